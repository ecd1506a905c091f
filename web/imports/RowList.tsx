/** The list of rows: one opens at a time; the arrow keys go through it, digits and letters decide, and the map follows. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ImportKind, ImportRow } from '#contract/import.ts'
import type { Focus } from './ImportDesk.tsx'
import { RowItem } from './RowItem.tsx'
import { canBeAdded, rowKey, shownRecord } from './row-record.ts'
import { useSpotlight } from './spotlight.tsx'
import type { Preview } from './use-preview.ts'
import type { Rows } from './use-rows.ts'
import type { Wishing } from './use-wishes.ts'
import type { Choice } from './wishes.ts'

type RowListProps = {
  rows: Rows
  seen: NonNullable<Preview['seen']>
  wishing: Wishing
  isCurrent: boolean
  focus: Focus
  onChoose: (row: ImportRow, choice: Choice) => void
}

/** A row looked for by a finding is read ahead for so many pages, then the reader has to scroll. */
const mostPagesAhead = 20
const nearEndPx = 400

export function RowList({ rows: { rows, more }, seen, wishing, isCurrent, focus, onChoose }: RowListProps) {
  const spotlight = useSpotlight()
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(() => (rows[0]?.kind === 'doubtful' ? rowKey(rows[0]) : null))
  const place = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === current),
  )
  const lastPlace = useRef(0)
  const hadFocus = useRef(false)

  const headOf = (key: string) => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  const goTo = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (row) headOf(rowKey(row))?.focus()
  }
  useEffect(() => {
    // a row that was decided left this list; the next one takes its place under the hand
    if (hadFocus.current && document.activeElement === document.body) {
      const row = rows[Math.min(rows.length - 1, lastPlace.current)]
      if (row) list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`)?.focus()
    }
  }, [rows])
  useFoundRow(rows, more, focus, (key) => {
    setOpened(key)
    headOf(key)?.focus()
  })

  const hear = (event: KeyboardEvent) => {
    const row = rows[place]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return
    const act = actionFor(event.key, { row, kind: wishing.wishes.kind, place, goTo, last: rows.length - 1, onChoose })
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <ul
      ref={list}
      className="import-rows"
      onKeyDown={hear}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - nearEndPx) more?.()
      }}
      onPointerLeave={() => spotlight.light(null)}
      onBlur={({ relatedTarget, currentTarget }) => {
        hadFocus.current = relatedTarget === null || currentTarget.contains(relatedTarget)
      }}
    >
      {rows.map((row, index) => {
        const key = rowKey(row)
        return (
          <RowItem
            key={key}
            seen={seen}
            row={row}
            wishing={wishing}
            isCurrent={isCurrent}
            isOpen={opened === key}
            isFocusable={index === place}
            onFocus={() => {
              hadFocus.current = true
              lastPlace.current = index
              setCurrent(key)
            }}
            onToggle={() => {
              setOpened(opened === key ? null : key)
              if (opened !== key) spotlight.show(row.at, shownRecord(row))
            }}
            onChoose={onChoose}
          />
        )
      })}
    </ul>
  )
}

type ActionParts = {
  row: ImportRow
  kind: ImportKind
  place: number
  last: number
  goTo: (index: number) => void
  onChoose: RowListProps['onChoose']
}

/** What a key does to the row the hand is on; null where it does nothing. */
function actionFor(key: string, { row, kind, place, last, goTo, onChoose }: ActionParts): (() => void) | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last }
  const step = steps[key]
  if (step !== undefined) return () => goTo(step)
  if (row.at === null) return null
  if (/^[1-9]$/.test(key)) {
    const candidate = row.candidates[Number(key) - 1]
    return candidate ? () => onChoose(row, candidate.recordId) : null
  }
  if (/^n$/i.test(key) && canBeAdded(row, kind)) return () => onChoose(row, 'new')
  if (/^s$/i.test(key)) return () => onChoose(row, 'skip')
  return null
}

/** Goes to the row a finding speaks of, once each time it is asked for. */
function useFoundRow(
  rows: readonly ImportRow[],
  more: (() => void) | null,
  { at, turn }: Focus,
  found: (key: string) => void,
): void {
  const done = useRef(0)
  const pages = useRef(0)
  useEffect(() => {
    if (at === null || done.current === turn) return
    const row = rows.find((each) => each.at === at)
    if (row) {
      done.current = turn
      pages.current = 0
      found(rowKey(row))
    } else if (more && pages.current < mostPagesAhead) {
      pages.current += 1
      more()
    }
  }, [rows, more, at, turn, found])
}
