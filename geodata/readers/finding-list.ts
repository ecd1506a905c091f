/** Collects what was odd about a file: each kind of fault up to a number of times, then how many more; sums for what is the same in many rows. */
import { finding, type ReadFinding } from './reading.ts'

type Params = ReadFinding['params']

/** Tells of one row; the row is known to whoever made it. */
export type Tell = (code: string, params?: Params) => void

export type FindingList = {
  tell: (code: string, params?: Params, row?: number | null) => void
  /** For what happens in many rows: one finding about the file, with `count`. */
  count: (code: string, params?: Params, by?: number) => void
  /** A `Tell` for one row; each code once. */
  forRow: (row: number) => Tell
  /** Everything told so far, the sums at the end. */
  all: () => ReadFinding[]
}

/** Nobody reads more of one kind; the sum is told. */
const mostOfOneCode = 100

export function openFindings(): FindingList {
  const list: ReadFinding[] = []
  const told = new Map<string, number>()
  const sums = new Map<string, { code: string; params: Params; count: number }>()
  const tell: FindingList['tell'] = (code, params = {}, row = null) => {
    const before = told.get(code) ?? 0
    told.set(code, before + 1)
    if (before < mostOfOneCode) list.push(finding(code, params, row))
  }
  const count: FindingList['count'] = (code, params = {}, by = 1) => {
    const key = code + JSON.stringify(params)
    const sum = sums.get(key)
    if (sum) sum.count += by
    else sums.set(key, { code, params, count: by })
  }
  return {
    tell,
    count,
    forRow: (row) => {
      const codes = new Set<string>()
      return (code, params = {}) => {
        if (codes.has(code)) return
        codes.add(code)
        tell(code, params, row)
      }
    },
    all: () => [
      ...list,
      ...[...told]
        .filter(([, times]) => times > mostOfOneCode)
        .map(([code, times]) => finding('more-of-the-same', { code, count: times - mostOfOneCode })),
      ...[...sums.values()].map(({ code, params, count }) => finding(code, { ...params, count })),
    ],
  }
}

const longestShown = 60

/** A value of the file as a finding may show it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 4 * longestShown) ?? String(value))
  const marks = [...text.slice(0, 2 * longestShown)]
  return marks.length > longestShown ? `${marks.slice(0, longestShown - 1).join('')}…` : marks.join('')
}
