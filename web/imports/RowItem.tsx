/** One row in a line: what becomes of it, its name, why; opened, its difference and what it may be. */
import type { ImportRow } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { FateSample } from './FateSample.tsx'
import { RowDetail } from './RowDetail.tsx'
import { rowKey, shownRecord } from './row-record.ts'
import { useSpotlight } from './spotlight.tsx'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'
import type { Choice } from './wishes.ts'

type RowItemProps = {
  seen: NonNullable<Preview['seen']>
  row: ImportRow
  wishing: Wishing
  isCurrent: boolean
  isOpen: boolean
  isFocusable: boolean
  onFocus: () => void
  onToggle: () => void
  onChoose: (row: ImportRow, choice: Choice) => void
}

export function RowItem({
  seen,
  row,
  wishing,
  isCurrent,
  isOpen,
  isFocusable,
  onFocus,
  onToggle,
  onChoose,
}: RowItemProps) {
  const t = useT()
  const spotlight = useSpotlight()
  const isChosen = row.at !== null && wishing.wishes.choices[String(row.at)] !== undefined
  const differing = row.fields.filter((each) => each.kind !== 'same').length
  const name = row.name ?? row.recordName ?? t('imports.rows.noName')
  return (
    <li className="import-row" data-kind={row.kind} data-open={isOpen || undefined}>
      <button
        type="button"
        className="import-row-head"
        data-row={rowKey(row)}
        tabIndex={isFocusable ? 0 : -1}
        aria-expanded={isOpen}
        onClick={onToggle}
        onFocus={() => {
          onFocus()
          spotlight.light(row.at, shownRecord(row))
        }}
        onPointerEnter={() => spotlight.light(row.at, shownRecord(row))}
      >
        <FateSample kind={row.kind} />
        <span className="import-row-kind">{t(`imports.rows.kinds.${row.kind}`)}</span>
        <span className="import-row-number quiet">
          {row.row === null ? t('imports.rows.ledger') : t('imports.rows.row', { row: row.row })}
        </span>
        <span className="import-row-name">
          {name}
          {row.recordName && row.recordName !== name && (
            <span className="quiet"> {t('imports.rows.is', { name: row.recordName })}</span>
          )}
        </span>
        <span className="import-row-why quiet">
          {isChosen && !isCurrent ? t('imports.rows.decided') : rowWords(t, row, differing)}
        </span>
        {row.findings > 0 && (
          <span className="import-row-findings">{t('imports.rows.findings', { count: row.findings })}</span>
        )}
        <Icon name="chevron" size={14} />
      </button>
      {isOpen && <RowDetail seen={seen} row={row} name={name} wishing={wishing} onChoose={onChoose} />}
    </li>
  )
}

function rowWords(t: ReturnType<typeof useT>, { kind, because, geometry }: ImportRow, differing: number): string {
  const place = geometry === 'new' || geometry === 'changed' ? [t(`imports.rows.geometry.${geometry}`)] : []
  if (kind === 'changed')
    return [...(differing > 0 ? [t('imports.rows.fieldsChanged', { count: differing })] : []), ...place].join(' · ')
  return [because.message, ...place].join(' · ')
}
