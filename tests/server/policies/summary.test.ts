import { expect, it } from 'vitest'
import type { Decision } from '#contract/eligibility.ts'
import { evaluate } from '#server/policies/evaluate.ts'
import type { Judged } from '#server/policies/read-district.ts'
import { summaryOf } from '#server/policies/summary.ts'
import { asOf, favourable, huiji, noFacts, told } from './rows.ts'

/** A compound of the very year of the line, decided or not. */
const judged = (nth: number, isDecided: boolean): Judged => {
  const decision: Decision = {
    ...{ id: '410108-dec-1', pack: huiji.id, packVersion: huiji.version, test: 'built-year', workClass: null },
    ...{ verdict: 'passed', by: '区住建局', onDay: asOf, reason: '计入' },
  }
  const facts = { ...noFacts, ...favourable(huiji), builtYear: told(2002) }
  const classes = evaluate(huiji, facts, { asOf, decisions: isDecided ? [decision] : [] })
  // a summary reads no more of the compound than this
  const compound = { id: `410108-c-${nth}`, name: `第 ${nth} 个`, builtYear: 2002 } as Judged['compound']
  return { compound, results: [{ pack: huiji, classes }] }
}

it('of more compounds than are listed, those nobody has decided come first: a batch brings the next ones into sight', () => {
  const rows = Array.from({ length: 501 }, (_, nth) => judged(nth + 1, nth < 500))
  const [open] = summaryOf(huiji, rows).toDecide
  expect(open).toMatchObject({ total: 501, undecided: 1 })
  expect(open?.compounds).toHaveLength(500)
  expect(open?.compounds[0]).toMatchObject({ id: '410108-c-501', stands: 'borderline' })
})
