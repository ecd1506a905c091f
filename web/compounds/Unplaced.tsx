/** The compounds without a boundary: always in sight as an amber mark, opened as a list, each one step from being drawn. */
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'

const mostListed = 100

type UnplacedProps = {
  rows: readonly CompoundRow[]
  readOnly: boolean
  onDraw: (row: CompoundRow) => void
  /** In another way than by drawing. */
  onPlace: (row: CompoundRow) => void
  onOpen: (row: CompoundRow) => void
  /** Shows all of them in the table. */
  onAll: () => void
}

export function Unplaced({ rows, readOnly, onDraw, onPlace, onOpen, onAll }: UnplacedProps) {
  const t = useT()
  return (
    <DialogTrigger>
      <Button
        className="unplaced"
        data-none={rows.length === 0 || undefined}
        aria-label={t('compounds.unplacedCount', { number: figure(rows.length) })}
      >
        <span className="unplaced-long">{t('compounds.unplacedCount', { number: figure(rows.length) })}</span>
        <span className="unplaced-short">{t('compounds.unplacedShort', { number: figure(rows.length) })}</span>
      </Button>
      <Popover className="popover unplaced-card" placement="bottom right" offset={8}>
        <Dialog className="unplaced-list" aria-label={t('compounds.unplacedTitle')}>
          {({ close }) => (
            <>
              <header>
                <h2>{t('compounds.unplacedTitle')}</h2>
                <p className="quiet">{t(rows.length > 0 ? 'compounds.unplacedText' : 'compounds.allPlaced')}</p>
              </header>
              <ul>
                {rows.slice(0, mostListed).map((row) => (
                  <li key={row.id}>
                    <Button
                      className="unplaced-name"
                      onPress={() => {
                        close()
                        onOpen(row)
                      }}
                    >
                      {row.name}
                      <span className="quiet">{row.streetOffice?.name ?? t('compounds.noStreet')}</span>
                    </Button>
                    {!readOnly && (
                      <Button
                        className="button button-small"
                        aria-label={t('compounds.drawNamed', { name: row.name })}
                        onPress={() => {
                          close()
                          onDraw(row)
                        }}
                      >
                        {t('compounds.draw')}
                      </Button>
                    )}
                    {!readOnly && (
                      <Button
                        className="button button-small"
                        aria-label={t('compounds.otherWaysNamed', { name: row.name })}
                        onPress={() => {
                          close()
                          onPlace(row)
                        }}
                      >
                        {t('compounds.otherWays')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {rows.length > 0 && (
                <footer>
                  <Button
                    className="link"
                    onPress={() => {
                      close()
                      onAll()
                    }}
                  >
                    {t('compounds.allInTable', { number: figure(rows.length) })}
                  </Button>
                </footer>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
