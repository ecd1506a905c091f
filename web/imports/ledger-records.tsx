/** The compounds of the ledger by name, for a row whose compound the reader knows and the rules do not. */
import { createContext, useContext } from 'react'

export type LedgerRecord = { id: string; name: string; streetOffice: { name: string } | null }

const Context = createContext<readonly LedgerRecord[]>([])

export const LedgerRecords = Context.Provider
export const useLedgerRecords = () => useContext(Context)

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()

/** Those whose name holds what was typed, names that begin with it first. */
export function recordsNamed(records: readonly LedgerRecord[], typed: string, most: number): LedgerRecord[] {
  const wanted = plain(typed)
  if (wanted === '') return []
  const placed = records.map((record) => ({ record, place: plain(record.name).indexOf(wanted) }))
  const found = placed.filter(({ place }) => place >= 0).sort((a, b) => Math.min(a.place, 1) - Math.min(b.place, 1))
  return found.slice(0, most).map(({ record }) => record)
}
