import { expect, it } from 'vitest'
import type { CompoundList } from '#contract/compound.ts'
import type { CompoundMenu } from '#contract/menu.ts'
import { ask, visit } from './visit.ts'

it('a planner ticks sewers for two compounds at once, sees them on the map, and the province’s list has them too', async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const two = items.filter(({ name }) => name.startsWith('教委'))
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas')
  await page.getByRole('link', { name: '计划管理' }).click()
  await page.getByRole('link', { name: '改造清单' }).click()
  const menu = page.getByRole('article', { name: '改造清单' })
  await menu.getByRole('button', { name: /^4 雨污分流/ }).click()
  const item = page.getByRole('region', { name: '4 雨污分流' })
  await item.getByText('区城管局', { exact: false }).first().waitFor()
  await item.getByRole('searchbox', { name: '按名称找小区' }).fill('教委')
  await item.getByRole('button', { name: '全选所列' }).click()
  await item.getByRole('button', { name: '一次填写 · 选中 2 个小区' }).click()
  await page.getByText('“4 雨污分流”：2 个小区填为需改').waitFor()
  await item.locator('.fill-many-list').getByText('需改，未安排').nth(1).waitFor()

  await item.getByRole('button', { name: '在图上看“雨污分流”' }).click()
  const legend = page.getByRole('list', { name: '着色：雨污分流' })
  await legend
    .getByRole('button', { name: /需改，未安排/ })
    .getByText('2', { exact: true })
    .waitFor()
  await planner.settled()
  await planner.keepPicture('journey-items-on-the-map')
  await page.getByRole('button', { name: '结束着色' }).first().click()

  // 供排水 of the province holds the sewers of the district
  await page.getByRole('link', { name: '计划管理' }).click()
  await page.getByRole('link', { name: '改造清单' }).click()
  await menu.getByRole('radio', { name: '各小区' }).click()
  await menu.getByRole('button', { name: /^教委东院/ }).click()
  await menu.getByRole('heading', { name: '教委东院' }).waitFor()
  await menu.getByRole('button', { name: /目录/ }).click()
  await page.getByRole('option', { name: /^HN-4/ }).click()
  await menu.getByText('HJ-34-4 雨污分流（其中一部分）：需改', { exact: false }).waitFor()
  await planner.keepPicture('journey-one-tick-two-lists')

  for (const { id } of two) {
    const { entries } = await ask<CompoundMenu>(`/api/menu/compounds/${id}`)
    const changes = entries.map(({ compoundId, buildingId, itemCode, version }) => ({
      ...{ compoundId, buildingId, itemCode },
      ...{ seen: version, entry: null },
    }))
    await page.evaluate(
      (body) => fetch('/api/menu/changes', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      JSON.stringify({ adcode: '410108', changes }),
    )
  }
  expect(planner.complaints).toEqual([])
})
