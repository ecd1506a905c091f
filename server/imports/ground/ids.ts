/** Ids of what an import adds to the ground. What belongs together has ids that end alike: a road, the barrier it is, the bridge it crosses by. */
import { createHash, randomUUID } from 'node:crypto'
import type { GroundTable } from './existing-ground.ts'

const letters: Readonly<Record<GroundTable, string>> = { road: 'r', barrier: 'b', land: 'l', crossing: 'x' }

export const groundId = (adcode: string, table: GroundTable, tail: string): string =>
  `${adcode}-${letters[table]}-${tail}`

export const tailLength = 18

/** Longer than those of the demo, which are numbers: among 200,000 of them no two are alike. */
export const newTail = (): string => randomUUID().slice(0, tailLength)

/** Always the same for a sender's number: crossings keep no origin by which they would be found again. */
export const tailOfCode = (code: string): string => {
  const hash = createHash('sha256').update(code).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}`
}

export const tailOf = (id: string): string => id.replace(/^\d+-[a-z]+-/, '')
