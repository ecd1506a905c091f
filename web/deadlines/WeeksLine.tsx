/** The occurrences of a weekly deadline in one month, gathered into one line that opens. */
import { Button } from 'react-aria-components'
import type { DeadlineEntry } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { deadlineName } from './words.ts'

type WeeksLineProps = {
  entries: readonly [DeadlineEntry, ...DeadlineEntry[]]
  open: boolean
  onOpen: (open: boolean) => void
}

export function WeeksLine({ entries, open, onOpen }: WeeksLineProps) {
  const t = useT()
  const unrecorded = entries.filter(({ state }) => state === 'unrecorded').length
  return (
    <li className="deadline-line" data-state={unrecorded > 0 ? 'unrecorded' : 'ahead'}>
      <span className="deadline-day quiet">{t('deadlines.every.week')}</span>
      <div className="deadline-what">
        {t('deadlines.weeks', { what: deadlineName(entries[0]), count: entries.length })}
      </div>
      <div className="deadline-state">
        {unrecorded > 0 && (
          <span className="deadline-word">{t('deadlines.weeksUnrecorded', { count: unrecorded })}</span>
        )}
      </div>
      <Button className="link" aria-expanded={open} onPress={() => onOpen(!open)}>
        {t(open ? 'deadlines.hideWeeks' : 'deadlines.showWeeks')}
      </Button>
    </li>
  )
}
