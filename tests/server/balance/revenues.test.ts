import { expect, it } from 'vitest'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { revenuesOf } from '#server/balance/revenues.ts'

it('incomes the documents name come with their clause, the nearest document first', () => {
  const packs = readPolicyPacks()
  const over = (...ids: string[]) => revenuesOf(ids.map((id) => packs.find((pack) => pack.id === id)!))
  const labels = over('henan-2019-58', 'shizhong-2020-13').map(({ label, clause }) => `${clause} ${label}`)
  expect(labels).toEqual([
    '一（四） 不相邻的城市建设或改造项目收益',
    '一（四） 小区内经营性设施收益',
    '四（四） 政府采购',
    '四（四） 新增设施有偿使用',
    '四（四） 特许经营',
    '四（四） 公共位置广告收益',
    '四（四） 有偿提供便民服务',
  ])
  expect(over('huiji-2019-63')).toEqual([])
})
