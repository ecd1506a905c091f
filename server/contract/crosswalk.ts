/**
 * How the items of different catalogues answer each other. The documents print no such table: topics are our reading, each
 * with its reason, and a district may say otherwise link by link. A topic says of each item how it fits; two items of two
 * catalogues in one topic are linked, and their fits say which of them is the wider.
 */
import { z } from 'zod'
import { catalogueOf, type ItemLink, type Relation, relations } from './item-links.ts'
import { Code } from './policy.ts'

/** `exact`: the topic itself; `wider`, `narrower`: more, or less, than it; `touches`: something of it, among other things. */
const Fit = z.enum(['exact', 'wider', 'narrower', 'touches'])
type Fit = z.infer<typeof Fit>

const Topic = z.strictObject({
  code: Code,
  label: z.string().min(1),
  reason: z.string().min(1),
  /** By item code. */
  items: z.record(z.string(), Fit),
})
export const Crosswalk = z.strictObject({ note: z.string().min(1), topics: z.array(Topic) })
export type Crosswalk = z.infer<typeof Crosswalk>

const size: Readonly<Record<Exclude<Fit, 'touches'>, number>> = { narrower: 0, exact: 1, wider: 2 }

function relationOf(from: Fit, to: Fit): Relation {
  if (from === 'touches' || to === 'touches') return 'overlaps'
  if (from === 'exact' && to === 'exact') return 'same'
  if (from === to) return 'overlaps'
  return size[from] < size[to] ? 'within' : 'contains'
}

/** Every link both ways, once each: where two topics link the same items, the closer relation, with both reasons. */
export function linksOf({ topics }: Pick<Crosswalk, 'topics'>): ItemLink[] {
  const links = new Map<string, ItemLink>()
  for (const { items, reason } of topics) {
    for (const [fromItem, from] of Object.entries(items)) {
      for (const [toItem, to] of Object.entries(items)) {
        if (catalogueOf(fromItem) === catalogueOf(toItem)) continue
        const key = `${fromItem} ${toItem}`
        const link: ItemLink = { fromItem, toItem, relation: relationOf(from, to), reason, saidBy: 'reading' }
        const before = links.get(key)
        links.set(key, before ? closer(before, link) : link)
      }
    }
  }
  return [...links.values()]
}

const closer = (a: ItemLink, b: ItemLink): ItemLink => ({
  ...a,
  relation: relations.indexOf(b.relation) < relations.indexOf(a.relation) ? b.relation : a.relation,
  reason: [a.reason, b.reason].filter(Boolean).join(' '),
})

/** What a district said of two items goes before our reading; what it takes away is gone, what it adds overlaps. */
export type DistrictLink = { fromItem: string; toItem: string; linked: boolean; reason: string | null }

export function withDistrict(links: readonly ItemLink[], said: readonly DistrictLink[]): ItemLink[] {
  const own = new Map(said.flatMap((each) => bothWays(each).map((one) => [`${one.fromItem} ${one.toItem}`, one])))
  const kept = links.flatMap((link): ItemLink[] => {
    const word = own.get(`${link.fromItem} ${link.toItem}`)
    if (!word) return [link]
    return word.linked ? [{ ...link, reason: word.reason ?? link.reason, saidBy: 'district' }] : []
  })
  const known = new Set(links.map(({ fromItem, toItem }) => `${fromItem} ${toItem}`))
  const added = [...own].flatMap(([key, { fromItem, toItem, linked, reason }]): ItemLink[] =>
    linked && !known.has(key) ? [{ fromItem, toItem, relation: 'overlaps', reason, saidBy: 'district' }] : [],
  )
  return [...kept, ...added]
}

const bothWays = (link: DistrictLink): DistrictLink[] => [
  link,
  { ...link, fromItem: link.toItem, toItem: link.fromItem },
]
