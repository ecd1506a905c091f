/** What is open on the page of the menu, as the address has it: a tab, an item or a compound, and in which catalogue. */
import { catalogueOf } from '#contract/item-links.ts'

export const menuTabs = ['coverage', 'compounds', 'order', 'links'] as const
export type MenuTab = (typeof menuTabs)[number]
export type MenuOpened = { tab: MenuTab; item: string | null; compound: string | null; catalogue: string | null }

/** `HN-4`, `HN-4-12`, `links~HN-4`, `410108-c-001~HN-4`; without a catalogue the first one is meant. */
export function openedOf(address: string | null): MenuOpened {
  const [what = '', named = null] = (address ?? '').split('~')
  const nothing = { item: null, compound: null, catalogue: named }
  if (/^\d{6}-/.test(what)) return { ...nothing, tab: 'compounds', compound: what }
  if (/^[A-Z]{2}-\d+-\d+$/.test(what)) return { ...nothing, tab: 'coverage', item: what, catalogue: catalogueOf(what) }
  if (/^[A-Z]{2}-\d+$/.test(what)) return { ...nothing, tab: 'coverage', catalogue: what }
  return { ...nothing, tab: menuTabs.find((tab) => tab === what) ?? 'coverage' }
}

/** The address of a tab, an item or a compound in a catalogue; `catalogue` null: the first one, which needs no word. */
export function addressOf(what: string | null, catalogue: string | null): string | null {
  const isItem = what !== null && /^[A-Z]{2}-\d+-\d+$/.test(what)
  if (isItem || catalogue === null) return what
  return what === null || what === 'coverage' ? catalogue : `${what}~${catalogue}`
}
