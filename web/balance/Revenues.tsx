/** 收益来源: incomes the documents name, each with its clause; taken up as a line whose amount somebody has to reckon. */
import { Button } from 'react-aria-components'
import type { NamedRevenue } from '#contract/balance.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Section } from '#web/ui/Section.tsx'
import { type Step, unattested, withLine } from './unit-draft.ts'
import { useRevenues } from './use-balance.ts'

/** Names offered where the name of an income is typed. */
export const revenueNames = 'balance-revenue-names'

type RevenuesProps = { adcode: string; readOnly: boolean; onEdit: (step: Step) => void }

export function Revenues({ adcode, readOnly, onEdit }: RevenuesProps) {
  const t = useT()
  const named = useRevenues(adcode).data ?? []
  if (named.length === 0) return null
  return (
    <Section title={t('balance.revenues')} remark={readOnly ? undefined : t('balance.revenuesHint')}>
      <datalist id={revenueNames}>
        {[...new Set(named.map(({ label }) => label))].map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <ul className="balance-revenues">
        {named.map((revenue) => (
          <RevenueLine
            key={`${revenue.document.id} ${revenue.label}`}
            revenue={revenue}
            onAdd={readOnly ? null : () => onEdit(withLine(null, incomeOf(revenue)))}
          />
        ))}
      </ul>
    </Section>
  )
}

const incomeOf = ({ label }: NamedRevenue) => ({ ...unattested, side: 'income' as const, name: label, amount: '' })

function RevenueLine({ revenue, onAdd }: { revenue: NamedRevenue; onAdd: (() => void) | null }) {
  const t = useT()
  const { label, clause, printed, document } = revenue
  return (
    <li>
      {onAdd ? (
        <Button className="link" aria-label={t('balance.addRevenue', { name: label })} onPress={onAdd}>
          {label}
        </Button>
      ) : (
        label
      )}{' '}
      <PrintedClause document={document} clause={clause} printed={printed} about={label} />
    </li>
  )
}
