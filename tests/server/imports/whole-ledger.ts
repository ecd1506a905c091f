/** What a store has of the ledger, page by page and as the thread has it once all pages are there. */
import { localReader } from '#server/accounts/reader.ts'
import { joinPages } from '#server/imports/desk/ledger-pages.ts'
import type { KindStore } from '#server/imports/kind.ts'
import { testDatabase } from '#tests/support/database.ts'

export async function ledgerPages(store: KindStore, adcode: string): Promise<unknown[]> {
  const pages: unknown[] = []
  for await (const page of store.existing(await testDatabase(), localReader, adcode)) pages.push(structuredClone(page))
  return pages
}

export const wholeLedger = async (store: KindStore, adcode: string): Promise<unknown> =>
  joinPages(await ledgerPages(store, adcode))
