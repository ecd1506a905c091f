/** Findings about one table; of each code the first are told one by one and the rest are counted. */
import { finding, type ReadFinding } from '../reading.ts'
import { cut } from './cell.ts'

const mostOfOneCode = 30

export class TableFindings {
  readonly #table: string
  readonly #told: ReadFinding[] = []
  readonly #counts = new Map<string, number>()

  constructor(table: string) {
    this.#table = cut(table)
  }

  add(code: string, params: ReadFinding['params'] = {}, row: number | null = null) {
    const count = (this.#counts.get(code) ?? 0) + 1
    this.#counts.set(code, count)
    if (count <= mostOfOneCode) this.#told.push(finding(code, { table: this.#table, ...params }, row))
  }

  all(): ReadFinding[] {
    const untold = [...this.#counts].filter(([, count]) => count > mostOfOneCode)
    return [
      ...this.#told,
      ...untold.map(([kind, count]) =>
        finding('more-of-a-kind', { table: this.#table, kind, count: count - mostOfOneCode }),
      ),
    ]
  }
}
