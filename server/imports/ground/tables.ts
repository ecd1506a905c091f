import type { GroundTable } from './existing-ground.ts'
import type { GroundValues } from './understand.ts'

/** Where the record of a row stands; the barrier a road or a river's surface is, and the bridge it crosses by, stand beside it. */
const tables: Readonly<Record<GroundValues['what'], GroundTable>> = {
  road: 'road',
  railway: 'barrier',
  river: 'barrier',
  water: 'land',
  crossing: 'crossing',
}
export const tableOf = ({ what }: Pick<GroundValues, 'what'>): GroundTable => tables[what]
