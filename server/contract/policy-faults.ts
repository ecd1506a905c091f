/** What is wrong with a policy pack whose fields are all there: words no clause holds, codes twice, numbers that mean nothing. */
import { eachRecord, type Path } from './each-record.ts'
import { policyPackIssues } from './language/policy-packs.ts'
import type { Clause, PackShape } from './policy.ts'

/** What is wrong at a path: the code of a sentence (issues.* in the catalogue) with its figures, and the same in plain English. */
export type Fault = { path: Path; code: string; params: Params; message: string }
type Params = Readonly<Record<string, string | number>>

const because = (code: keyof typeof policyPackIssues, params: Params) => ({
  code,
  params,
  message: policyPackIssues[code][1].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')),
})

/** Every fault of a pack, with the path to it. */
export const packFaults = (pack: PackShape): Fault[] => [
  ...citationFaults(pack),
  ...codeFaults(pack),
  ...yearFaults(pack),
  ...validityFaults(pack),
  ...conditionFaults(pack),
  ...exclusionFaults(pack),
  ...roleFaults(pack),
  ...itemFaults(pack),
  ...namedItemFaults(pack),
]

/** Everything in a pack that cites a clause, with the words it repeats from it. */
export function citations(pack: PackShape) {
  return [...eachRecord(pack)].flatMap(({ record: { clause, printed }, path }) =>
    typeof clause === 'string' ? [{ clause, printed: typeof printed === 'string' ? printed : null, path }] : [],
  )
}

function* citationFaults(pack: PackShape): Generator<Fault> {
  const clauses = new Map(pack.clauses.map((clause) => [clause.id, clause]))
  for (const { clause, printed, path } of citations(pack)) {
    const quoted = clauses.get(clause)
    if (!quoted) yield { path: [...path, 'clause'], ...because('clause-not-quoted', { clause }) }
    else if (printed && !holds(quoted, printed)) {
      yield { path: [...path, 'printed'], ...because('words-not-in-clause', { printed, clause }) }
    }
  }
}

/** Codes, and ids of clauses, that stand twice in one list. */
function* codeFaults(pack: PackShape): Generator<Fault> {
  const seen = new Set<string>()
  for (const { record, path } of eachRecord(pack)) {
    const field = 'code' in record ? 'code' : 'id'
    const code = record[field]
    if (typeof code !== 'string') continue
    const codeInList = `${path.slice(0, -1).join('.')} ${code}`
    if (seen.has(codeInList)) yield { path: [...path, field], ...because('named-again', { name: code }) }
    seen.add(codeInList)
  }
}

function* yearFaults({ eligibility: { builtYear } }: PackShape): Generator<Fault> {
  if (!builtYear) return
  const { cutoffYear, cutoffOn, classes } = builtYear
  const path = ['eligibility', 'builtYear']
  if (cutoffOn && !cutoffOn.startsWith(`${cutoffYear}-`))
    yield { path: [...path, 'cutoffOn'], ...because('day-of-another-year', { day: cutoffOn, year: cutoffYear }) }
  for (const [index, { fromYear, toYear }] of classes.entries()) {
    if (fromYear > toYear)
      yield { path: [...path, 'classes', index, 'toYear'], ...because('year-before', { year: fromYear }) }
  }
}

/** A term needs at least one day, and does not end before it begins. */
function* validityFaults({ validity }: PackShape): Generator<Fault> {
  if (!validity) return
  const { from, to } = validity
  if (from === null && to === null) yield { path: ['validity'], ...because('term-without-day', {}) }
  if (from !== null && to !== null && to < from)
    yield { path: ['validity', 'to'], ...because('term-ends-first', { day: from }) }
}

function* conditionFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { parameter: code }] of pack.eligibility.conditions.entries()) {
    if (code === undefined) continue
    const path = ['eligibility', 'conditions', index, 'parameter']
    const parameter = pack.parameters.find((each) => each.code === code)
    if (!parameter) yield { path, ...because('no-such-parameter', { name: code }) }
    else if (parameter.unit !== 'percent' || parameter.bound !== 'at-least')
      yield { path, ...because('parameter-no-share', { name: code }) }
  }
}

function* exclusionFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { parameter: code, bars, allows }] of pack.eligibility.exclusions.entries()) {
    const path = ['eligibility', 'exclusions', index]
    for (const workClass of allows) {
      if (bars.includes(workClass))
        yield { path: [...path, 'allows'], ...because('barred-and-allowed', { name: workClass }) }
    }
    if (code === null) continue
    const parameter = pack.parameters.find((each) => each.code === code)
    if (!parameter) yield { path: [...path, 'parameter'], ...because('no-such-parameter', { name: code }) }
    else if (!boundsTime(parameter))
      yield { path: [...path, 'parameter'], ...because('parameter-no-time', { name: code }) }
  }
}

/** A role that nothing could be reckoned from would be passed over in silence. */
function* roleFaults({ deadlines, parameters }: PackShape): Generator<Fault> {
  for (const [index, deadline] of deadlines.entries()) {
    const lacksDay = deadline.kind === 'every' && (deadline.period !== 'year' || deadline.dueOn === null)
    if (deadline.role && lacksDay)
      yield { path: ['deadlines', index, 'role'], ...because('deadline-no-day', { name: deadline.code }) }
  }
  for (const [index, { role, unit, code }] of parameters.entries()) {
    if (role && unit !== 'calendar-year')
      yield { path: ['parameters', index, 'role'], ...because('parameter-no-year', { name: code }) }
  }
}

const boundsTime = ({ unit, bound }: PackShape['parameters'][number]) =>
  ['year', 'month', 'calendar-year'].includes(unit) && ['at-most', 'less-than'].includes(bound)

function* itemFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { code, groups, items }] of pack.catalogues.entries()) {
    const groupCodes = new Set(groups.map((group) => group.code))
    for (const [place, item] of items.entries()) {
      const path = ['catalogues', index, 'items', place]
      if (item.number !== place + 1)
        yield { path: [...path, 'number'], ...because('item-out-of-place', { place: place + 1 }) }
      if (item.code !== `${code}-${item.number}`)
        yield { path: [...path, 'code'], ...because('item-code-unlike', { name: `${code}-${item.number}` }) }
      if (!groupCodes.has(item.group))
        yield { path: [...path, 'group'], ...because('no-such-group', { name: item.group, catalogue: code }) }
    }
  }
}

/** Rules of sequence and duties speak of items of this pack, and a rule of each item once. */
function* namedItemFaults({ catalogues, sequence, duties }: PackShape): Generator<Fault> {
  const known = new Set(catalogues.flatMap(({ items }) => items.map(({ code }) => code)))
  const named = [
    ...sequence.flatMap(({ stages }, at) =>
      stages.map((items, stage) => ({ items, path: ['sequence', at, 'stages', stage] })),
    ),
    ...duties.flatMap(({ leads, shares }, at) => [
      { items: leads, path: ['duties', at, 'leads'] },
      { items: shares, path: ['duties', at, 'shares'] },
    ]),
  ]
  for (const { items, path } of named)
    for (const [at, item] of items.entries())
      if (!known.has(item)) yield { path: [...path, at], ...because('no-such-item', { name: item }) }
  for (const [at, { stages }] of sequence.entries()) {
    const items = stages.flat()
    const twice = items.find((item, place) => items.indexOf(item) !== place)
    if (twice) yield { path: ['sequence', at, 'stages'], ...because('named-again', { name: twice }) }
  }
}

/** Line breaks and spaces of a page are no part of its words. */
const words = (printed: string) => printed.replace(/\s/g, '')
const holds = (clause: Clause, printed: string) =>
  words(`${clause.title ?? ''}${clause.quoted}`).includes(words(printed))
