/** The back-schedules a district keeps: each opens in the form above. */
import { Button } from 'react-aria-components'
import type { BackSchedule } from '#contract/deadlines.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'

type SavedSchedulesProps = {
  items: readonly BackSchedule[]
  opened: string | null
  readOnly: boolean
  onOpen: (id: string) => void
  onRemove: (schedule: BackSchedule) => void
}

export function SavedSchedules({ items, opened, readOnly, onOpen, onRemove }: SavedSchedulesProps) {
  const t = useT()
  const ids = items.map(({ id }) => id)
  const { list, leaving } = useKeptFocus<HTMLUListElement>(ids, '.schedule-remove')
  return (
    <section className="saved-schedules">
      <h3>{t('deadlines.savedOnes')}</h3>
      {items.length === 0 && <p className="quiet">{t('deadlines.noneSaved')}</p>}
      <ul ref={list} tabIndex={-1}>
        {items.map((item) => (
          <li key={item.id} data-open={item.id === opened || undefined}>
            <Button className="link" onPress={() => onOpen(item.id)}>
              {item.name}
            </Button>
            <span className="quiet">
              {t('deadlines.firstStart', { day: firstDay(item) })} · {t('deadlines.endsOn', { day: item.endOn })}
            </span>
            {!readOnly && (
              <Button
                className="icon-button schedule-remove"
                aria-label={`${t('deadlines.remove')} ${item.name}`}
                onPress={() => {
                  leaving(item.id)
                  onRemove(item)
                }}
              >
                <Icon name="close" size={14} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const firstDay = ({ latest }: BackSchedule): string =>
  latest.map(({ startOn }) => startOn).reduce((least, each) => (each < least ? each : least))
