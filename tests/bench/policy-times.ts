/** The whole city under two documents: what re-evaluating it takes by itself, and what is waited for with the ledger read and the answer written. */
import { sql } from 'drizzle-orm'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks } from '#seeds/save-records.ts'
import { localReader } from '#server/accounts/reader.ts'
import { judge } from '#server/policies/read-district.ts'
import { findRecorded } from '#server/policies/recorded.queries.ts'
import { type City, cityAdcode } from './generate.ts'
import { measure } from './measure.ts'
import type { MeasuredApp } from './measured-app.ts'
import { ms, printTable, ratio } from './table.ts'

const reevaluated = 10_000
const evaluationLimitMs = 1000
/** With the ledger read for it, as after a change of a pack. */
const readLimitMs = 1000
/** Twice as many compounds, all their tests written out. */
const listLimitMs = 3000
const coloursLimitMs = 1500

/** Returns what exceeds its limit, in words. */
export async function policyTimes(app: MeasuredApp, city: City, repetitions: number): Promise<string[]> {
  const { database } = app
  const packs = readPolicyPacks().filter(({ id }) => id === 'henan-2019-58' || id === 'huiji-2019-63')
  const own = packs.map((pack) => (pack.level === 'district' ? { ...pack, territory: [cityAdcode] } : pack))
  await savePacks(database, own)
  await recordFacts(app)
  const asOf = '2020-06-30'
  const limit = Math.min(reevaluated, city.compounds.length)
  const recorded = await findRecorded(database, localReader, { adcode: cityAdcode, limit })
  const works: [string, number, () => Promise<unknown>][] = [
    [`rules alone, ${limit} compounds`, evaluationLimitMs, async () => verdicts(own, recorded, asOf)],
    [
      `read and re-evaluated, ${limit} compounds`,
      readLimitMs,
      async () => verdicts(own, await findRecorded(database, localReader, { adcode: cityAdcode, limit }), asOf),
    ],
    [`every test of ${city.compounds.length}`, listLimitMs, () => app.get(`/api/eligibility?adcode=${cityAdcode}`)],
    [
      `colours of ${city.compounds.length}`,
      coloursLimitMs,
      () => app.get(`/api/eligibility/standings?adcode=${cityAdcode}&test=built-year`),
    ],
  ]
  const rows: (string | number)[][] = []
  const exceeded: string[] = []
  for (const [name, limitMs, work] of works) {
    const spread = await measure(repetitions, work)
    rows.push([name, spread.count, ms(spread.p50), ms(spread.p95), ms(spread.max), limitMs, ratio(spread.p95, limitMs)])
    if (spread.p95 > limitMs) exceeded.push(`${name}: p95 ${ms(spread.p95)} ms of ${limitMs} ms`)
  }
  printTable(
    `eligibility under ${own.length} documents: ms`,
    ['what', 'n', 'p50', 'p95', 'max', 'limit', 'p95 : limit'],
    rows,
  )
  return exceeded
}

/** Every verdict of every class of work, as a list keeps it. */
const verdicts = (...known: Parameters<typeof judge>) => {
  const overall: string[] = []
  for (const { results } of judge(...known))
    for (const { classes } of results) for (const each of classes) overall.push(each.overall)
  return overall
}

/** Three facts of every compound, one in twelve of them barring it. */
const recordFacts = ({ database }: MeasuredApp) =>
  database.statements.execute(sql`
    INSERT INTO compound_fact (adcode, compound_id, code, holds, happens, origin)
    SELECT c.adcode, c.id, f.code, (hashtext(c.id || f.code) % 12) = 0, '2021', '{"source":"bench","kind":"invented"}'::jsonb
    FROM compound c CROSS JOIN (VALUES ('shantytown-renovation'), ('demolition-planned'), ('three-supplies-transfer')) AS f(code)
    WHERE c.adcode = ${cityAdcode} ON CONFLICT DO NOTHING`)
