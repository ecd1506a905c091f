/** Findings as they are read: counted by what they are, the first of each at once, the rest a page at a time. */
import type { z } from 'zod'
import type { ImportFinding, ImportFindingGroup, ImportFindings, ImportFindingsQuery } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { positionsOf } from '#geodata/geojson.ts'
import { say } from '../../http/words.ts'
import type { Look } from './look.ts'
import { said } from './said.ts'
import type { WeighedFinding } from './weigh.ts'

export type FindingsAsked = z.infer<typeof ImportFindingsQuery>

/** Corners of all repairs of one page, before and after. */
const mostPositions = 400_000
const weights = ['blocking', 'doubt', 'note'] as const

/** By weight, then by how many there are. */
export function groupsOf(findings: readonly WeighedFinding[]): ImportFindingGroup[] {
  const groups = new Map<string, ImportFindingGroup>()
  for (const { code, weight, repair } of findings) {
    const key = keyOf({ code, weight })
    const group = groups.get(key) ?? { code, weight, count: 0, repair: null }
    group.count += 1
    if (repair) group.repair = { code: repair.code, count: (group.repair?.count ?? 0) + 1 }
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight) || b.count - a.count)
}

const keyOf = ({ code, weight }: Pick<WeighedFinding, 'code' | 'weight'>) => `${weight} ${code}`

/** The first of each group. */
export function firstFindings({ findings }: Look, ofEach: number, language: Language): ImportFinding[] {
  const counts = new Map<string, number>()
  const first = findings.filter((each) => {
    const count = (counts.get(keyOf(each)) ?? 0) + 1
    counts.set(keyOf(each), count)
    return count <= ofEach
  })
  return first.map((each) => findingOf(each, language))
}

/** What a finding is looked for by. */
export type FindingMark = Pick<WeighedFinding, 'code' | 'weight' | 'at'>
export type FindingsPage = { total: number; findings: readonly WeighedFinding[] }

export const markOf = ({ code, weight, at }: WeighedFinding): FindingMark => ({ code, weight, at })

/** Which findings of a list are on the page asked for, in its order. */
export function placesOfFindings(marks: readonly FindingMark[], { code, weight, at, limit, offset }: FindingsAsked) {
  const places: number[] = []
  let total = 0
  for (const [place, each] of marks.entries()) {
    if (code !== undefined && each.code !== code) continue
    if (weight !== undefined && each.weight !== weight) continue
    if (at !== undefined && each.at !== at) continue
    if (total >= offset && places.length < limit) places.push(place)
    total += 1
  }
  return { total, places }
}

/** The page of a look that was just taken. */
export function findingsIn({ findings }: Look, asked: FindingsAsked): FindingsPage {
  const { total, places } = placesOfFindings(findings, asked)
  return { total, findings: places.flatMap((place) => findings[place] ?? []) }
}

export const findingsOf = ({ total, findings }: FindingsPage, language: Language): ImportFindings => ({
  total,
  items: sizedPage(findings).map((each) => findingOf(each, language)),
})

/** One at least, that whoever turns pages gets on. */
function sizedPage(findings: readonly WeighedFinding[]): readonly WeighedFinding[] {
  let positions = 0
  const end = findings.findIndex(({ repair }, place) => {
    for (const shape of repair ? [repair.before, repair.after] : []) for (const _ of positionsOf(shape)) positions += 1
    return place > 0 && positions > mostPositions
  })
  return end < 0 ? findings : findings.slice(0, end)
}

function findingOf(
  { repair, weight, row, at, place, cell = null, ...told }: WeighedFinding,
  language: Language,
): ImportFinding {
  const { column } = told.params
  return {
    ...said({ ...told, row }, language),
    ...{ weight, row, at, place, cell, word: wordOf(told.params) },
    column: typeof column === 'string' ? column : null,
    repair: repair && { ...repair, message: say(language, `readings.repair-${repair.code}`, told.params) },
  }
}

/** A finding that names a field is about a word of it. */
function wordOf({ field, value, meaning }: WeighedFinding['params']): ImportFinding['word'] {
  if (typeof field !== 'string' || typeof value !== 'string') return null
  return { field, written: value, meaning: typeof meaning === 'string' ? meaning : null }
}
