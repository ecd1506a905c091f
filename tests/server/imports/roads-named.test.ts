import { expect, it } from 'vitest'
import { openRoadNames } from '#server/imports/checks/roads-named.ts'

const roadsIn = openRoadNames(['南阳路', '老南阳路', '长兴路', '东风路', '英才街', '路', '环'])

it.each([
  ['南阳路144号院', ['南阳路']],
  ['郑州市惠济区南阳路144号', ['南阳路']],
  ['老南阳路3号', ['老南阳路']],
  ['东风路与英才街交叉口', ['东风路', '英才街']],
  ['长兴路街道 某院', []],
  ['东风路社区甲院', []],
  ['长兴路街道英才街2号', ['英才街']],
  ['北三环1号', []],
  ['', []],
])('%s speaks of the roads %j', (says, roads) => {
  expect(roadsIn(says)).toEqual(roads)
})
