/** The map's colours: how each compound stands under one policy, for one class of work or by one test alone, and why. */
import type { ColouringPack, Standings, StandingsQuery } from '#contract/district-eligibility.ts'
import type { ClassResult, TestResult, Verdict } from '#contract/eligibility.ts'
import type { PolicyPack, WorkClass } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound } from '../errors.ts'
import { verdictOfTest } from './across-classes.ts'
import { packsCovering } from './covering.ts'
import { workClassesOf } from './evaluate.ts'
import { listPacks } from './policies.queries.ts'
import { judge } from './read-district.ts'
import { findRecorded } from './recorded.queries.ts'

/**
 * Without a pack the nearest one that covers the district answers: its own, else the city's, else the province's. Throws
 * NotFound for a pack that is not there.
 */
export async function readStandings(
  connection: Connection,
  reader: Reader,
  { adcode, pack: asked, workClass: askedClass, test: askedTest }: StandingsQuery,
): Promise<Standings> {
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const all = await listPacks(connection, reader)
  const covering = packsCovering(adcode, all)
  const pack = asked === undefined ? (covering.at(-1) ?? null) : (all.find(({ id }) => id === asked) ?? null)
  if (asked !== undefined && !pack) throw new NotFound('policy', asked)
  const packs = [
    ...covering.map((each) => toChoose(each, 'covers')),
    ...all.filter((each) => !covering.includes(each)).map((each) => toChoose(each, 'comparison')),
  ]
  if (!pack) return { asOf, packs, pack: null, workClass: null, test: null, reasons: [], items: [] }
  const offered = toChoose(pack, 'covers')
  const workClass = offered.workClasses.find((each) => each === askedClass) ?? offered.workClasses[0] ?? 'comprehensive'
  const test = offered.tests.find((each) => each.test === askedTest)?.test ?? null
  const told = new Reasons()
  const items: Standings['items'] = []
  for (const { compound, results } of judge([pack], await findRecorded(connection, reader, { adcode }), asOf)) {
    const { verdict, by } = verdictIn(results[0]?.classes ?? [], workClass, test)
    items.push({ id: compound.id, verdict, reason: told.add(by) })
  }
  return { asOf, packs, pack: pack.id, workClass, test, reasons: told.list, items }
}

/** The tests about compounds, and the classes of work a pack tells apart. */
function toChoose(pack: PolicyPack, relation: ColouringPack['relation']): ColouringPack {
  const { id, documentNumber, level, version } = pack
  const { builtYear, conditions, exclusions } = pack.eligibility
  const named = [...conditions, ...exclusions.filter(({ appliesTo }) => appliesTo === 'compound')]
  return {
    ...{ id, documentNumber, level, version, relation },
    workClasses: workClassesOf(pack),
    tests: [
      ...(builtYear ? [{ test: 'built-year', label: null }] : []),
      ...named.map(({ code, label }) => ({ test: code, label })),
    ],
  }
}

/** A test that does not speak of the class of work bars nothing there. */
function verdictIn(classes: readonly ClassResult[], workClass: WorkClass, test: string | null) {
  const result = classes.find((each) => each.workClass === workClass)
  const wanted = test ?? result?.deciding[0]
  const by = result?.tests.find((each) => each.test === wanted) ?? null
  const alone: Verdict = by ? verdictOfTest(by.stands) : 'eligible'
  return { verdict: test === null ? (result?.overall ?? 'insufficient-data') : alone, by }
}

/** Thousands of compounds share a handful of reasons. */
class Reasons {
  readonly list: Standings['reasons'] = []
  readonly #places = new Map<string, number>()

  /** -1: no test speaks of it. */
  add(by: TestResult | null): number {
    if (!by) return -1
    const { test, label, because } = by
    const decided = by.decisions.some(({ holds }) => holds)
    const key = JSON.stringify([test, because, decided])
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.list.length)
    return this.list.push({ test, label, because, decided }) - 1
  }
}
