/** Per utility company: how many works are finished, scheduled, or without a window. */
import type { WorkRow } from '#contract/work.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'

export function OperatorList({ works }: { works: readonly WorkRow[] }) {
  const t = useT()
  const planned = works.filter((work) => work.kind !== 'existing')
  const names = new Map(planned.map((work) => [work.operator?.id ?? '', work.operator?.name ?? null]))
  const rows = [...names].map(([id, name]) => ({
    id,
    name,
    ...countsOf(planned.filter((work) => (work.operator?.id ?? '') === id)),
  }))
  return (
    <Section title={t('workPanel.operators')} remark={t('workPanel.operatorRemark')}>
      <ul className="operator-rows">
        {rows.map(({ id, name, finished, scheduled, open }) => (
          <li key={id}>
            <span>{name ?? t('workPanel.noOperator')}</span>
            <Share finished={finished} scheduled={scheduled} open={open} />
            <span className="number">{t('workPanel.operatorValue', { finished, scheduled, open })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Counts = { finished: number; scheduled: number; open: number }

function countsOf(works: readonly WorkRow[]): Counts {
  const finished = works.filter((work) => work.state === 'finished').length
  const scheduled = works.filter((work) => work.state !== 'finished' && work.fromMonth !== null).length
  return { finished, scheduled, open: works.length - finished - scheduled }
}

function Share({ finished, scheduled, open }: Counts) {
  const total = Math.max(1, finished + scheduled + open)
  const width = (n: number) => ({ width: `${(100 * n) / total}%` })
  return (
    <span className="share" aria-hidden="true">
      <i className="share-finished" style={width(finished)} />
      <i className="share-scheduled" style={width(scheduled)} />
      <i className="share-open" style={width(open)} />
    </span>
  )
}
