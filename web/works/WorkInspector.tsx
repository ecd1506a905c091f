/** One work: its facts and their source, the compounds on it; editing facts or line; deleting. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { WorkDetail } from '#contract/work.ts'
import { ApiProblem } from '#web/api.ts'
import { figure, useT } from '#web/language.ts'
import { useDrawing, useLent, useStage, useStageState } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useChangeWork, useDeleteWork, useOperators, useWork } from './use-works.ts'
import { answerOf, type WorkFacts, WorkFields } from './WorkFields.tsx'

type WorkInspectorProps = { id: string; readOnly: boolean; onOpen: (id: string) => void; onClose: () => void }

export function WorkInspector({ id, ...rest }: WorkInspectorProps) {
  const work = useWork(id)
  if (work.error) return <ProblemNote problem={work.error} onRetry={() => work.refetch()} />
  return work.data ? <WorkPanel key={id} work={work.data} onRenew={() => work.refetch()} {...rest} /> : null
}

type WorkPanelProps = Omit<WorkInspectorProps, 'id'> & { work: WorkDetail; onRenew: () => void }

function WorkPanel({ work, readOnly, onOpen, onClose, onRenew }: WorkPanelProps) {
  const t = useT()
  const stage = useStage()
  const { inHand } = useStageState()
  const [facts, setFacts] = useState<WorkFacts | null>(null)
  const operators = useOperators(work.adcode).data ?? []
  const change = useChangeWork(work.id)
  const editsLine = inHand.tool === 'edit' && inHand.target === work.id
  const shape = work.geometry?.type === 'LineString' ? work.geometry : null
  useLent(
    useMemo(
      () => (editsLine ? { draft: { tool: 'edit' as const, shape, key: `${work.id} ${work.version}` } } : null),
      [editsLine, shape, work.id, work.version],
    ),
  )
  useDrawing((event) => {
    if (!editsLine || event.kind !== 'finish' || event.shape.type !== 'LineString') return
    change.mutate(
      { version: work.version, geometry: event.shape },
      { onSuccess: (saved) => undoable(saved, { geometry: work.geometry }) },
    )
  })
  const undoable = (saved: WorkDetail, back: object) => {
    stage.putDown()
    stage.say({ text: t('workPanel.changed'), undo: () => change.mutate({ version: saved.version, ...back }) })
  }
  const saveFacts = () => {
    if (!facts) return
    change.mutate(
      { version: work.version, ...facts },
      {
        onSuccess: (saved) => {
          setFacts(null)
          undoable(saved, factsOf(work))
        },
        onError: (problem) => {
          if (problem instanceof ApiProblem && problem.code === 'stale-version') onRenew()
        },
      },
    )
  }
  const isStale = change.error instanceof ApiProblem && change.error.code === 'stale-version'
  const kind = t(`words.workKind.${work.kind}`)
  const trade = t(`words.trade.${work.trade}`)
  return (
    <div className="inspector">
      <header className="inspector-head">
        <p className="eyebrow">
          <span className={`trade-sign trade-${work.trade}`} aria-hidden="true">
            {t(`words.tradeLetter.${work.trade}`)}
          </span>{' '}
          {t('workPanel.work')} · {t(`words.lineState.${work.lineState}`)}
        </p>
        <h1>{work.name ?? t('workPanel.unnamed', { trade, kind })}</h1>
        {work.roadName && <p className="quiet">{t('workPanel.along', { road: work.roadName })}</p>}
      </header>
      {work.invented && (
        <div className="section">
          <Note tone="warning">{t('workPanel.invented')}</Note>
        </div>
      )}
      {facts ? (
        <Section>
          <WorkFields facts={facts} operators={operators} onChange={setFacts} />
        </Section>
      ) : (
        <WorkFactsList work={work} onOpen={onOpen} />
      )}
      {isStale ? (
        <div className="section">
          <Note tone="warning">{t('workPanel.stale')}</Note>
        </div>
      ) : (
        change.error && <ProblemNote problem={change.error} />
      )}
      {!readOnly && (
        <footer className="inspector-foot">
          {facts ? (
            <>
              <Button className="button primary" isDisabled={change.isPending} onPress={saveFacts}>
                {t('workPanel.apply')}
              </Button>
              <Button className="button" onPress={() => setFacts(null)}>
                {t('workPanel.cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button className="button primary" onPress={() => setFacts(factsOf(work))}>
                {t('workPanel.edit')}
              </Button>
              {shape && (
                <Button className="button" onPress={() => stage.takeUp('edit', work.id)}>
                  {t('workPanel.editLine')}
                </Button>
              )}
              <Deletion work={work} onDeleted={onClose} />
            </>
          )}
        </footer>
      )}
    </div>
  )
}

function factsOf(work: WorkDetail): WorkFacts {
  const { name, trade, kind, placement, state, operatorId, roadName, fromMonth, toMonth, note } = work
  const { excavates, isTrunk, isPrioritised } = work
  return {
    ...{ name, trade, kind, placement, state, operatorId, roadName, fromMonth, toMonth, note },
    ...{ excavates, isTrunk, isPrioritised },
  }
}

function WorkFactsList({ work, onOpen }: { work: WorkDetail; onOpen: (id: string) => void }) {
  const t = useT()
  const window =
    work.fromMonth || work.toMonth ? `${work.fromMonth ?? '…'} – ${work.toMonth ?? '…'}` : t('workPanel.noWindow')
  return (
    <>
      <Section>
        <dl className="facts">
          <dt>{t('words.field.operatorId')}</dt>
          <dd>{work.operator?.name ?? t('workPanel.noOperator')}</dd>
          <dt>{t('workPanel.length')}</dt>
          <dd>{work.lengthM === null ? '—' : `${figure(work.lengthM)} m`}</dd>
          <dt>{t('words.field.placement')}</dt>
          <dd>{t(`words.placement.${work.placement}`)}</dd>
          <dt>{t('words.field.state')}</dt>
          <dd>{t(`words.workState.${work.state}`)}</dd>
          <dt>{t('workPanel.window')}</dt>
          <dd>{window}</dd>
          <dt>{t('words.field.excavates')}</dt>
          <dd>{work.excavates ? '✓' : '—'}</dd>
          <dt>{t('words.field.isTrunk')}</dt>
          <dd>{t(`workPanel.${answerOf(work.isTrunk)}`)}</dd>
          <dt>{t('words.field.isPrioritised')}</dt>
          <dd>{t(`workPanel.${answerOf(work.isPrioritised)}`)}</dd>
          {work.note && (
            <>
              <dt>{t('words.field.note')}</dt>
              <dd>{work.note}</dd>
            </>
          )}
        </dl>
      </Section>
      <Section title={t('workPanel.compoundsOn')}>
        {work.compounds.length === 0 && <p className="quiet">{t('workPanel.none')}</p>}
        <ul className="link-list">
          {work.compounds.map(({ id, name }) => (
            <li key={id}>
              <Button className="link-name" onPress={() => onOpen(id)}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Deletion({ work, onDeleted }: { work: WorkDetail; onDeleted: () => void }) {
  const t = useT()
  const stage = useStage()
  const [asks, setAsks] = useState(false)
  const deletion = useDeleteWork(work.id)
  const remove = () =>
    deletion.mutate(work.version, {
      onSuccess: () => {
        setAsks(false)
        stage.say({ text: t('workPanel.removed') })
        onDeleted()
      },
    })
  return (
    <>
      <Button className="button danger" onPress={() => setAsks(true)}>
        {t('workPanel.remove')}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t('workPanel.removeTitle')}
          text={t('workPanel.removeText', {
            length: figure(work.lengthM ?? 0),
            trade: t(`words.trade.${work.trade}`),
          })}
          action={t('workPanel.remove')}
          isPending={deletion.isPending}
          problem={deletion.error}
          onDo={remove}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}
