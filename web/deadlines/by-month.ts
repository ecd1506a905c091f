/** The calendar's lines: months with their deadlines, weekly ones gathered into one line a month. */
import type { DeadlineEntry, SubsidyEnd } from '#contract/deadlines.ts'

export type MonthLine =
  | { kind: 'one'; entry: DeadlineEntry }
  /** Occurrences of one weekly deadline in one month. */
  | { kind: 'many'; key: string; entries: readonly [DeadlineEntry, ...DeadlineEntry[]] }
  | { kind: 'subsidy'; end: SubsidyEnd }
export type Month = { month: number; lines: readonly MonthLine[] }

/**
 * Months that have a deadline, in order; subsidies that end in them stand last. `open` names the gathered lines that are to be
 * shown one by one.
 */
export function byMonth(
  entries: readonly DeadlineEntry[],
  subsidies: readonly SubsidyEnd[],
  open: ReadonlySet<string>,
): Month[] {
  const monthOf = ({ dueOn }: { dueOn: string }) => Number(dueOn.slice(5, 7))
  const months = [...new Set([...entries, ...subsidies].map(monthOf))].sort((a, b) => a - b)
  return months.map((month) => {
    const isOwn = (each: { dueOn: string }) => monthOf(each) === month
    const ends = subsidies.filter(isOwn).map((end) => ({ kind: 'subsidy' as const, end }))
    return { month, lines: [...linesOf(entries.filter(isOwn), month, open), ...ends] }
  })
}

function linesOf(entries: readonly DeadlineEntry[], month: number, open: ReadonlySet<string>): MonthLine[] {
  const lines: MonthLine[] = []
  const gathered = new Map<string, [DeadlineEntry, ...DeadlineEntry[]]>()
  for (const entry of entries) {
    const key = `${month} ${entry.pack} ${entry.deadline}`
    const line = gathered.get(key)
    if (entry.every !== 'week') lines.push({ kind: 'one', entry })
    else if (line) line.push(entry)
    else {
      const first: [DeadlineEntry, ...DeadlineEntry[]] = [entry]
      gathered.set(key, first)
      lines.push({ kind: 'many', key, entries: first })
    }
  }
  return lines.flatMap((line) =>
    line.kind === 'many' && open.has(line.key)
      ? [line, ...line.entries.map((entry) => ({ kind: 'one' as const, entry }))]
      : [line],
  )
}
