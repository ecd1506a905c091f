import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CompoundList } from '#contract/compound.ts'
import type { Scheme } from '#contract/scheme.ts'
import type { RunningApp } from '../support/app-server.ts'
import { ownProduct, type Visit, visit } from './visit.ts'

let app: RunningApp
beforeAll(async () => {
  app = await ownProduct('journey_ruling')
})
afterAll(() => app?.stop())

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(app.url + path)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}
async function idsOf(...names: string[]): Promise<string[]> {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  return names.map((name) => items.find((row) => row.name === name)!.id)
}
const benchOf = ({ page }: Visit) => /bench=([^&]+)/.exec(page.url())?.[1] ?? 'none'
const draftOf = async (planner: Visit) => (await ask<Scheme>(`/api/schemes/${benchOf(planner)}`)).draft!
/** Members by area, as the draft has been saved. */
const divisionOf = async (planner: Visit) =>
  (await draftOf(planner)).areas.map(({ compounds }) => [...compounds].sort().join()).sort()
const becomes = (planner: Visit) => expect.poll(() => divisionOf(planner), { timeout: 60_000 })

/** A draft in which everything placed takes part, saved. */
async function openBench(planner: Visit): Promise<void> {
  const { page } = planner
  await planner.open('/areas?bench=new')
  for (const status of ['已批复', '在建', '已完工', '已验收'])
    await page.locator('.checkbox', { hasText: status }).click()
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  await page.locator('.bench-saving[data-state="saved"]').waitFor()
}
const choose = (planner: Visit, ids: readonly string[]) =>
  planner.goOn(`/areas?bench=${benchOf(planner)}&sel=${ids.join()}`)
const undo = ({ page }: Visit) => page.locator('.toast').getByRole('button', { name: '撤销' }).click()

it('a planner denies that two compounds are neighbours, with a reason, sees the division change, and takes it back', async () => {
  await using planner = await visit({ at: app.url, width: 1280, height: 720 })
  const { page } = planner
  await openBench(planner)
  const before = await divisionOf(planner)
  const pair = await idsOf('天秀南院', '市政家属院')
  expect(before.some((members) => pair.every((id) => members.includes(id)))).toBe(true)
  await choose(planner, pair)
  await page.getByText(/^相邻，间距 2\d/).waitFor()
  await page.getByRole('button', { name: '认定不相邻' }).click()
  await page.getByText('先写理由，再认定。').waitFor()
  await page.getByLabel('理由').fill('中间隔着学校')
  await page.getByRole('button', { name: '认定不相邻' }).click()
  await page.getByText('人工认定不相邻：中间隔着学校').waitFor()
  await page.getByText('所选小区不相邻成片').waitFor()
  await becomes(planner).not.toEqual(before)
  expect((await divisionOf(planner)).some((members) => pair.every((id) => members.includes(id)))).toBe(false)
  await planner.settled()
  await planner.keepPicture('journey-deny-a-neighbour')

  await page.getByRole('button', { name: '取消认定' }).click()
  await page.getByText(/^相邻，间距 2\d/).waitFor()
  await becomes(planner).toEqual(before)
  await undo(planner)
  await page.getByText('人工认定不相邻：中间隔着学校').waitFor()
  await becomes(planner).not.toEqual(before)
  await page.getByRole('button', { name: '取消认定' }).click()
  await becomes(planner).toEqual(before)
  expect(planner.complaints).toEqual([])
})

it('a planner declares two compounds across a railway neighbours until it is taken back, or switches the railway off as a barrier, each with a reason', async () => {
  await using planner = await visit({ at: app.url, width: 1280, height: 720 })
  const { page } = planner
  await openBench(planner)
  const before = await divisionOf(planner)
  const pair = await idsOf('12中家属院', '北教工小区')
  await choose(planner, pair)
  await page.getByText('不相邻：隔着北郊铁路。').waitFor()
  const makeOne = page.getByRole('button', { name: '所选 2 个并为一片' })
  expect(await makeOne.isDisabled()).toBe(true)
  await page.getByLabel('理由').fill('有人行地道相通')
  await page.getByLabel('理由').press('Enter')
  await page.getByText('人工认定相邻：有人行地道相通').waitFor()
  await expect.poll(() => makeOne.isEnabled(), { timeout: 30_000 }).toBe(true)
  await becomes(planner).not.toEqual(before)
  expect((await divisionOf(planner)).some((members) => pair.every((id) => members.includes(id)))).toBe(true)
  await undo(planner)
  await page.getByText('不相邻：隔着北郊铁路。').waitFor()
  await becomes(planner).toEqual(before)

  await page.getByText('近邻连线与阻隔').click()
  const row = page.locator('.wish-list li', { hasText: '北郊铁路' })
  await row.getByText('隔开 2 对').waitFor()
  await row.locator('.switch').click()
  const dialog = page.getByRole('dialog', { name: '关掉“北郊铁路”？' })
  await dialog.getByText(/12中家属院—北教工小区|北教工小区—12中家属院/).waitFor()
  await dialog.getByRole('button', { name: '关掉“北郊铁路”' }).click()
  await dialog.getByText('先写理由，再关。').waitFor()
  await planner.keepPicture('journey-switch-a-barrier-off')
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0) // the page keeps its place
  await dialog.getByLabel('理由').fill('支线已停运')
  await dialog.getByRole('button', { name: '关掉“北郊铁路”' }).click()
  await row.getByText('已关：支线已停运').waitFor()
  await page.getByText(/^相邻，间距 3\d/).waitFor()
  await becomes(planner).not.toEqual(before)
  expect((await divisionOf(planner)).some((members) => pair.every((id) => members.includes(id)))).toBe(true)
  await planner.settled()
  await planner.keepPicture('journey-barrier-is-off')

  await row.locator('.switch').click()
  await page.getByRole('dialog').getByRole('button', { name: '开启“北郊铁路”' }).click()
  await page.getByText('不相邻：隔着北郊铁路。').waitFor()
  await becomes(planner).toEqual(before)
  await undo(planner)
  await row.getByText('已关：支线已停运').waitFor()
  await row.locator('.switch').click()
  await page.getByRole('dialog').getByRole('button', { name: '开启“北郊铁路”' }).click()
  await becomes(planner).toEqual(before)
  expect(planner.complaints).toEqual([])
})
