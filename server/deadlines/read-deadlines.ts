/** The calendar of a district's deadlines, and its back-schedules. */

import { backSchedule } from '#contract/back-schedule.ts'
import { daysBetween } from '#contract/days.ts'
import type {
  BackSchedule,
  DeadlineEntry,
  DeadlineQuery,
  DeadlineState,
  Deadlines,
  Schedules,
  StepTemplate,
} from '#contract/deadlines.ts'
import type { Deadline, PolicyPack } from '#contract/policy.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { wordsOf } from '../policies/pack-result.ts'
import { readPolicies } from '../policies/read-eligibility.ts'
import { findMarks, findSchedules, findSubsidies, type StoredMark, type StoredSchedule } from './deadlines.queries.ts'
import { isInTerm, type Occurrence, occurrencesIn } from './occurrences.ts'
import { presumedDays } from './presumed-days.ts'
import { subsidyEnds } from './subsidy-ends.ts'

/** Every deadline of every pack over the district whose last day lies in the year, in the order of the days; and subsidies that end. */
export async function readDeadlines(connection: Connection, reader: Reader, asked: DeadlineQuery): Promise<Deadlines> {
  const { adcode } = asked
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const packs = await readPolicies(connection, reader, adcode)
  const marks = new Map((await findMarks(connection, reader, adcode)).map((mark) => [occasionOf(mark), mark]))
  const year = asked.year ?? Number(asOf.slice(0, 4))
  const entries = packs.flatMap((pack) =>
    pack.deadlines.flatMap((deadline) =>
      occurrencesIn(deadline, pack.issuedOn, year).flatMap((occurrence) => {
        const mark =
          marks.get(occasionOf({ pack: pack.id, deadline: deadline.code, period: occurrence.period })) ?? null
        // what somebody recorded is never hidden, in whatever term
        if (!mark && !isInTerm(deadline, occurrence, pack.validity)) return []
        return [entryOf({ pack, deadline, occurrence, mark, asOf })]
      }),
    ),
  )
  entries.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  const subsidies = subsidyEnds(await findSubsidies(connection, reader, adcode), { packs, asOf, year })
  return { asOf, year, packs: packs.map(wordsOf), entries, subsidies }
}

const occasionOf = ({ pack, deadline, period }: { pack: string; deadline: string; period: string }) =>
  `${pack} ${deadline} ${period}`

type Judged = {
  pack: Pick<PolicyPack, 'id' | 'issuedOn'>
  deadline: Deadline
  occurrence: Occurrence
  mark: StoredMark | null
  asOf: string
}

function entryOf({ pack, deadline, occurrence, mark, asOf }: Judged): DeadlineEntry {
  return {
    pack: pack.id,
    deadline: deadline.code,
    ...occurrence,
    what: deadline.what,
    every: deadline.kind === 'once' ? 'once' : deadline.period,
    state: stateOf({ deadline, dueOn: occurrence.dueOn, issuedOn: pack.issuedOn, mark, asOf }),
    daysLeft: daysBetween(asOf, occurrence.dueOn),
    clause: deadline.clause,
    printed: deadline.printed,
    note: deadline.note ?? null,
    mark: mark && { state: mark.state, onDay: mark.onDay, by: mark.by, note: mark.note, version: mark.version },
  }
}

type Standing = {
  deadline: Deadline
  dueOn: string
  issuedOn: string
  mark: Pick<StoredMark, 'state'> | null
  asOf: string
}

/** What somebody recorded holds; a day before the document was issued is history; the rest is judged on the data date. */
export function stateOf({ deadline, dueOn, issuedOn, mark, asOf }: Standing): DeadlineState {
  if (mark) return mark.state
  if (dueOn < issuedOn) return 'history'
  if (dueOn >= asOf) return 'ahead'
  return deadline.kind === 'every' && deadline.period !== 'year' ? 'unrecorded' : 'overdue'
}

/** The steps every pack over the district names, and the schedules made of them. */
export async function readSchedules(connection: Connection, reader: Reader, adcode: string): Promise<Schedules> {
  const { dataDate: asOf } = await getDistrict(connection, adcode)
  const packs = await readPolicies(connection, reader, adcode)
  const stored = await findSchedules(connection, reader, adcode)
  return {
    asOf,
    templates: packs.filter(({ steps }) => steps.length > 0).map(templateOf),
    items: stored.map((each) => scheduled(each, asOf)),
  }
}

/** A stored schedule with its latest starts. */
export const scheduled = (stored: StoredSchedule, asOf: string): BackSchedule => ({
  ...stored,
  latest: backSchedule(stored.steps, stored.endOn, asOf),
})

const templateOf = (pack: PolicyPack): StepTemplate => ({
  pack: wordsOf(pack),
  steps: pack.steps.map(({ code, label, clause, printed, note }) => ({
    code,
    label,
    clause,
    printed,
    note: note ?? null,
    ...presumedDays(code),
  })),
})
