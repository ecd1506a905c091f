/** Where an area falls apart, as marks for the map. What is only left out needs no mark: the list says it. */
import type { AreaFault } from '#contract/area.ts'
import type { Scene } from '#web/map/scene.ts'

const remarks: readonly AreaFault['code'][] = ['partial', 'already-in-area', 'lead-street']

/** The faults that part an area, without what is only worth knowing. */
export const cutsOf = (faults: readonly AreaFault[]): AreaFault[] =>
  faults.filter(({ code }) => !remarks.includes(code))

export const marksOf = (faults: readonly AreaFault[]): Scene['marks'] =>
  faults.flatMap(({ code, place, message }) => (place && !remarks.includes(code) ? [{ place, label: message }] : []))
