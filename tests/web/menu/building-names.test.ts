import { expect, it } from 'vitest'
import { buildingNames, floorsTyped } from '#web/menu/building-names.ts'

it.each([
  ['1-3号楼', ['1号楼', '2号楼', '3号楼']],
  ['１－３号楼，8号楼', ['1号楼', '2号楼', '3号楼', '8号楼']],
  ['1号楼至3号楼', ['1号楼', '2号楼', '3号楼']],
  ['A1-A3栋', ['A1栋', 'A2栋', 'A3栋']],
  ['1#~2#', ['1#', '2#']],
  ['09-11', ['09', '10', '11']],
  ['东楼 西楼、东楼', ['东楼', '西楼']],
  // no range: it counts down, or speaks of two things
  ['6-1号楼', ['6-1号楼']],
  ['A1-B3栋', ['A1-B3栋']],
  ['一号楼', ['一号楼']],
  [' ', []],
])('%s names the buildings one by one', (typed, names) => {
  expect(buildingNames(typed)).toEqual(names)
})

it('floors are a whole number, unknown where nothing is typed', () => {
  expect(['', ' 6 ', '６', '0', '6.5', '六', '201'].map(floorsTyped)).toEqual([
    ...[null, 6, 6],
    ...[undefined, undefined, undefined, undefined],
  ])
})
