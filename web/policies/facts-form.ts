/** What a planner answers in the form, and the request it becomes. */
import {
  type CompoundFact,
  FactDate,
  type FactRecording,
  type FactValue,
  factsWithoutUnknown,
} from '#contract/compound-fact.ts'
import type { TestResult } from '#contract/eligibility.ts'
import type { Origin } from '#contract/provenance.ts'
import type { Lying } from '#contract/zone.ts'
import { testName } from './words.ts'

/** A fact to be asked about: `kind` says in which words it is answered. */
export type Ask = { code: string; name: string; kind: 'condition' | 'exclusion' }

export const answerCodes = ['skip', 'no', 'yes', 'unknown'] as const
export type AnswerCode = (typeof answerCodes)[number] | 'gone'
/** `basis`: on whose word this one answer is, where it is not that of the form. */
export type Answer = { is: AnswerCode; happens: string; note: string; basis?: AnswerBasis }
export const noAnswer: Answer = { is: 'skip', happens: '', note: '' }

export const basisKinds = ['document', 'survey', 'user'] as const
export type Basis = { kind: (typeof basisKinds)[number]; source: string; onDay: string }
type AnswerBasis = { kind: Origin['kind']; source: string; onDay: string }

/** What marked ground tells, as an answer: on the word of its document, and no more than a guess where an outline is one. */
export function answerFrom({ name, document, documentOn, happens, isRough }: Lying): Answer {
  const kind = isRough ? 'estimated' : document ? 'document' : 'user'
  return {
    is: 'yes',
    happens: happens ?? '',
    note: name,
    basis: { kind, source: document ?? name, onDay: documentOn ?? '' },
  }
}

/** Whether some answer still rests on the word named in the form; what is only taken away rests on nobody's. */
export const needsBasis = (answers: Readonly<Record<string, Answer>>): boolean =>
  Object.values(answers).some(({ is, basis }) => is !== 'skip' && is !== 'gone' && !basis)

/** Some facts are only ever so or not so; what is recorded can be taken away again. */
export const answersFor = (code: string, isRecorded: boolean): readonly AnswerCode[] => [
  ...answerCodes.filter((each) => each !== 'unknown' || !factsWithoutUnknown.includes(code)),
  ...(isRecorded ? (['gone'] as const) : []),
]

const holdsOf: Readonly<Record<'no' | 'yes' | 'unknown', boolean | null>> = { no: false, yes: true, unknown: null }

export const isDateWrong = ({ is, happens }: Answer): boolean =>
  is === 'yes' && happens.trim() !== '' && !FactDate.safeParse(happens.trim()).success

type Facts = readonly CompoundFact[]
const factOf = (code: string, facts: Facts) => facts.find((each) => each.code === code)

/** Whether a fact is recorded otherwise by now than what was seen when the form was begun. */
export const isNewsOf = (code: string, seen: Facts, known: Facts): boolean =>
  factOf(code, seen)?.version !== factOf(code, known)?.version

/** The facts seen, with one of them as it is recorded now: an answer to it is then written over that. */
export const withFact = (code: string, seen: Facts, known: Facts): Facts => [
  ...seen.filter((each) => each.code !== code),
  ...known.filter((each) => each.code === code),
]

/** Of one compound each fact is written over the version that was seen; of several only gaps are filled. */
export function recordingOf(
  compounds: readonly { id: string }[],
  answers: Readonly<Record<string, Answer>>,
  basis: Basis,
  known: Facts,
): Omit<FactRecording, 'adcode'> {
  const isOne = compounds.length === 1
  const items = compounds.flatMap(({ id }) =>
    Object.entries(answers).flatMap(([code, answer]) => {
      if (answer.is === 'skip') return []
      const seen = (isOne && factOf(code, known)?.version) || null
      return [{ compoundId: id, code, seen, fact: factFrom(answer, basis) }]
    }),
  )
  return { items, ...(isOne ? {} : { keep: true }) }
}

function factFrom({ is, happens, note, basis: own }: Answer, basis: Basis): FactValue | null {
  if (is === 'skip' || is === 'gone') return null
  const { kind, source, onDay } = own ?? basis
  return {
    holds: holdsOf[is],
    happens: is === 'yes' && happens.trim() !== '' ? happens.trim() : null,
    note: note.trim() || null,
    origin: { source: source.trim(), kind, ...(onDay && { onDay }) },
  }
}

/** What a test that misses a fact asks for; the year built has a form of its own. */
export function asksFor(tests: readonly Pick<TestResult, 'test' | 'kind' | 'label'>[]): Ask[] {
  const asked = new Map<string, Ask>()
  for (const { test, kind, label } of tests)
    if (kind !== 'built-year') asked.set(test, { code: test, name: testName({ test, label }), kind })
  return [...asked.values()]
}
