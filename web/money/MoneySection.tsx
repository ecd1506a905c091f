/** 资金 in a compound's inspector: cost, sources, what is missing, and the way to the whole. */
import { Button } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { FindingList } from './FindingList.tsx'
import { useMoney } from './use-money.ts'
import { broughtWan, costWords } from './words.ts'

export function MoneySection({ id, onOpen }: { id: string; onOpen: () => void }) {
  const t = useT()
  const { data, error, refetch } = useMoney(id)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { waterfall, findings, packs } = data
  return (
    <Section
      title={t('money.section')}
      remark={
        <Button className="link" onPress={onOpen}>
          {t('money.open')}
        </Button>
      }
    >
      <dl className="money-brief">
        <div>
          <dt>{t('money.costWan')}</dt>
          <dd>{waterfall.costWan === null ? t('money.costUnknown') : costWords(t, waterfall, waterfall.costWan)}</dd>
        </div>
        <div>
          <dt>{t('money.brought')}</dt>
          <dd>{waterfall.steps.length === 0 ? t('money.costUnknown') : figure(broughtWan(waterfall), 2)}</dd>
        </div>
        <div>
          <dt>{t('money.remainder')}</dt>
          <dd>{waterfall.remainderWan === null ? '—' : costWords(t, waterfall, waterfall.remainderWan)}</dd>
        </div>
      </dl>
      {findings.length > 0 && <FindingList findings={findings} packs={packs} />}
    </Section>
  )
}
