/** Where the figures of parts and of merged compounds come from: a share of something invented is no record. */
import type { Amount, Amounts } from '#contract/lineage.ts'
import { amounts } from '#contract/lineage.ts'
import type { Origin, Provenance } from '#contract/provenance.ts'

type Sayer = { name: string; today: string }

/**
 * The origins of one part. Facts that are taken over keep theirs, with a note whose they were. A figure given for the part
 * is the planner's own, unless it is the share of an estimate or of an invented one: it stays what it was a share of.
 */
export function originsOfPart(
  whole: { name: string; provenance: Provenance; amounts: Amounts },
  given: { amounts: Partial<Amounts>; placed: boolean; addsUp: ReadonlySet<Amount> },
  { name, today }: Sayer,
): Provenance {
  const origins: Provenance = {}
  for (const [field, origin] of Object.entries(whole.provenance)) {
    if (isAmount(field) || (field === 'boundary' && !given.placed) || field === 'aliases') continue
    origins[field] = noted(origin, `拆分自“${whole.name}”`)
  }
  origins.name = { source: name, kind: 'user', onDay: today, note: `拆分自“${whole.name}”` }
  origins.aliases = origins.name
  for (const field of amounts) {
    const value = given.amounts[field]
    if (value === undefined || value === null) continue
    const kind = whole.provenance[field]?.kind
    const isShare = given.addsUp.has(field) && (kind === 'invented' || kind === 'estimated')
    const note = `“${whole.name}”拆分时填报，原数 ${whole.amounts[field] ?? '不详'}`
    origins[field] = { source: name, kind: isShare ? kind : 'user', onDay: today, note }
  }
  return origins
}

type Member = { name: string; provenance: Provenance; amounts: Amounts; placed: boolean }

/** Of the merged compound: facts of the one whose record goes on keep their origins, sums say what was added. */
export function originsOfMerged(
  kept: Member,
  members: readonly Member[],
  summed: Amounts,
  { name, today }: Sayer,
): Provenance {
  const origins: Provenance = {}
  for (const [field, origin] of Object.entries(kept.provenance)) {
    if (!isAmount(field) && field !== 'boundary') origins[field] = origin
  }
  const names = members.map((member) => member.name).join('、')
  origins.name = { source: name, kind: 'user', onDay: today, note: `合并：${names}` }
  origins.aliases = origins.name
  for (const field of amounts) {
    if (summed[field] === null) continue
    const note = members.map((member) => `${member.name} ${member.amounts[field]}`).join(' + ')
    origins[field] = { source: name, kind: weakest(members, field), onDay: today, note }
  }
  const placed = members.filter((member) => member.placed)
  if (placed.length > 0)
    origins.boundary = { source: name, kind: weakest(placed, 'boundary'), onDay: today, note: `合并：${names}` }
  return origins
}

const isAmount = (field: string): field is Amount => amounts.some((each) => each === field)

/** What is partly invented is invented, what is partly estimated is an estimate; else it is the planner's own sum. */
function weakest(members: readonly Member[], field: string): Origin['kind'] {
  const kinds = members.map(({ provenance }) => provenance[field]?.kind)
  if (kinds.includes('invented')) return 'invented'
  return kinds.includes('estimated') ? 'estimated' : 'user'
}

const noted = (origin: Origin, note: string): Origin => ({
  ...origin,
  note: origin.note ? `${origin.note.slice(0, 1500)} ${note}` : note,
})
