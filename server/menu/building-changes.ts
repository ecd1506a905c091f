/** Whether changes to a compound's buildings can be made. Facts in, what is wrong out: the first fault, or null. */
import type { BuildingChange } from '#contract/building.ts'
import type { MenuBuilding } from '#contract/menu.ts'

type Known = Pick<MenuBuilding, 'id' | 'name' | 'isDrawn' | 'version'>

/** The first that is no longer as it was seen, with how it stands. */
export function staleIn<Building extends Known>(standing: readonly Building[], changes: readonly BuildingChange[]) {
  for (const { id, seen, building } of changes) {
    const current = standing.find((each) => each.id === id) ?? null
    if ((current?.version ?? null) !== seen)
      return { id: id ?? '', name: current?.name ?? building?.name ?? id ?? '', seen: seen ?? 0, current }
  }
  return null
}

type Code = 'building-name-wanted' | 'building-name-twice' | 'building-drawn' | 'building-changed-twice'

/** Of changes that are not stale. `name`: of the building, else its id. */
export function faultIn(
  standing: readonly Known[],
  changes: readonly BuildingChange[],
): { code: Code; name: string } | null {
  const ids = changes.flatMap(({ id }) => id ?? [])
  const kept = standing.filter(({ id }) => !ids.includes(id))
  const names = [...kept, ...changes.flatMap(({ building }) => building ?? [])].map(({ name }) => name)
  for (const { id, seen, building } of changes) {
    const before = standing.find((each) => each.id === id)
    const name = building?.name ?? before?.name ?? id ?? ''
    if (id !== null && ids.indexOf(id) !== ids.lastIndexOf(id)) return { code: 'building-changed-twice', name }
    // nobody could draw its outline again
    if (building === null && before?.isDrawn) return { code: 'building-drawn', name }
    const isReturning = id !== null && seen === null
    if (building === null || isReturning || building.name === before?.name) continue
    if (building.name === null && !before?.isDrawn) return { code: 'building-name-wanted', name }
    const isTwice = building.name !== null && names.indexOf(building.name) !== names.lastIndexOf(building.name)
    if (isTwice) return { code: 'building-name-twice', name }
  }
  return null
}
