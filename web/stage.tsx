/**
 * What the panels lend to the map while they are open, and what they hear from it. A panel never touches the map: it
 * lends parts of the Scene (`useLent`), and App composes them. Owns no server truth and nothing shareable.
 */
import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { BoundaryOrigin } from '#contract/compound.ts'
import type { BoundaryShape, Bounds } from '#contract/geometry.ts'
import type { MapHandle } from './map/MapPane.tsx'
import type { CarryEvent, DrawEvent, Scene, Tool, Verdict } from './map/scene.ts'

export type Lent = Partial<
  Pick<
    Scene,
    | 'areas'
    | 'swipe'
    | 'anchors'
    | 'painted'
    | 'balance'
    | 'carries'
    | 'draft'
    | 'preview'
    | 'pictures'
    | 'pictureTried'
    | 'imported'
    | 'importLit'
    | 'links'
    | 'walls'
    | 'showBarriers'
    | 'zones'
    | 'policyZones'
    | 'marks'
    | 'shownWorks'
    | 'streetShares'
  >
>

/**
 * What another panel found for a boundary, to begin from instead of what is stored: a sketch, a shape of a file, or (without a shape) how
 * the one to be drawn comes about.
 */
export type Proposed = { shape: BoundaryShape | null; origin: BoundaryOrigin }
/** The tool in hand and, where it is for one record, that record's id. */
export type InHand = { tool: Tool; target: string | null; proposed: Proposed | null }

export type Toast = { text: string; undo?: () => void }

export type Stage = {
  lend(from: string, part: Lent | null): void
  listen(listener: (event: DrawEvent) => void): () => void
  /** The map's events come in here. */
  tell(event: DrawEvent): void
  takeUp(tool: Tool, target?: string, proposed?: Proposed): void
  putDown(): void
  hover(id: string | null): void
  /** Lights one class of the legend; the others dim. */
  light(legendClass: string | null): void
  lookAt(bounds: Bounds): void
  say(toast: Toast | null): void
  /** What answers a compound that is carried over the map; null while nothing can be carried. */
  carried: RefObject<((event: CarryEvent) => Verdict | null) | null>
  /** The map's own handle, for the toolbar; null until it is open. */
  map: RefObject<MapHandle | null>
}

export type StageState = { inHand: InHand; toast: Toast | null }

/** What follows the pointer. Apart from the rest, so that moving over the map does not draw the whole page again. */
type Pointed = { lent: Lent; hovered: string | null; lit: string | null }

const idle: InHand = { tool: 'select', target: null, proposed: null }
const StageContext = createContext<Stage | null>(null)
const StateContext = createContext<StageState | null>(null)
const PointedContext = createContext<Pointed | null>(null)

export function StageProvider({ children }: { children: ReactNode }) {
  const [parts, setParts] = useState<Readonly<Record<string, Lent>>>({})
  const [inHand, setInHand] = useState<InHand>(idle)
  const [hovered, hover] = useState<string | null>(null)
  const [lit, light] = useState<string | null>(null)
  const [toast, say] = useState<Toast | null>(null)
  const listeners = useRef(new Set<(event: DrawEvent) => void>())
  const map = useRef<MapHandle | null>(null)
  const carried = useRef<((event: CarryEvent) => Verdict | null) | null>(null)

  const stage = useMemo<Stage>(
    () => ({
      lend: (from, part) =>
        setParts(({ [from]: _, ...others }) => (part === null ? others : { ...others, [from]: part })),
      listen: (listener) => {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
      tell: (event) => {
        for (const listener of listeners.current) listener(event)
        if (event.kind === 'cancel') setInHand(idle)
      },
      takeUp: (tool, target, proposed) => setInHand({ tool, target: target ?? null, proposed: proposed ?? null }),
      putDown: () => setInHand(idle),
      hover,
      light,
      lookAt: (bounds) => map.current?.fit(bounds),
      say,
      carried,
      map,
    }),
    [],
  )
  const lent = useMemo<Lent>(() => Object.assign({}, ...Object.values(parts)), [parts])
  const state = useMemo(() => ({ inHand, toast }), [inHand, toast])
  const pointed = useMemo(() => ({ lent, hovered, lit }), [lent, hovered, lit])
  return (
    <StageContext value={stage}>
      <StateContext value={state}>
        <PointedContext value={pointed}>{children}</PointedContext>
      </StateContext>
    </StageContext>
  )
}

function existing<T>(value: T | null): T {
  if (value === null) throw new Error('a panel stands outside StageProvider')
  return value
}

/** What a panel may do to the map. The same object for the life of the page. */
export const useStage = (): Stage => existing(useContext(StageContext))
export const useStageState = (): StageState => existing(useContext(StateContext))
export const usePointed = (): Pointed => existing(useContext(PointedContext))

/** Lends parts of the Scene while the caller is mounted. Pass a memoised object; null lends nothing. */
export function useLent(part: Lent | null): void {
  const stage = useStage()
  const from = useId()
  useEffect(() => {
    stage.lend(from, part)
    return () => stage.lend(from, null)
  }, [stage, from, part])
}

/** Hears what the hand draws while the caller is mounted. */
export function useDrawing(listener: (event: DrawEvent) => void): void {
  const stage = useStage()
  const latest = useRef(listener)
  latest.current = listener
  const hear = useCallback((event: DrawEvent) => latest.current(event), [])
  useEffect(() => stage.listen(hear), [stage, hear])
}

/** Answers what is carried over the map while the caller is mounted. */
export function useCarried(answer: (event: CarryEvent) => Verdict | null): void {
  const { carried } = useStage()
  const latest = useRef(answer)
  latest.current = answer
  useEffect(() => {
    carried.current = (event) => latest.current(event)
    return () => {
      carried.current = null
    }
  }, [carried])
}
