import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningApp } from '../support/app-server.ts'
import { ownProduct, visit } from './visit.ts'

/** Both journeys move plan years, so they have a product of their own. */
let app: RunningApp
beforeAll(async () => {
  app = await ownProduct('journey_planning')
})
afterAll(() => app?.stop())

const read = async (path: string) => (await fetch(app.url + path)).json()

it('resolve a target difference: the row is named, moved, taken back and explained, and the reports follow', async () => {
  await using guest = await visit({ at: app.url })
  const { page, complaints } = guest
  await guest.open('/progress')
  const foot = page.locator('.right .target-footnotes')
  await foot.getByText('目标 13，台账 12，差 1（粮食机械厂家属院），未说明').waitFor()
  await foot.getByRole('button', { name: '到目标核对处理' }).click()
  await page.getByRole('button', { name: '处理差额' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('改后：目标 13，台账 13').waitFor()
  await dialog.getByLabel('签署岗位').fill('区住建局老旧小区办主任')
  await dialog.getByLabel('理由（必填）').fill('列入2020年实施')
  await dialog.getByRole('button', { name: '记录' }).click()
  await page.getByText('没有未说明的差额').waitFor()
  expect((await read('/api/compounds?adcode=410108&q=粮食机械厂')).items[0].planYear).toBe(2020)

  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('1 项差额未说明').waitFor()
  await page.getByRole('button', { name: '处理差额' }).click()
  await dialog.getByRole('radio', { name: '说明' }).click()
  await dialog.getByLabel('签署岗位').fill('区住建局老旧小区办主任')
  await dialog.getByLabel('理由（必填）').fill('该小区按第二批次于2021年实施')
  await dialog.getByRole('button', { name: '记录' }).click()
  await page.getByText('有差额，已说明').waitFor()
  await guest.keepPicture('planning-target')
  const standings = (await read('/api/targets?adcode=410108')).items as { state: string; outcomes: unknown[] }[]
  expect(standings.map(({ state }) => state)).toEqual(['agrees', 'agrees', 'explained', 'agrees', 'agrees'])
  expect(standings[2]!.outcomes).toHaveLength(2)
  expect(complaints).toEqual([])
}, 240_000)

it('plan a year and publish it: from the ledger’s rows over candidates and joint review to a frozen edition', async () => {
  await using guest = await visit({ at: app.url })
  const { page, complaints } = guest
  await guest.open('/areas')
  await page.getByRole('link', { name: '计划管理' }).click()
  await page.getByRole('link', { name: '年度计划' }).click()
  await page.getByRole('button', { name: '新建计划' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('先列入台账中计划年度为 2021 的小区').waitFor()
  await dialog.getByRole('button', { name: '建立' }).click()
  await page.getByRole('heading', { name: '2021年老旧小区改造年度计划' }).waitFor()
  await page.getByText('应于 2020-09-30 前编制完成').waitFor()
  await page.getByRole('tab', { name: '候选' }).click()
  expect(page.url()).toContain('~candidates')
  await page.getByRole('button', { name: '加入 丹尼斯家属院' }).press('Enter')
  await page.getByText('已加入 1 个小区').waitFor()
  await page.locator('.plan-take:focus').waitFor() // the keyboard goes on at the line that took its place
  await page.getByRole('tab', { name: '列入的小区' }).click()
  await page.locator('.plan-row-urgency select').evaluateAll((selects) => {
    for (const select of selects as HTMLSelectElement[]) {
      select.value = 'urgent'
      select.dispatchEvent(new Event('change', { bubbles: true })) // the second before the first is saved
    }
  })
  await page.locator('.plan-row-urgency[data-urgency="urgent"]').nth(1).waitFor()
  await page.getByRole('button', { name: '提交会审' }).click()
  await dialog.getByLabel('编制完成日期').waitFor()
  await dialog.getByRole('button', { name: '提交会审' }).click()
  await page.getByRole('button', { name: '公布', exact: true }).click()
  await dialog.getByLabel('文号（可不填）').fill('惠老改〔2020〕7号')
  await dialog.getByLabel('批准单位').fill('区老旧小区改造工作领导小组')
  await dialog.getByText('同时把台账中 1 个小区的计划年度改为计划的年度').waitFor()
  await dialog.getByRole('button', { name: '公布' }).click()
  await page.getByText('“2021年老旧小区改造年度计划”第 1 版已公布').waitFor()
  await page.getByRole('tab', { name: '版本与备案' }).click()
  await page.getByText('惠老改〔2020〕7号').waitFor()
  await guest.keepPicture('planning-plan')
  const [plan] = (await read('/api/plans?adcode=410108')).items
  expect(plan).toMatchObject({ state: 'published', compounds: 2, lastEdition: { documentNumber: '惠老改〔2020〕7号' } })
  const { rows } = (await read(`/api/plans/${plan.id}/editions/1`)).frozen
  expect(rows.map(({ name, year }: { name: string; year: number }) => [name, year])).toEqual([
    ['粮食机械厂家属院', 2021],
    ['丹尼斯家属院', 2021],
  ])
  expect((await read('/api/compounds?adcode=410108&q=丹尼斯')).items[0].planYear).toBe(2021)
  expect(complaints).toEqual([])
}, 240_000)
