import { expect, it } from 'vitest'
import { nameStem, namesakes } from '#web/areas/workbench/name-stem.ts'

it.each([
  ['天秀北院', '天秀'],
  ['教委西院', '教委'],
  ['沿河小区6号楼', '沿河'],
  ['沿河小区', '沿河'],
  ['同乐社区南北院', '同乐'],
  ['卫材厂家属院', '卫材厂'],
  ['南阳路144号院', '南阳路'],
  ['东院', null],
])('what tells %s from its neighbours is left out: %s', (name, stem) => {
  expect(nameStem(name)).toBe(stem)
})

it('a compound without a boundary is put beside those of the same name', () => {
  const among = [{ name: '天秀南院' }, { name: '教委东院' }, { name: '天秀北院' }]
  expect(namesakes('天秀北院', among)).toEqual([{ name: '天秀南院' }])
  expect(namesakes('东院', [{ name: '西院' }])).toEqual([])
})
