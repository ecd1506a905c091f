/** Where the file lands: as it says, or by a system the reader chooses among those that are likely, each with where it would land. */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Bounds } from '#contract/geometry.ts'
import type { CrsWish, ImportPreview } from '#contract/import.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Note } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { CandidateList } from './CandidateList.tsx'
import { OwnGrid } from './OwnGrid.tsx'
import type { Wishing } from './use-wishes.ts'
import { placedBy } from './wishes.ts'

export function PlaceSection({ preview, wishing }: { preview: ImportPreview; wishing: Wishing }) {
  const t = useT()
  const { crs, picture } = preview
  const isOfShapes = preview.tables[preview.table]?.hasGeometry ?? false
  // numbers of a city's own grid are like those of no system, and have to be asked for all the same
  const isAskedFor = preview.blocking.some(({ code }) => code === 'crs-needed')
  const hasPlace = isOfShapes || isAskedFor || crs.used !== null || wishing.wishes.crs !== undefined
  useFlight(preview)
  return (
    <div id="import-place" className="import-anchor">
      <Section title={t('imports.place.title')} remark={hasPlace && <ShapeCount picture={picture} />}>
        {hasPlace ? (
          <Placing preview={preview} wishing={wishing} />
        ) : (
          <p className="quiet">{t('imports.place.none')}</p>
        )}
      </Section>
    </div>
  )
}

function Placing({ preview, wishing: { wishes, wish } }: { preview: ImportPreview; wishing: Wishing }) {
  const t = useT()
  const stage = useStage()
  const { crs, bounds, distanceM } = preview
  const mustChoose = crs.used === null
  const [isOpen, setOpen] = useState(false)
  const shown = mustChoose || isOpen
  const choose = (next: CrsWish | null) => wish((now) => placedBy(now, next), t('imports.steps.crs'))
  return (
    <>
      {mustChoose && (
        <Note tone="warning">
          <b>{t('imports.place.undeclared')}</b>{' '}
          {t(crs.candidates.length > 0 ? 'imports.place.choose' : 'imports.place.noneLikely')}
        </Note>
      )}
      {crs.declared && crs.declared !== crs.used?.code && (
        <p className="quiet import-declared" title={crs.declared}>
          {t('imports.place.declared')} {crs.declared.slice(0, 80)}
        </p>
      )}
      {crs.used && (
        <p className="import-used">
          <span className="quiet">{t('imports.place.used')}</span> <b>{crs.used.name}</b>{' '}
          <span className="quiet">
            {crs.residualsM
              ? t('imports.place.ownUsed', {
                  points: crs.residualsM.length,
                  m: figure(Math.max(...crs.residualsM), 2),
                })
              : crs.used.code.length < 40 && !crs.used.name.includes(crs.used.code) && crs.used.code}
          </span>
        </p>
      )}
      <p className="import-place-acts">
        {distanceM !== null && (
          <span data-far={distanceM > farM || undefined}>
            {t('imports.place.distance', { far: lengthWords(t, distanceM) })}
          </span>
        )}
        {bounds && (
          <Button className="link" onPress={() => stage.lookAt(bounds)}>
            {t('imports.place.look')}
          </Button>
        )}
        {!mustChoose && (
          <Button className="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t('imports.place.change')}
          </Button>
        )}
        {wishes.crs && crs.declared && (
          <Button className="link" onPress={() => choose(null)}>
            {t('imports.place.asFile')}
          </Button>
        )}
      </p>
      {shown && <CandidateList crs={crs} chosen={wishes.crs} onChoose={choose} />}
      {shown && (
        <OwnGrid
          chosen={wishes.crs}
          residualsM={crs.residualsM}
          isLikely={mustChoose && crs.candidates.length === 0}
          onChoose={choose}
        />
      )}
    </>
  )
}

/** A file that lies farther from its district's middle than this is likely misplaced. */
const farM = 20_000

/** "1.2 km" from a kilometre on. */
const lengthWords = (t: Say, m: number): string =>
  m < 1000 ? `${figure(m)}\u2009${t('words.unit.m')}` : `${figure(m / 1000, m < 100_000 ? 1 : 0)}\u2009km`

function ShapeCount({ picture: { features, total } }: Pick<ImportPreview, 'picture'>) {
  const t = useT()
  const count =
    features.length < total
      ? t('imports.place.shapesOf', { shown: figure(features.length), total: figure(total) })
      : t('imports.place.shapes', { count: total })
  return (
    <>
      {count} · {t('imports.place.nothingWritten')}
    </>
  )
}

/** The map goes to where the file lands, once for each place it lands at. */
function useFlight({ bounds }: ImportPreview): void {
  const stage = useStage()
  const key = bounds?.join() ?? null
  const latest = useRef<Bounds | null>(bounds)
  latest.current = bounds
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the bounds, which are new in every preview
  useEffect(() => {
    if (latest.current) stage.lookAt(latest.current)
  }, [key, stage])
}
