/** The money of one compound: what it comes to at the left, what was entered at the right, saved as a whole. */
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundMoney } from '#contract/money.ts'
import type { MoneyRecord } from '#contract/money-record.ts'
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
import { newContribution, sameRecord, withAt } from './draft.ts'
import { FindingList } from './FindingList.tsx'
import { FundForm } from './FundForm.tsx'
import { NamedSources } from './NamedSources.tsx'
import { SubsidyForm } from './SubsidyForm.tsx'
import { useMoney, useSaveMoney } from './use-money.ts'
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

function Editor({ money, readOnly }: { money: CompoundMoney; readOnly: boolean }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  /** What the changes were made on. */
  const [draft, keep, forget] = useKept(`money ${money.compoundId}`, {
    seen: { digest: money.digest, record: money.record },
    record: money.record,
  })
  const { seen, record } = draft
  const saving = useSaveMoney(money.compoundId)
  /** What is typed while it is being saved would be taken for saved. */
  const isLocked = readOnly || saving.isPending
  const isChanged = !sameRecord(record, seen.record)
  const isCollided = (saving.error as ApiProblem | null)?.status === 409
  const others = !isChanged && seen.digest !== money.digest
  const take = (from: CompoundMoney) => {
    forget()
    keep({ seen: { digest: from.digest, record: from.record }, record: from.record })
  }
  useEffect(() => {
    // nothing of ours is lost: what somebody else saved is shown at once
    if (others) take(money)
  })
  const change = (edits: Partial<MoneyRecord>) => keep({ seen, record: { ...record, ...edits } })
  const takeTheirs = () => {
    saving.reset()
    take(money)
  }
  const save = (digest: string) =>
    saving.mutate(
      { seen: digest, record },
      {
        onSuccess: (saved) => {
          const before = seen.record
          take(saved)
          stage.say({
            text: t('money.saved', { name: money.name }),
            undo: () =>
              undo(
                () => saving.mutateAsync({ seen: saved.digest, record: before }),
                t('money.undone', { name: money.name }),
              ),
          })
        },
      },
    )
  return (
    <article className="compound-money" aria-label={money.name}>
      <header className="money-head">
        <h2>{money.name}</h2>
        {isChanged && <span className="money-unsaved">{t('money.unsaved')}</span>}
        {!readOnly && (
          <span className="money-save">
            <Button
              className="button primary"
              isDisabled={!isChanged || saving.isPending}
              onPress={() => save(seen.digest)}
            >
              {t('money.save')}
            </Button>
            {isChanged && (
              <Button className="button" onPress={() => keep({ seen, record: seen.record })}>
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
          <Button className="link" onPress={() => save(money.digest)}>
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
        <div>
          <Section title={t('money.contributions')}>
            {record.contributions.map((contribution, at) => (
              <ContributionForm
                // biome-ignore lint/suspicious/noArrayIndexKey: contributions have no name but their place
                key={at}
                number={at + 1}
                contribution={contribution}
                money={money}
                readOnly={isLocked}
                onChange={(next) => change({ contributions: withAt(record.contributions, at, next) })}
              />
            ))}
            {record.contributions.length === 0 && <p className="quiet">{t('money.noContributions')}</p>}
            {!readOnly && (
              <Button
                className="button button-small"
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
