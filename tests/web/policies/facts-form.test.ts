/** On whose word an answer is recorded: that of the form, or of the marked ground one answer was taken from. */
import { expect, it } from 'vitest'
import type { CompoundFact } from '#contract/compound-fact.ts'
import type { Lying } from '#contract/zone.ts'
import {
  type Answer,
  answerFrom,
  type Basis,
  isNewsOf,
  needsBasis,
  noAnswer,
  recordingOf,
  withFact,
} from '#web/policies/facts-form.ts'

const ground: Lying = {
  ...{ zone: '410108-z-1', name: '沙口路片区', code: 'shantytown-renovation', happens: '2021', share: 1, together: 1 },
  ...{ document: '2019 年棚改计划', documentOn: '2019-03-01', buildings: [], unnamed: 0, isRough: false },
}
const inspected: Answer = { ...noAnswer, is: 'no' }
const survey: Basis = { kind: 'survey', source: '街道核实', onDay: '2026-05-06' }
const originsOf = (answers: Record<string, Answer>) =>
  recordingOf([{ id: '410108-c-1' }], answers, survey, []).items.map(({ code, fact }) => [code, fact?.origin])

it('an answer taken from marked ground is on the word of its document, and the others stay on that of the form', () => {
  const answers = { 'shantytown-renovation': answerFrom(ground), 'urban-village': inspected }
  expect(originsOf(answers)).toEqual([
    ['shantytown-renovation', { kind: 'document', source: '2019 年棚改计划', onDay: '2019-03-01' }],
    ['urban-village', survey],
  ])
  expect(needsBasis(answers)).toBe(true)
  expect(needsBasis({ 'shantytown-renovation': answerFrom(ground), 'urban-village': noAnswer })).toBe(false)
})

it('an answer taken from an outline that is only a guess stays one, whatever document marks the ground', () => {
  expect(originsOf({ 'shantytown-renovation': answerFrom({ ...ground, isRough: true }) })).toEqual([
    ['shantytown-renovation', { kind: 'estimated', source: '2019 年棚改计划', onDay: '2019-03-01' }],
  ])
  expect(answerFrom({ ...ground, document: null, documentOn: null }).basis).toEqual({
    ...{ kind: 'user', source: '沙口路片区', onDay: '' },
  })
})

it('an answer is written over the record that was seen, and over a later one only once somebody has seen that', () => {
  const recorded = (version: number): CompoundFact => ({
    ...{ code: 'urban-village', holds: true, happens: null, note: null, version },
    origin: { source: '2019 年名单', kind: 'document' },
  })
  const [seen, known] = [[recorded(1)], [recorded(2)]]
  const seenOf = (facts: readonly CompoundFact[]) =>
    recordingOf([{ id: '410108-c-1' }], { 'urban-village': inspected }, survey, facts).items[0]?.seen
  expect(['urban-village', 'state-owned-land'].map((code) => isNewsOf(code, seen, known))).toEqual([true, false])
  expect([seenOf(seen), seenOf(withFact('urban-village', seen, known))]).toEqual([1, 2])
  expect(seenOf(withFact('urban-village', seen, []))).toBe(null)
})
