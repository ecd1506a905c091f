/** A table of money; wider than its page it scrolls by itself. Without a row it is the sentence that says so. */
import type { ReactNode } from 'react'

export type Column = { key: string; label: ReactNode; isNumber?: boolean }
type TableProps = {
  columns: readonly Column[]
  none: string
  rows: readonly ReactNode[]
  /** Rows of several lines, cards on a narrow screen. */
  isTall?: boolean
}

export function Table({ columns, none, rows, isTall = false }: TableProps) {
  if (rows.length === 0) return <p className="quiet">{none}</p>
  return (
    <div className="money-frame">
      <table className={isTall ? 'money-table money-works' : 'money-table'}>
        <thead>
          <tr>
            {columns.map(({ key, label, isNumber }) => (
              <th key={key} scope="col" data-number={isNumber}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </div>
  )
}
