/** Invented dated steps that give the demo map its colours: a believable spread, one pause, a few that run late. */
import type { Status } from '#contract/status.ts'
import type { CompoundRecord } from '../record-schema.ts'

export type InventedStep = { compoundId: string; status: Status; onDay: string }

/** How far the rows of a plan year have come, cycled over them in ledger order. */
const reached: Record<number, readonly Status[]> = {
  2019: [
    'accepted',
    'finished',
    'finished',
    'under-way',
    'accepted',
    'finished',
    'under-way',
    'accepted',
    'finished',
    'paused',
    'accepted',
    'finished',
    'approved',
    'under-way',
    'planned',
  ],
  2020: [
    'under-way',
    'approved',
    'under-way',
    'planned',
    'under-way',
    'approved',
    'planned',
    'under-way',
    'planned',
    'approved',
    'planned',
    'under-way',
  ],
}
const path: readonly Status[] = ['approved', 'under-way', 'finished', 'accepted']

/** Steps of every row, none before the plan was issued (2019-12-20) and none after `dataDate`. */
export function inventProgress(rows: readonly CompoundRecord[], draw: () => number, dataDate: string): InventedStep[] {
  const nth = new Map<number, number>()
  return rows.flatMap((row) => {
    const year = row.planYear ?? 0
    const place = nth.get(year) ?? 0
    nth.set(year, place + 1)
    const goal = reached[year]?.[place % (reached[year]?.length ?? 1)] ?? 'planned'
    return stepsTo(goal, row, draw, dataDate)
  })
}

function stepsTo(goal: Status, row: CompoundRecord, draw: () => number, dataDate: string): InventedStep[] {
  const last = goal === 'paused' ? path.indexOf('under-way') : path.indexOf(goal)
  const begin = row.planYear === 2019 ? Date.UTC(2019, 11, 24) : Date.UTC(2020, 2, 10)
  const room = Date.parse(dataDate) - begin
  const steps: InventedStep[] = []
  for (let i = 0; i <= last; i++) {
    const share = (i + 0.2 + 0.7 * draw()) / (path.length + 0.4)
    const status = path[i]
    if (status) steps.push({ compoundId: row.id, status, onDay: dayOf(begin + share * room) })
  }
  if (goal === 'paused') steps.push({ compoundId: row.id, status: 'paused', onDay: dayOf(begin + 0.8 * room) })
  return steps
}

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
