import { distance, type Point } from './plane.ts'

/** An old quarter: small lots with courtyard rows, where the compounds to be renovated stand. */
export type Quarter = {
  /** On the flat plan. */
  spot: Point
  territory: 0 | 1
  /** A barrier that runs through it and cuts two of its yards apart. */
  across?: 'road' | 'railway' | 'river'
  /** Has a yard in two halves with a lane between. */
  inHalves?: true
}

/** Chosen so that everything a planner meets is there. */
export const quarters: Quarter[] = [
  { spot: [-800, 150], territory: 0, across: 'road' },
  { spot: [-1180, 790], territory: 0, across: 'river' },
  { spot: [-1230, -520], territory: 0, inHalves: true },
  { spot: [-260, -720], territory: 0 },
  { spot: [1640, -800], territory: 1, across: 'railway' },
  { spot: [760, -20], territory: 1 },
]

/** Where one yard stands far from all others. */
export const loneSpot: Point = [-260, 1500]

const quarterM = 330

export function isInOldQuarter(p: Point): boolean {
  return quarters.some(({ spot }) => distance(spot, p) < quarterM)
}
