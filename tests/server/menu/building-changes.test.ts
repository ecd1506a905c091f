import { describe, expect, it } from 'vitest'
import type { BuildingChange } from '#contract/building.ts'
import { faultIn, staleIn } from '#server/menu/building-changes.ts'

const standing = [
  { id: '410108-n-1', name: '1号楼', isDrawn: false, version: 3 },
  { id: '410108-n-2', name: '2号楼', isDrawn: false, version: 1 },
  { id: '410108-n-3', name: null, isDrawn: true, version: 1 },
]
const named = (name: string | null) => ({ name, floors: null })
const added = (name: string | null): BuildingChange => ({ id: null, seen: null, building: named(name) })
const changed = (nth: 1 | 2 | 3, building: BuildingChange['building']): BuildingChange => {
  const { id, version } = standing[nth - 1]!
  return { id, seen: version, building }
}

describe('changes to the buildings of a compound', () => {
  it.each<[string, BuildingChange[], string | null]>([
    ['a new one', [added('3号楼')], null],
    ['a new one that has no name', [added(null)], 'building-name-wanted'],
    ['a new one named as another', [added('1号楼')], 'building-name-twice'],
    ['two new ones of one name', [added('3号楼'), added('3号楼')], 'building-name-twice'],
    ['two that change names', [changed(1, named('2号楼')), changed(2, named('1号楼'))], null],
    ['a name that another gives up', [changed(1, null), added('1号楼')], null],
    ['floors of an outline nobody named', [changed(3, { name: null, floors: 6 })], null],
    ['a name for an outline', [changed(3, named('3号楼'))], null],
    ['a name that is taken from what is only a name', [changed(1, named(null))], 'building-name-wanted'],
    ['an outline that is taken away', [changed(3, null)], 'building-drawn'],
    ['one changed twice', [changed(1, named('7号楼')), changed(1, null)], 'building-changed-twice'],
    [
      'one that comes back beside another of its name',
      [{ id: '410108-n-9', seen: null, building: named('1号楼') }],
      null,
    ],
  ])('%s can be made or is refused with its reason', (_, changes, code) => {
    expect(faultIn(standing, changes)?.code ?? null).toBe(code)
  })

  it('are stale where a building was changed, removed or added meanwhile, and show it as it stands', () => {
    expect(staleIn(standing, [changed(1, null), added('3号楼')])).toBeNull()
    expect(staleIn(standing, [{ id: '410108-n-1', seen: 2, building: null }])).toMatchObject({
      ...{ name: '1号楼', seen: 2 },
      current: { version: 3 },
    })
    expect(staleIn(standing, [{ id: '410108-n-8', seen: 1, building: named('8号楼') }])).toMatchObject({
      ...{ name: '8号楼', current: null },
    })
    expect(staleIn(standing, [{ id: '410108-n-1', seen: null, building: named('1号楼') }])).not.toBeNull()
  })
})
