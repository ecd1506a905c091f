/** Splitting one compound: which pieces and figures go to which part, seen on the map while it is decided. */
import { useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { fatesOfSplit } from '#contract/carrying.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { amounts, type CompoundSplit, differencesOf, mostParts } from '#contract/lineage.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { amountTold } from './amount-words.ts'
import { DifferenceNotes } from './DifferenceNotes.tsx'
import { PartFields } from './PartFields.tsx'
import { amountsTyped, asAreas, asAsked, firstParts, type Part, withPiece } from './parts.ts'
import { TiesSection } from './TiesSection.tsx'
import { type Cutting, useCuts, useShownParts } from './use-cutting.ts'
import { usePieces, useSplit } from './use-lineage.ts'

type SplitPanelProps = { compound: CompoundDetail; onSelect: (ids: string[]) => void; onClose: () => void }

const none: readonly never[] = []

export function SplitPanel({ compound, onSelect, onClose }: SplitPanelProps) {
  const t = useT()
  const stage = useStage()
  const cutting = useCuts()
  const { boundary } = compound
  useEffect(() => {
    const bounds = boundary && boundsOf(boundary)
    if (bounds) stage.lookAt(withRoom(bounds)) // the pieces are told apart from close by
  }, [boundary, stage])
  const { data: found, error, refetch } = usePieces(compound.id, cutting.cuts)
  const pieces = found?.pieces ?? none
  // whoever cuts anew begins with the parts anew
  const basis = `${cutting.cuts.length} ${pieces.length}`
  const [told, setTold] = useState<{ basis: string; parts: readonly Part[] } | null>(null)
  const parts = useMemo(
    () => (told?.basis === basis ? told.parts : firstParts(compound, pieces)),
    [told, basis, compound, pieces],
  )
  const setParts = (next: readonly Part[]) => setTold({ basis, parts: next })
  const [works, setWorks] = useState<CompoundSplit['works']>('beside')
  const [reason, setReason] = useState('')
  const splitting = useSplit(compound.id)
  useShownParts(
    useMemo(() => asAreas(compound.adcode, parts, pieces), [compound.adcode, parts, pieces]),
    cutting,
  )
  if (error && !found) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!found) return <Skeleton label={t('shell.loading')} />

  const names = parts.map(({ name }) => name.trim())
  const split = () =>
    splitting.mutate({
      version: compound.version,
      reason: reason.trim(),
      cuts: [...cutting.cuts],
      parts: parts.map(asAsked),
      works,
      text: t('lineage.splitDone', { name: compound.name, parts: names.join(t('shell.comma')) }),
      onSelect,
    })
  const left = pieces.flatMap((_, piece) => (parts.some((part) => part.pieces.includes(piece)) ? [] : piece + 1))
  const faults = [
    ...(names.includes('') ? [t('lineage.namelessPart')] : []),
    ...(new Set(names).size < names.length && !names.includes('') ? [t('lineage.sameNames')] : []),
    ...(left.length > 0 ? [t('lineage.pieceLeft', { numbers: left.join(t('shell.comma')) })] : []),
  ]
  const isReady =
    reason.trim() !== '' && faults.length === 0 && parts.every((part) => amountsTyped(part).faulty.length === 0)
  const groups = parts.map((part) => part.pieces)
  const { linked, apart } = found.works
  const goes = [
    ...(compound.area ? [t('lineage.ties.area', { area: `${compound.area.number} ${compound.area.name}` })] : []),
    ...(linked > apart || works === 'all'
      ? [t('lineage.ties.works', { count: works === 'all' ? linked : linked - apart })]
      : []),
  ]
  return (
    <>
      <div className="inspector-body">
        <Section title={t('lineage.splitTitle', { name: compound.name })}>
          <p>{t('lineage.splitText')}</p>
        </Section>
        <CutSection cutting={cutting} count={pieces.length} idleCuts={found.idleCuts} />
        <Section>
          {parts.map((part, at) => (
            <PartFields
              // parts have no identity of their own but their place
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={at}
              part={part}
              number={at + 1}
              pieces={pieces}
              onChange={(next) => setParts(parts.with(at, next))}
              onPiece={(piece) => setParts(withPiece(parts, at, piece))}
              onRemove={parts.length > 2 ? () => setParts(parts.toSpliced(at, 1)) : null}
            />
          ))}
          {parts.length < mostParts && (
            <Button
              className="link"
              onPress={() =>
                setParts([...parts, { name: `${compound.name}（${parts.length + 1}）`, pieces: [], typed: {} }])
              }
            >
              {t('lineage.addPart')}
            </Button>
          )}
        </Section>
        <Sums compound={compound} parts={parts} />
        <Section title={t('lineage.works')}>
          <Choice
            label={t('lineage.works')}
            value={works}
            options={(['beside', 'all'] as const).map((way) => ({ value: way, label: t(`lineage.workWays.${way}`) }))}
            onChange={setWorks}
          />
        </Section>
        <TiesSection
          fates={fatesOfSplit(found.ties, groups)}
          names={names}
          goes={goes}
          stays={apart > 0 && works === 'beside' ? [t('lineage.ties.worksApart', { count: apart })] : []}
        />
        <Section>
          <ReasonField
            label={t('lineage.reason')}
            rows={2}
            value={reason}
            hint={t('lineage.splitReasonHint')}
            onChange={setReason}
          />
          {faults.length > 0 && (
            <Note tone="warning">
              {faults.map((fault) => (
                <p key={fault}>{fault}</p>
              ))}
            </Note>
          )}
          {splitting.error && <ProblemNote problem={splitting.error} />}
        </Section>
      </div>
      <footer className="inspector-foot">
        <Button className="button primary" isDisabled={!isReady || splitting.isPending} onPress={split}>
          {t('lineage.split')}
        </Button>
        <Button className="button" onPress={onClose}>
          {t('shell.cancel')}
        </Button>
      </footer>
    </>
  )
}

