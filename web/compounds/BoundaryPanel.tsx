/** Placing a compound: what to do, what the drawn boundary is worth, and saving it. */
import { useState } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { ApiProblem, type BoundaryFinding } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { type Proposed, useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { roughnessOf } from './sketch-origin.ts'
import { useBoundaryDrawing } from './use-boundary-drawing.ts'
import { namesOf, type SaveCompound } from './use-save-compound.ts'

type BoundaryPanelProps = { compound: CompoundDetail; saver: SaveCompound; proposed: Proposed | null }

export function BoundaryPanel({ compound, saver, proposed }: BoundaryPanelProps) {
  const t = useT()
  const stage = useStage()
  const [seen] = useState(compound) // what others save meanwhile does not change what this drawing started from
  const drawing = useBoundaryDrawing(seen, proposed)
  const { boundary, alongside, reshaping, isAnew, findings, checking, unchecked, refused, restart } = drawing
  const { mayBeSketch, originFor } = roughnessOf(seen, proposed, isAnew)
  const [isSketch, setIsSketch] = useState(mayBeSketch)
  const isVerified = mayBeSketch && !isSketch && proposed === null && !isAnew
  // a sketch that proves right is saved as it stands
  const savable = boundary ?? (isVerified ? seen.boundary : null)
  const blocked = findings.some(({ blocking }) => blocking)
  const parts = seen.boundary?.coordinates.length ?? 0

  const save = async (neighbours = alongside) => {
    const boundaryOrigin = originFor(savable, mayBeSketch && isSketch)
    if (savable && (await saver.save({ seen, edits: { boundary: savable }, neighbours, boundaryOrigin })))
      stage.putDown()
  }
  const { saving } = saver
  const isNeighbourStale =
    saving.kind === 'failed' && saving.problem instanceof ApiProblem && saving.problem.code === 'stale-boundary'
  return (
    <>
      <div className="inspector-body">
        <Section title={t(reshaping ? 'compounds.reshape' : 'compounds.drawBoundary')}>
          {reshaping && proposed && <p>{t('compounds.proposedHow')}</p>}
          {proposed?.origin.note && !(isAnew && proposed.shape) && <p>{proposed.origin.note}</p>}
          <p className={proposed ? 'quiet' : ''}>{t(reshaping ? 'compounds.reshapeHow' : 'compounds.drawHow')}</p>
          {reshaping && parts > 1 && <p className="quiet">{t('compounds.everyPart', { number: parts })}</p>}
          {alongside.length > 0 && (
            <Note tone="plain">{t('compounds.movesAlong', { names: namesOf(alongside, t('shell.comma')) })}</Note>
          )}
        </Section>
        {mayBeSketch && (
          <Section>
            <Checkbox className="checkbox" isSelected={isSketch} onChange={setIsSketch}>
              <span className="checkbox-box" aria-hidden="true" />
              {t('compounds.isSketch')}
            </Checkbox>
            <p className="quiet">{t('compounds.isSketchHint')}</p>
          </Section>
        )}
        <Section title={t('compounds.findings')} remark={checking ? t('compounds.checking') : null}>
          {refused && <Note tone="failure">{refused}</Note>}
          {!boundary && !refused && (
            <p className="quiet">{t(reshaping ? 'compounds.nothingReshaped' : 'compounds.nothingDrawn')}</p>
          )}
          {unchecked && <ProblemNote problem={unchecked.problem} onRetry={unchecked.again} />}
          {boundary && findings.length === 0 && !checking && !unchecked && !refused && (
            <Note tone="good">{t('compounds.boundarySound')}</Note>
          )}
          {findings.map((finding) => (
            <Finding
              key={`${finding.compound} ${finding.code} ${finding.message}`}
              finding={finding}
              of={alongside.find(({ id }) => id === finding.compound)?.name ?? null}
            />
          ))}
          {saving.kind === 'failed' && (
            <ProblemNote problem={saving.problem} onRetry={isNeighbourStale ? undefined : () => void save()} />
          )}
          {isNeighbourStale && (
            <Button className="button" onPress={() => void save([])}>
              {t('compounds.saveOwnOnly')}
            </Button>
          )}
        </Section>
      </div>
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={!savable || blocked || saving.kind === 'saving'}
          onPress={() => void save()}
        >
          {t('compounds.saveBoundary')}
        </Button>
        <Button className="button" onPress={restart}>
          {t('compounds.drawAgain')}
        </Button>
        <Button className="button" onPress={stage.putDown}>
          {t('shell.cancel')}
        </Button>
      </footer>
    </>
  )
}

/** `of` names the neighbour it is about; null for the boundary in the hand. */
function Finding({ finding, of }: { finding: BoundaryFinding; of: string | null }) {
  const t = useT()
  const stage = useStage()
  const { place } = finding
  return (
    <Note tone={finding.blocking ? 'failure' : 'warning'}>
      {of === null ? finding.message : t('compounds.findingOf', { name: of, finding: finding.message })}{' '}
      {place && (
        <Button className="link" onPress={() => stage.lookAt(boundsAround(place))}>
          {t('compounds.look')}
        </Button>
      )}
    </Note>
  )
}
