/** Where an area falls apart, as marks for the map. What is only left out needs no mark: the list says it. */
import type { AreaFault } from '#contract/area.ts'
import type { Scene } from '#web/map/scene.ts'

const unmarked: readonly AreaFault['code'][] = ['partial', 'already-in-area']

export const marksOf = (faults: readonly AreaFault[]): Scene['marks'] =>
  faults.flatMap(({ code, place, message }) => (place && !unmarked.includes(code) ? [{ place, label: message }] : []))