function CutSection({ cutting, count, idleCuts }: { cutting: Cutting; count: number; idleCuts: number }) {
  const t = useT()
  if (count === 0) {
    return (
      <Section title={t('lineage.boundaryPieces')}>
        <Note tone="warning">{t('lineage.noBoundary')}</Note>
      </Section>
    )
  }
  return (
    <Section title={t('lineage.piecesCount', { count })}>
      {cutting.isCutting ? (
        <>
          <p role="status">{t(cutting.inHand ? 'lineage.cutDrawn' : 'lineage.cutting')}</p>
          {cutting.inHand && (
            <div className="buttons">
              <Button className="button button-small" onPress={cutting.end}>
                {t('lineage.cutEnd')}
              </Button>
              <Button className="button button-small" onPress={cutting.takeBack}>
                {t('lineage.cutBack')}
              </Button>
            </div>
          )}
        </>
      ) : (
        <div className="buttons">
          <Button className="button button-small" onPress={cutting.begin}>
            {t('lineage.cut')}
          </Button>
          {cutting.cuts.length > 0 && (
            <Button className="button button-small" onPress={cutting.takeBack}>
              {t('lineage.cutBack')}
            </Button>
          )}
        </div>
      )}
      {idleCuts > 0 && <Note tone="warning">{t('lineage.idleCut')}</Note>}
    </Section>
  )
}

/** What was recorded of the whole against what is given to its parts. */
function Sums({ compound, parts }: { compound: CompoundDetail; parts: readonly Part[] }) {
  const t = useT()
  const recorded = amounts.filter((field) => compound[field] !== null)
  const differences = differencesOf(
    compound,
    parts.map((part) => amountsTyped(part).known),
  )
  return (
    <Section title={t('lineage.sums')}>
      {recorded.length === 0 && <p className="quiet">{t('lineage.nothingRecorded')}</p>}
      {recorded.length > 0 && differences.length === 0 && <Note tone="good">{t('lineage.sumsGood')}</Note>}
      <DifferenceNotes differences={differences} />
      {differences.length > 0 && differences.length < recorded.length && (
        <p className="quiet survey-small">
          {recorded
            .filter((field) => !differences.some((difference) => difference.field === field))
            .map((field) => `${t(`words.field.${field}`)} ${amountTold(t, field, compound[field] ?? 0)} ✓`)
            .join(t('shell.comma'))}
        </p>
      )}
    </Section>
  )
}
