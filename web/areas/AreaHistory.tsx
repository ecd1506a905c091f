/** Who changed an area, when, and what: the newest entries of its audit trail. */
import type { Area } from '#contract/area.ts'
import type { AuditEntry } from '#contract/audit.ts'
import { useStreetOffices } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { type AreaEdit, editsOf } from './area-changes.ts'
import { useHistory, useUnifiedFlags } from './use-areas.ts'

export function AreaHistory({ area }: { area: Area }) {
  const t = useT()
  const history = useHistory(area)
  const { items = [], total = 0 } = history.data ?? {}
  return (
    <Section title={t('areaPanel.history')}>
      {history.error && <ProblemNote problem={history.error} onRetry={() => history.refetch()} />}
      {history.data && total === 0 && <p className="quiet">{t('areaPanel.historyNone')}</p>}
      <ol className="history-list">
        {items.map((entry) => (
          <HistoryLine key={entry.seq} entry={entry} adcode={area.adcode} />
        ))}
      </ol>
      {total > items.length && <p className="quiet">{t('areaPanel.historyMore', { count: total - items.length })}</p>}
    </Section>
  )
}

function HistoryLine({ entry, adcode }: { entry: AuditEntry; adcode: string }) {
  const t = useT()
  const tell = useTelling(adcode)
  const actor = entry.actor === 'local' ? t('areaPanel.actors.local') : entry.actor
  return (
    <li>
      <time dateTime={entry.at}>{minuteOf(entry.at)}</time>
      <span className="quiet">{actor}</span> {editsOf(entry).map(tell).join(t('shell.comma'))}
      {entry.reason && <span className="quiet"> · {entry.reason}</span>}
    </li>
  )
}

/** Says an edit in words, with the names of street offices and flags. */
function useTelling(adcode: string): (edit: AreaEdit) => string {
  const t = useT()
  const streets = useStreetOffices(adcode).data
  const flags = useUnifiedFlags(adcode).data
  return (edit) => {
    if (edit.what === 'members') return t('areaPanel.changes.members', { added: edit.added, removed: edit.removed })
    if (edit.what === 'unified') {
      const labels = edit.codes.map((code) => flags?.find((flag) => flag.code === code)?.label ?? code)
      return t('areaPanel.changes.unified', { value: labels.join('、') })
    }
    if (!('value' in edit)) return t(`areaPanel.changes.${edit.what}`)
    const named = edit.what === 'leadStreet' ? streets?.find(({ id }) => id === edit.value)?.name : null
    return t(`areaPanel.changes.${edit.what}`, { value: named ?? edit.value ?? t('areaPanel.open') })
  }
}

/** "2026-11-21 16:44", in the clock of the office. */
const minuteOf = (at: string) => new Date(at).toLocaleString('sv-SE').slice(0, 16)
