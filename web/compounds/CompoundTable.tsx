/**
 * The table under the map: the same rows and selection as the map. Only the rows in sight are in the document, so that
 * 20,000 scroll as 28 do. J and K (or the arrows) move, Enter opens.
 */
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import type { Verdict } from '#contract/eligibility.ts'
import { figure, useT } from '#web/language.ts'
import { swatchOf, type Theme } from '#web/map/style/palette.ts'
import { useStage } from '#web/stage.tsx'
import { Swatch } from '#web/ui/Swatch.tsx'
import { type Column, columnsWith, nextSorting, type Sorting, sorted } from './columns.ts'

const rowPx = 28
const sparePx = 280

type CompoundTableProps = {
  rows: readonly CompoundRow[]
  selected: readonly string[]
  hovered: string | null
  theme: Theme
  /** Of the policy the map is coloured by; null while it is coloured otherwise. */
  verdictOf: ReadonlyMap<string, Verdict> | null
  /** In words, since when the rows are stale; null where that is not what they were chosen by. */
  stale: string | null
  onSelect: (id: string, add: boolean) => void
  onOpen: (row: CompoundRow) => void
}

export function CompoundTable(props: CompoundTableProps) {
  const { rows, selected, hovered, theme, verdictOf, stale, onSelect, onOpen } = props
  const t = useT()
  const stage = useStage()
  const [sorting, setSorting] = useState<Sorting>(null)
  const columns = useMemo(() => columnsWith(verdictOf), [verdictOf])
  const ordered = useMemo(() => sorted(rows, sorting, columns), [rows, sorting, columns])
  const { frame, first, last, reveal, onScroll } = useWindow(ordered.length)
  const [at, setAt] = useState(-1)
  const current = ordered[at]

  const chosen = selected.at(-1)
  useEffect(() => {
    const found = chosen ? ordered.findIndex(({ id }) => id === chosen) : -1
    if (found >= 0) {
      setAt(found)
      reveal(found)
    }
  }, [chosen, ordered, reveal])

  const onKey = (event: React.KeyboardEvent) => {
    const next = {
      j: at + 1,
      J: at + 1,
      ArrowDown: at + 1,
      k: at - 1,
      K: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ordered.length - 1,
    }[event.key]
    if (event.key === 'Enter' && current) onOpen(current)
    else if (next !== undefined && !event.ctrlKey && !event.metaKey) {
      const index = Math.max(0, Math.min(ordered.length - 1, next))
      setAt(index)
      reveal(index)
      stage.hover(ordered[index]?.id ?? null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={frame} className="table-frame" onScroll={onScroll} onPointerLeave={() => stage.hover(null)}>
      <table
        className="table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen, so the table is a grid
        role="grid"
        tabIndex={0}
        aria-label={t('compounds.table')}
        aria-rowcount={ordered.length + 1}
        aria-activedescendant={current ? rowId(current.id) : undefined}
        onKeyDown={onKey}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column.key}
                style={{ width: column.widthPx }}
                data-number={column.number || undefined}
                aria-sort={sorting?.key === column.key ? (sorting.down ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" tabIndex={-1} onClick={() => setSorting(nextSorting(sorting, column.key))}>
                  {t(column.label)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="table-space" style={{ height: first * rowPx }} />
          {ordered.slice(first, last).map((row, i) => (
            <TableRow
              key={row.id}
              row={row}
              columns={columns}
              verdict={verdictOf?.get(row.id) ?? null}
              stale={stale}
              index={first + i}
              isSelected={selected.includes(row.id)}
              isHovered={hovered === row.id}
              isCurrent={first + i === at}
              sortedBy={sorting?.key ?? null}
              theme={theme}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
          <tr className="table-space" style={{ height: (ordered.length - last) * rowPx }} />
        </tbody>
      </table>
    </div>
  )
}

type TableRowProps = {
  row: CompoundRow
  columns: readonly Column[]
  verdict: Verdict | null
  stale: string | null
  index: number
  isSelected: boolean
  isHovered: boolean
  isCurrent: boolean
  sortedBy: string | null
  theme: Theme
  onSelect: (id: string, add: boolean) => void
  onOpen: (row: CompoundRow) => void
}

const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, columns, verdict, stale, index, isSelected, isHovered, isCurrent, sortedBy, theme, onSelect, onOpen } =
    props
  const stage = useStage()
  return (
    <tr
      id={rowId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-hovered={isHovered || undefined}
      data-current={isCurrent || undefined}
      onPointerEnter={() => stage.hover(row.id)}
      onClick={(event) => onSelect(row.id, event.shiftKey || event.ctrlKey || event.metaKey)}
      onDoubleClick={() => onOpen(row)}
    >
      {columns.map((column) => (
        <td
          key={column.key}
          data-number={column.number || undefined}
          data-sorted={column.key === sortedBy || undefined}
        >
          <Cell row={row} column={column.key} verdict={verdict} stale={stale} theme={theme} />
        </td>
      ))}
    </tr>
  )
})

type CellProps = {
  row: CompoundRow
  column: Column['key']
  verdict: Verdict | null
  stale: string | null
  theme: Theme
}

function Cell({ row, column, verdict, stale, theme }: CellProps) {
  const t = useT()
  switch (column) {
    case 'name':
      return (
        <>
          {row.late && (
            <span className="late" title={t('compounds.late')}>
              ▲
            </span>
          )}
          {row.name}
          {stale && (
            <span className="tag" title={stale}>
              {t('survey.staleTag')}
            </span>
          )}
        </>
      )
    case 'verdict':
      return verdict === null ? (
        <Blank />
      ) : (
        <span className="with-swatch">
          <Swatch {...swatchOf('eligibility', verdict, 0, theme)} width={16} height={11} />
          {t(`policies.verdict.${verdict}`)}
        </span>
      )
    case 'street':
      return row.streetOffice?.name ?? <Blank />
    case 'status':
      return (
        <span className="with-swatch">
          <Swatch {...swatchOf('status', row.status, 0, theme)} width={16} height={11} />
          {t(`words.status.${row.status}`)}
        </span>
      )
    case 'households':
      return row.households === null ? (
        <Blank />
      ) : (
        <>
          {row.householdsKind === 'estimated' && <span className="tag">{t('compounds.estimatedMark')}</span>}
          {figure(row.households)}
        </>
      )
    case 'placed':
      if (!row.placed) return <span className="unplaced-mark">{t('compounds.unplaced')}</span>
      return row.sketched ? <span className="unplaced-mark">{t('compounds.sketched')}</span> : t('compounds.placed')
    case 'funding':
      return row.fundingLabel ?? <Blank />
    default:
      return row[column] ?? <Blank />
  }
}

/** Unknown, said to screen readers, shown as a dash. */
function Blank() {
  const t = useT()
  return (
    <span className="blank" title={t('shell.unknown')}>
      –
    </span>
  )
}

const rowId = (id: string) => `row-${id}`

/** Which rows are in sight of the scrolling frame, and how to bring one there. */
function useWindow(count: number) {
  const frame = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 400 })
  const [{ onScroll, reveal }] = useState(() => ({
    onScroll: () => {
      const { scrollTop = 0, clientHeight = 400 } = frame.current ?? {}
      setSeen({ top: scrollTop, height: clientHeight })
    },
    reveal: (index: number) => {
      const box = frame.current
      if (!box) return
      const [top, bottom] = [index * rowPx, (index + 2) * rowPx] // the head covers one row
      if (top < box.scrollTop) box.scrollTop = top
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight
    },
  }))
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new ResizeObserver(onScroll)
    watch.observe(box)
    return () => watch.disconnect()
  }, [onScroll])
  const first = Math.max(0, Math.min(count, Math.floor((seen.top - sparePx) / rowPx)))
  const last = Math.min(count, Math.ceil((seen.top + seen.height + sparePx) / rowPx))
  return { frame, first, last: Math.max(first, last), reveal, onScroll }
}
