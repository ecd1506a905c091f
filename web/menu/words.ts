/** What items are called, and what a pack says of one. */
import type { MenuBuilding, MenuCatalogue, MenuCatalogues } from '#contract/menu.ts'
import type { Say } from '#web/language.ts'

export type Item = MenuCatalogue['items'][number]

/** 4 雨污分流. */
export const itemName = ({ number, label }: Item): string => `${number} ${label}`

export function findItem({ catalogues }: Pick<MenuCatalogues, 'catalogues'>, code: string) {
  for (const catalogue of catalogues) {
    const item = catalogue.items.find((each) => each.code === code)
    if (item) return { catalogue, item }
  }
  return null
}

/** HJ-34-4 雨污分流; the bare code of an item nobody has any more. */
export function codedName(known: Pick<MenuCatalogues, 'catalogues'>, code: string): string {
  const found = findItem(known, code)
  return found ? `${code} ${found.item.label}` : code
}

export const buildingName = (t: Say, { id, name }: Pick<MenuBuilding, 'id' | 'name'>): string =>
  name ?? t('menu.buildingNumber', { id: id.slice(-4) })

export const payerOf = (catalogue: MenuCatalogue, item: Item) =>
  item.isOrganisational ? null : (item.payer ?? catalogue.payer ?? null)

export function payerWords(t: Say, catalogue: MenuCatalogue, item: Item): string {
  const rule = payerOf(catalogue, item)
  return rule ? t('menu.payerDefault', { payer: t(`menu.payers.${rule.kind}`) }) : t('menu.payerDefaultNone')
}

type Ruled = { packId: string; rule: string }

/** A rule of sequence is set aside here. */
export const isWaived = (waivers: readonly Ruled[], { packId, rule }: Ruled): boolean =>
  waivers.some((each) => each.packId === packId && each.rule === rule)
