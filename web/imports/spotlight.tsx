/**
 * The import on the map: every shape of the preview, and over them what the reader looks at. Sections say where to look; nobody
 * here touches the map, the stage composes it.
 */
import type { Geometry } from 'geojson'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Position } from '#contract/geometry.ts'
import type { ImportPreview } from '#contract/import.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { featureAt, type Lit, litShapes, pointAt, roomAround, shapesOf } from './picture.ts'

export type Mark = { place: Position; label: string }

export type Spotlight = {
  /** Lights a row of the file, or a record of the ledger; null puts the light out. */
  light(at: number | null, recordId?: string | null): void
  /** Whether there is anything of it to see. */
  has(at: number | null, recordId?: string | null): boolean
  /** Brings it into sight as well. */
  show(at: number | null, recordId?: string | null): void
  showPlace(place: Position, label: string): void
  /** `at` is where the trouble lies. */
  showRepair(repair: { before: Geometry; after: Geometry; at: Position | null }, label: string): void
  mark(marks: readonly Mark[]): void
}

const Context = createContext<Spotlight | null>(null)

export function useSpotlight(): Spotlight {
  const spotlight = useContext(Context)
  if (!spotlight) throw new Error('a section of the import stands outside its SpotlightProvider')
  return spotlight
}

type ProviderProps = {
  preview: ImportPreview | null
  /** Where a record of the ledger lies. */
  placeOf: (recordId: string) => Position | null
  children: ReactNode
}

const none: readonly never[] = []

export function SpotlightProvider({ preview, placeOf, children }: ProviderProps) {
  const stage = useStage()
  const [lit, setLit] = useState<readonly Lit[]>(none)
  const [marks, mark] = useState<readonly Mark[]>(none)
  const shapes = useMemo(() => preview && shapesOf(preview), [preview])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was lit belongs to the picture before
  useEffect(() => {
    setLit(none)
    mark(none)
  }, [shapes])
  useLent(useMemo(() => ({ imported: shapes }), [shapes]))
  useLent(useMemo(() => ({ importLit: lit.length > 0 ? litShapes(lit) : null, marks }), [lit, marks]))

  const spotlight = useMemo<Spotlight>(() => {
    const geometryOf = (at: number | null) => (shapes && featureAt(shapes, at)?.geometry) ?? null
    const light: Spotlight['light'] = (at, recordId = null) => {
      const geometry = geometryOf(at)
      setLit(geometry ? [{ geometry, part: 'lit' }] : none)
      stage.hover(recordId)
    }
    const lookAt = (geometry: Geometry | null) => {
      const bounds = roomAround(geometry)
      if (bounds) stage.lookAt(bounds)
    }
    const find = (at: number | null, recordId: string | null) => {
      const place = recordId === null ? null : placeOf(recordId)
      return geometryOf(at) ?? (place && pointAt(place))
    }
    return {
      light,
      has: (at, recordId = null) => find(at, recordId) !== null,
      show: (at, recordId = null) => {
        light(at, recordId)
        lookAt(find(at, recordId))
      },
      showPlace: (place, label) => {
        mark([{ place, label }])
        lookAt(pointAt(place))
      },
      showRepair: ({ before, after, at }, label) => {
        setLit([
          { geometry: before, part: 'before' },
          { geometry: after, part: 'after' },
        ])
        mark(at ? [{ place: at, label }] : none)
        lookAt(after)
      },
      mark,
    }
  }, [shapes, stage, placeOf])
  return <Context value={spotlight}>{children}</Context>
}
