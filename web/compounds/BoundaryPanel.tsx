/** Placing a compound: what to do, what the drawn boundary is worth, and saving it. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import type { BoundaryFinding } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useBoundaryDrawing } from './use-boundary-drawing.ts'
import type { SaveCompound } from './use-save-compound.ts'

type BoundaryPanelProps = { compound: CompoundDetail; saver: SaveCompound }

export function BoundaryPanel({ compound, saver }: BoundaryPanelProps) {
  const t = useT()
  const stage = useStage()
  const [seen] = useState(compound) // what others save meanwhile does not change what this drawing started from
  const { boundary, reshaping, findings, checking, unchecked, refused, restart } = useBoundaryDrawing(seen)
  const blocked = findings.some(({ blocking }) => blocking)
  const parts = seen.boundary?.coordinates.length ?? 0

  const save = async () => {
    if (boundary && (await saver.save({ seen, edits: { boundary } }))) stage.putDown()
  }
  return (
    <>
      <div className="inspector-body">
        <Section title={t(reshaping ? 'compounds.reshape' : 'compounds.drawBoundary')}>
          <p>{t(reshaping ? 'compounds.reshapeHow' : 'compounds.drawHow')}</p>
          {reshaping && parts > 1 && <p className="quiet">{t('compounds.firstPart', { count: parts })}</p>}
        </Section>
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
            <Finding key={`${finding.code} ${finding.message}`} finding={finding} />
          ))}
          {saver.saving.kind === 'failed' && <ProblemNote problem={saver.saving.problem} onRetry={() => void save()} />}
        </Section>
      </div>
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={!boundary || blocked || saver.saving.kind === 'saving'}
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

function Finding({ finding }: { finding: BoundaryFinding }) {
  const t = useT()
  const stage = useStage()
  const { place } = finding
  return (
    <Note tone={finding.blocking ? 'failure' : 'warning'}>
      {finding.message}{' '}
      {place && (
        <Button className="link" onPress={() => stage.lookAt(boundsAround(place))}>
          {t('compounds.look')}
        </Button>
      )}
    </Note>
  )
}
