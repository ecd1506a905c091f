/** One column of the file: heading, the field it is read as, the reason, a few of its cells. */
import { Button, Checkbox, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ImportColumn } from '#contract/import.ts'
import { percent, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { fieldLabel, fieldsOf } from './field-words.ts'
import type { Wishing } from './use-wishes.ts'
import { emptying, readingColumn } from './wishes.ts'

type ColumnHeadProps = { column: ImportColumn; columns: readonly ImportColumn[]; wishing: Wishing }

/** Below this the reader is asked to look. */
const sureFrom = 0.7
const shownSamples = 3

export function ColumnHead({ column, columns, wishing }: ColumnHeadProps) {
  const t = useT()
  const { wishes, wish } = wishing
  const { kind } = wishes
  const header = column.header || t('imports.columns.noHeader', { at: column.column + 1 })
  const wished = wishes.columns.find((each) => each.column === column.column)
  const field = wished ? wished.field : column.field
  const read = (next: string | null, factor?: number) =>
    wish(
      (now) => readingColumn(now, columns, { column: column.column, field: next, factor }),
      t('imports.steps.column', { column: header }),
    )
  const known = fieldsOf(kind)
  const options = field !== null && !known.includes(field) ? [...known, field] : known
  const isDoubtful = field !== null && column.score < sureFrom && !wished
  const samples = column.samples.slice(0, shownSamples)
  return (
    <li className="import-column" data-field={field ?? undefined} data-doubtful={isDoubtful || undefined}>
      <p className="import-column-head" title={header}>
        {header}
        {column.unit && !header.includes(column.unit) && <span className="unit"> {column.unit}</span>}
      </p>
      <select
        className="input import-select"
        aria-label={t('imports.columns.as', { header })}
        value={field ?? ''}
        onChange={({ target }) => read(target.value === '' ? null : target.value)}
      >
        <option value="">{t('imports.columns.none')}</option>
        {options.map((each) => (
          <option key={each} value={each}>
            {fieldLabel(t, kind, each)}
          </option>
        ))}
      </select>
      <p className="import-why">
        {field !== null && column.score > 0 && column.score < 1 && (
          <b>{t('imports.columns.sure', { percent: percent(column.score) })} </b>
        )}
        {column.because.message}
        {isDoubtful && column.runnerUp && (
          <>
            {' · '}
            <Button className="link" onPress={() => read(column.runnerUp)}>
              {t('imports.columns.runnerUp', { field: fieldLabel(t, kind, column.runnerUp) })}
            </Button>
          </>
        )}
      </p>
      <ul className="import-samples">
        {samples.length === 0 && <li className="quiet">{t('imports.columns.empty')}</li>}
        {samples.map((sample, at) => (
          // samples of a column may be alike, and never move
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={at} title={sample}>
            {sample}
          </li>
        ))}
      </ul>
      {field !== null && <ColumnMore column={column} header={header} field={field} wishing={wishing} onFactor={read} />}
    </li>
  )
}

type ColumnMoreProps = {
  column: ImportColumn
  header: string
  field: string
  wishing: Wishing
  onFactor: (field: string, factor: number) => void
}

/** What is seldom needed: a factor for figures, and whether blanks empty the ledger. */
function ColumnMore({ column, header, field, wishing: { wishes, wish }, onFactor }: ColumnMoreProps) {
  const t = useT()
  const empties = wishes.emptyBlank.includes(field)
  const marks = [
    ...(column.factor === 1 ? [] : [t('imports.columns.factorMark', { factor: column.factor })]),
    ...(empties ? [t('imports.columns.emptiesMark')] : []),
  ]
  return (
    <DialogTrigger>
      <Button className="import-more" aria-label={t('imports.columns.more', { header })}>
        {marks.join(' · ')}
        <Icon name="chevron" size={12} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="import-popover" aria-label={t('imports.columns.more', { header })}>
          <label className="field">
            <span className="field-label">{t('imports.columns.factor')}</span>
            <input
              className="input"
              type="number"
              min="0"
              step="any"
              defaultValue={column.factor}
              onBlur={({ target }) => {
                const factor = Number(target.value)
                if (factor > 0 && factor !== column.factor) onFactor(field, factor)
              }}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          </label>
          <p className="quiet">{t('imports.columns.factorHint')}</p>
          <Checkbox
            className="checkbox"
            isSelected={empties}
            onChange={(chosen) =>
              wish((now) => emptying(now, field, chosen), t('imports.steps.column', { column: header }))
            }
          >
            <span className="checkbox-box" aria-hidden="true" />
            {t('imports.columns.emptyBlank')}
          </Checkbox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
