/** What is wrong with a policy pack whose fields are all there: words no clause holds, codes twice, numbers that mean nothing. */
import { eachRecord, type Path } from './each-record.ts'
import type { Clause, PackShape } from './policy.ts'

export type Fault = { path: Path; message: string }

/** Every fault of a pack, with the path to it. */
export const packFaults = (pack: PackShape): Fault[] => [
  ...citationFaults(pack),
  ...codeFaults(pack),
  ...yearFaults(pack),
  ...conditionFaults(pack),
  ...exclusionFaults(pack),
  ...itemFaults(pack),
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
    if (!quoted) yield { path: [...path, 'clause'], message: `clause ${clause} is not quoted in this pack` }
    else if (printed && !holds(quoted, printed)) {
      yield { path: [...path, 'printed'], message: `“${printed}” is not in clause ${clause}` }
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
    if (seen.has(codeInList)) yield { path: [...path, field], message: `${code} is there twice` }
    seen.add(codeInList)
  }
}

function* yearFaults({ eligibility: { builtYear } }: PackShape): Generator<Fault> {
  if (!builtYear) return
  const { cutoffYear, cutoffOn, classes } = builtYear
  const path = ['eligibility', 'builtYear']
  if (cutoffOn && !cutoffOn.startsWith(`${cutoffYear}-`))
    yield { path: [...path, 'cutoffOn'], message: `${cutoffOn} is no day of ${cutoffYear}` }
  for (const [index, { fromYear, toYear }] of classes.entries()) {
    if (fromYear > toYear) yield { path: [...path, 'classes', index, 'toYear'], message: `is before ${fromYear}` }
  }
}

function* conditionFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { parameter: code }] of pack.eligibility.conditions.entries()) {
    if (code === undefined) continue
    const path = ['eligibility', 'conditions', index, 'parameter']
    const parameter = pack.parameters.find((each) => each.code === code)
    if (!parameter) yield { path, message: `${code} is no parameter of this pack` }
    else if (parameter.unit !== 'percent' || parameter.bound !== 'at-least')
      yield { path, message: `${code} is no share in percent that has to be reached` }
  }
}

function* exclusionFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { parameter: code, bars, allows }] of pack.eligibility.exclusions.entries()) {
    const path = ['eligibility', 'exclusions', index]
    for (const workClass of allows) {
      if (bars.includes(workClass)) yield { path: [...path, 'allows'], message: `${workClass} is barred and allowed` }
    }
    if (code === null) continue
    const parameter = pack.parameters.find((each) => each.code === code)
    if (!parameter) yield { path: [...path, 'parameter'], message: `${code} is no parameter of this pack` }
    else if (!boundsTime(parameter))
      yield { path: [...path, 'parameter'], message: `${code} is no time that something has to lie within` }
  }
}

const boundsTime = ({ unit, bound }: PackShape['parameters'][number]) =>
  ['year', 'month', 'calendar-year'].includes(unit) && ['at-most', 'less-than'].includes(bound)

function* itemFaults(pack: PackShape): Generator<Fault> {
  for (const [index, { code, groups, items }] of pack.catalogues.entries()) {
    const groupCodes = new Set(groups.map((group) => group.code))
    for (const [place, item] of items.entries()) {
      const path = ['catalogues', index, 'items', place]
      if (item.number !== place + 1) yield { path: [...path, 'number'], message: `is not ${place + 1}, its place` }
      if (item.code !== `${code}-${item.number}`)
        yield { path: [...path, 'code'], message: `is not ${code}-${item.number}` }
      if (!groupCodes.has(item.group))
        yield { path: [...path, 'group'], message: `${item.group} is no group of ${code}` }
    }
  }
}

/** Line breaks and spaces of a page are no part of its words. */
const words = (printed: string) => printed.replace(/\s/g, '')
const holds = (clause: Clause, printed: string) =>
  words(`${clause.title ?? ''}${clause.quoted}`).includes(words(printed))
