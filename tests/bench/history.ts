import type { Status } from '#contract/status.ts'
import type { Random } from '#geodata/demo/random.ts'

export type Step = { status: Status; onDay: string }

const course: Status[] = ['planned', 'approved', 'under-way', 'finished', 'accepted']
/** The data date of the invented city; nothing in it is dated later. */
export const cityDataDate = '2025-06-30'

/** Dated steps from the plan year on, half a year each, as far as they have come by the data date; seldom a bad end. */
export function historyOf(planYear: number | null, random: Random): Step[] {
  if (planYear === null) return [{ status: 'candidate', onDay: dayIn(2019, 0, random) }]
  const steps = course
    .slice(0, 1 + Math.floor(random.between(0, course.length)))
    .map((status, i) => ({ status, onDay: dayIn(planYear, i, random) }))
  const end: Status = random.chance(0.5) ? 'paused' : 'dropped'
  if (random.chance(0.04)) steps.push({ status: end, onDay: dayIn(planYear, steps.length, random) })
  return steps.filter(({ onDay }) => onDay <= cityDataDate)
}

/** A day in the `half`-th half-year from the beginning of `year`. */
function dayIn(year: number, half: number, random: Random): string {
  const month = (half % 2) * 6 + Math.floor(random.between(1, 7))
  const day = Math.floor(random.between(1, 29))
  return `${year + Math.floor(half / 2)}-${twoDigits(month)}-${twoDigits(day)}`
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
