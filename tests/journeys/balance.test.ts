import { expect, it } from 'vitest'
import type { BalanceUnits } from '#contract/balance.ts'
import type { CompoundList } from '#contract/compound.ts'
import { ask, visit } from './visit.ts'

const unitsNow = () => ask<BalanceUnits>('/api/balance-units?adcode=410108')

/** Three placed compounds: the two farthest from each other, and the one nearest to the first. */
async function threeCompounds() {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const placed = items.flatMap(({ id, name, place }) => (place ? [{ id, name, place }] : []))
  type Yard = (typeof placed)[number]
  const apart = (one: Yard, other: Yard) => Math.hypot(one.place[0] - other.place[0], one.place[1] - other.place[1])
  const from = (yard: Yard) => placed.filter((each) => each !== yard).sort((a, b) => apart(yard, a) - apart(yard, b))
  const first = from(placed[0]!).at(-1)!
  return { first, far: from(first).at(-1)!, near: from(first)[0]! }
}

it('a planner balances two compounds far apart with a parcel, sees the sum follow, and finds it again', async () => {
  const { first, far, near } = await threeCompounds()
  await using planner = await visit()
  const { page } = planner
  const middle = [(first.place[0] + far.place[0]) / 2, (first.place[1] + far.place[1]) / 2] as const
  await planner.open(`/areas?sel=${first.id},${far.id}&at=${middle.join()},12`)
  await page.getByRole('button', { name: '＋ 新建（所选 2 项）' }).click()
  await page.getByRole('heading', { name: '资金平衡单元 1', level: 1 }).waitFor()
  const sums = page.locator('.balance-sums')
  await sums.getByText('2 项金额未知，未计入差额。').waitFor()
  expect(await sums.getByText('未填').count()).toBe(3)

  const costOf = async ({ name }: { name: string }, amount: string) => {
    await page.getByRole('button', { name: `给${name}加一行支出` }).click()
    await page.getByLabel(`${name}的支出名称`).fill('改造费用')
    await page.getByLabel(`${name}的支出金额（万元）`).fill(amount)
  }
  await page.getByRole('button', { name: new RegExp(`^把${first.name}的投资估算（.+）列为支出$`) }).click()
  await sums.getByText(/^缺口 −\d/).waitFor()
  await page.getByRole('button', { name: /^删去投资估算/ }).click()
  await costOf(first, '320.5')
  await sums.getByText('缺口 −320.5').waitFor()
  await sums.getByText('1 项金额未知').waitFor()
  await costOf(far, '180')
  await sums.getByText('缺口 −500.5').waitFor()

  await page.getByRole('button', { name: '＋ 地块' }).click()
  await page.getByRole('textbox', { name: '地块名称' }).fill('老粮库地块')
  await page.getByRole('button', { name: '在图上点出老粮库地块的位置' }).click()
  await planner.holding('place')
  const picked = [middle[0] + 0.02, middle[1] + 0.03] as const
  await planner.clickPlace(picked)
  const place = page.getByRole('textbox', { name: '老粮库地块的位置' })
  await expect.poll(() => place.inputValue(), { timeout: 30_000 }).toMatch(/^113\.\d+, 34\.\d+$/)
  await page.getByRole('button', { name: '给老粮库地块加一行收入' }).click()
  await page.getByLabel('老粮库地块的收入名称').fill('出让收益')
  await page.getByLabel('老粮库地块的收入金额（万元）').fill('640')
  await sums.getByText('盈余 +139.5').waitFor()
  await page.locator('.left .balance-row', { hasText: '盈余 +139.5' }).waitFor()

  await page.getByRole('button', { name: `把${far.name}移出单元` }).click()
  await sums.getByText('盈余 +319.5').waitFor()
  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await sums.getByText('盈余 +139.5').waitFor()

  // who says so: the parcel's income is approved, and has to say by whom; the sum says what is still an estimate
  await sums.getByText('收入其中估 640 万元、支出其中估 500.5 万元').waitFor()
  await page.getByRole('button', { name: '出让收益的出处' }).click()
  const card = page.getByRole('dialog', { name: '出让收益的出处' })
  await card.getByRole('radio', { name: '核定' }).click()
  await card.getByText('核定的要写明出处，如文号。').waitFor()
  await card.getByLabel('出处', { exact: true }).fill('郑惠土批〔2026〕8号')
  await card.getByLabel('日期').fill('2026-10-08')
  await planner.keepPicture('journey-balance-source')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '出让收益的出处' }).getByText('郑惠土批〔2026〕8号 · 2026-10-08').waitFor()
  await sums.getByText('支出其中估 500.5 万元', { exact: true }).waitFor()

  // what is not saved survives a reload, says so, and can be dropped
  await planner.open(page.url().slice(page.url().indexOf('/areas')))
  await page.getByText('找回了刷新前没有保存的修改').waitFor()
  await sums.getByText('盈余 +139.5').waitFor()
  await page.getByText('未保存的修改留在这个标签页，刷新不丢').waitFor()

  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存资金平衡单元 1').waitFor()
  expect(await page.getByText('找回了刷新前没有保存的修改').count()).toBe(0)
  const [saved] = (await unitsNow()).items
  expect(saved).toMatchObject({ version: 2, sums: { incomeWan: 640, costWan: 500.5, balanceWan: 139.5, unknown: 0 } })
  expect(saved!.items.map(({ name }) => name)).toEqual([first.name, far.name, '老粮库地块'])
  expect(saved!.items[2]!.lines[0]).toMatchObject({
    ...{ standing: 'approved', source: '郑惠土批〔2026〕8号', onDay: '2026-10-08' },
  })
  const [lon, lat] = saved!.items[2]!.place!
  expect(Math.hypot(lon - picked[0], lat - picked[1])).toBeLessThan(0.001) // a pixel or two at this zoom

  await planner.open(page.url().slice(page.url().indexOf('/areas')))
  await sums.getByText('盈余 +139.5').waitFor()
  await planner.settled()
  await planner.keepPicture('journey-balance-unit')

  await page.getByLabel('备注').fill('先不要')
  await planner.open(page.url().slice(page.url().indexOf('/areas')))
  await page.getByRole('button', { name: '不要了，看已保存的' }).click()
  await expect.poll(() => page.getByLabel('备注').inputValue(), { timeout: 30_000 }).toBe('')

  // a third one, chosen on the map beside the open unit
  await planner.open(`/areas?sel=${saved!.id}&at=${near.place.join()},16.5`)
  await planner.clickPlace(near.place, { shift: true })
  await page.getByRole('button', { name: '加入所选 1 项' }).click()
  await page.locator('.balance-item', { hasText: near.name }).waitFor()
  await sums.getByText('1 项金额未知').waitFor()

  // somebody else saves first: told, with both kept until one is chosen
  const body = JSON.stringify({ version: 2, name: '老粮库组合', note: null, items: [], lines: [] })
  const headers = { 'content-type': 'application/json' }
  await ask(`/api/balance-units/${saved!.id}`, { method: 'PATCH', headers, body })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(/别人保存了第 3 版：未填。你的修改还在。/).waitFor()
  await page.getByRole('button', { name: '仍保存我的' }).click()
  await page.getByText('已保存资金平衡单元 1').waitFor()
  expect((await unitsNow()).items[0]).toMatchObject({ version: 4, name: '资金平衡单元 1', sums: { unknown: 1 } })

  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await page.getByText('已删除资金平衡单元 1').waitFor()
  expect((await unitsNow()).total).toBe(0)
  expect(planner.complaints.filter((each) => !each.includes('409'))).toEqual([])
})
