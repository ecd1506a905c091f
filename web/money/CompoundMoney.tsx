/** The money of one compound: what it comes to at the left, what was entered at the right, saved as a whole. */
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundMoney } from '#contract/money.ts'
import type { Contribution, MoneyRecord } from '#contract/money-record.ts'
import type { ApiProblem } from '#web/api.ts'
import { figure, percent, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useKept } from '#web/use-kept.ts'
import { useUndo } from '#web/use-undo.ts'
import { ContributionForm } from './ContributionForm.tsx'
import { CountedWorks } from './CountedWorks.tsx'
import { newContribution, sameRecord } from './draft.ts'
import { FindingList } from './FindingList.tsx'
import { FundForm } from './FundForm.tsx'
import { showsFault } from './inputs.tsx'
import { NamedSources } from './NamedSources.tsx'
import { SubsidyForm } from './SubsidyForm.tsx'
import { useMoney, useSaveMoney } from './use-money.ts'
import { usePlaces } from './use-places.ts'
import { WaterfallBars } from './WaterfallBars.tsx'

type CompoundMoneyPageProps = { id: string; readOnly: boolean; onBack: () => void; onMap: () => void }

export function CompoundMoneyPage(props: CompoundMoneyPageProps) {
  const t = useT()
  const { data, error, refetch } = useMoney(props.id)
  return (
    <>
      <nav className="money-nav">
        <Button className="link" onPress={props.onBack}>
          ‹ {t('money.back')}
        </Button>
        <Button className="link" onPress={props.onMap}>
          {t('money.onMap')}
        </Button>
      </nav>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label={t('shell.loading')} />}
      {data && <Editor key={data.compoundId} money={data} readOnly={props.readOnly} />}
    </>
  )
}

/** What is typed, and what the changes were made on. */
type Draft = { seen: Pick<CompoundMoney, 'digest' | 'record'>; record: MoneyRecord }

function Editor({ money, readOnly }: { money: CompoundMoney; readOnly: boolean }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const fresh: Draft = { seen: money, record: money.record }
  const [draft, keep] = useKept(`money ${money.compoundId}`, fresh)
  const isChanged = !sameRecord(draft.record, draft.seen.record)
  // nothing of ours is lost: what somebody else saved is shown at once
  const { seen, record } = isChanged ? draft : fresh
  const saving = useSaveMoney(money.compoundId)
  const form = useRef<HTMLDivElement>(null)
  /** Other fields each time all that was typed gives way, also what said nothing yet. */
  const [round, setRound] = useState(0)
  /** What is typed while it is being saved would be taken for saved. */
  const isLocked = readOnly || saving.isPending
  const isCollided = (saving.error as ApiProblem | null)?.status === 409
  const change = (edits: Partial<MoneyRecord>) => keep({ seen, record: { ...record, ...edits } })
  const places = usePlaces<Contribution, HTMLDivElement>(record.contributions, '[data-removes]', (contributions) =>
    change({ contributions }),
  )
  const takeTheirs = () => {
    saving.reset()
    keep(fresh)
    setRound(round + 1)
  }
  const discard = () => {
    takeTheirs()
    stage.say({ text: t('money.discarded', { name: money.name }), undo: () => keep(draft) })
  }
  const told = (saved: CompoundMoney, over: Draft['seen']) => {
    const back = { seen: saved.digest, record: over.record }
    keep({ seen: saved, record: saved.record })
    stage.say({
      text: t('money.saved', { name: money.name }),
      undo: () => undo(() => saving.mutateAsync(back), t('money.undone', { name: money.name })),
    })
  }
  /** @param over what is saved over, and comes back by undoing */
  const save = (over: Draft['seen']) => {
    if (showsFault(form.current)) return
    // the page may be left before the answer, and what is kept of it is saved by then; a refusal stands on the page
    void saving.mutateAsync({ seen: over.digest, record }).then(
      (saved) => told(saved, over),
      () => undefined,
    )
  }
  return (
    <article className="compound-money" aria-label={money.name}>
      <header className="money-head">
        <h2>{money.name}</h2>
        {isChanged && <span className="money-unsaved">{t('money.unsaved')}</span>}
        {!readOnly && (
          <span className="money-save">
            <Button className="button primary" isDisabled={!isChanged || saving.isPending} onPress={() => save(seen)}>
              {t('money.save')}
            </Button>
            {isChanged && (
              <Button className="button" isDisabled={saving.isPending} onPress={discard}>
                {t('money.discard')}
              </Button>
            )}
          </span>
        )}
      </header>
      {isCollided && (
        <Note tone="warning">
          {t('money.collided')}{' '}
          <Button className="link" onPress={takeTheirs}>
            {t('money.takeTheirs')}
          </Button>{' '}
          <Button className="link" onPress={() => save(money)}>
            {t('money.keepMine')}
          </Button>
        </Note>
      )}
      {saving.error && !isCollided && <ProblemNote problem={saving.error} />}
      <div className="money-columns">
        <div>
          <Section title={t('money.title')} remark={t('money.wan')}>
            <WaterfallBars waterfall={money.waterfall} packs={money.packs} />
            {money.byPayer.length > 0 && <Payers money={money} />}
          </Section>
          {money.items.length > 0 && <CountedWorks money={money} />}
          <Section title={t('money.findingsTitle')}>
            {money.findings.length === 0 ? (
              <p className="quiet">{t('money.noFindings')}</p>
            ) : (
              <FindingList findings={money.findings} packs={money.packs} />
            )}
          </Section>
          <NamedSources money={money} />
        </div>
        <div ref={form} key={round}>
          <Section title={t('money.contributions')}>
            <div ref={places.list} tabIndex={-1}>
              {record.contributions.map((contribution, at) => (
                <ContributionForm
                  key={places.keys[at]}
                  number={at + 1}
                  contribution={contribution}
                  money={money}
                  readOnly={isLocked}
                  onChange={(next) => places.put(at, next)}
                />
              ))}
            </div>
            {record.contributions.length === 0 && <p className="quiet">{t('money.noContributions')}</p>}
            {!readOnly && (
              <Button
                className="button button-small"
                isDisabled={isLocked}
                onPress={() => change({ contributions: [...record.contributions, newContribution] })}
              >
                {t('money.addContribution')}
              </Button>
            )}
          </Section>
          <FundForm
            fund={record.fund}
            share={money.fundShare}
            readOnly={isLocked}
            onChange={(fund) => change({ fund })}
          />
          <SubsidyForm
            money={money}
            subsidy={record.subsidy}
            readOnly={isLocked}
            onChange={(subsidy) => change({ subsidy })}
          />
        </div>
      </div>
    </article>
  )
}

function Payers({ money: { byPayer, utilityShare } }: { money: CompoundMoney }) {
  const t = useT()
  return (
    <p className="quiet">
      {t('money.byPayer')}
      {byPayer.map(({ payer, amountWan }) => (
        <span key={payer}>
          {' · '}
          {t(`money.payers.${payer}`)} {figure(amountWan, 2)}
        </span>
      ))}
      {utilityShare !== null && utilityShare > 0 && ` · ${t('money.utilityShare', { share: percent(utilityShare) })}`}
    </p>
  )
}
