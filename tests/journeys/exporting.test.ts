import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { visit } from './visit.ts'

it('a street clerk takes the compounds of one year and one fund along in three clicks, and the file holds just those', async () => {
  await using clerk = await visit()
  const { page } = clerk
  await clerk.open('/areas?table')
  await page.getByRole('button', { name: '导出小区表' }).click()
  const menu = page.getByRole('dialog', { name: /导出小区表/ })
  await menu.getByLabel('计划年度').selectOption('2020')
  await menu.getByLabel('资金').selectOption('上级补贴')
  await menu.getByText('11 个小区').waitFor()
  await clerk.keepPicture('export-narrowed')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('link', { name: 'CSV 表格' }).click(),
  ])
  // the row that heads the file names the filter
  const lines = (await readFile(await download.path(), 'utf8')).split(/\r?\n/).filter((line) => !line.includes('筛选'))
  expect(lines.filter((line) => line.includes('上级补贴') && line.includes('2020'))).toHaveLength(11)
  expect(lines.filter((line) => line.includes('区级自主'))).toHaveLength(0)
  expect(page.url()).not.toMatch(/[?&]k=/)
})

it('a file that cannot be had says why in the menu, and the next press asks again', async () => {
  await using clerk = await visit()
  const { page } = clerk
  await clerk.open('/areas?table')
  await page.getByRole('button', { name: '导出小区表' }).click()
  const menu = page.getByRole('dialog', { name: /导出小区表/ })
  const detail = '所选记录的原表其他列有 412 列，超过 300 列。'
  const refused = { status: 422, contentType: 'application/problem+json', body: JSON.stringify({ detail, code: 'x' }) }
  await page.route('**/api/compounds/export*', (route) => route.fulfill(refused))
  await menu.getByRole('link', { name: 'CSV 表格' }).click()
  await menu.getByRole('alert').getByText(detail).waitFor()
  await page.unroute('**/api/compounds/export*')
  await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name: 'CSV 表格' }).click()])
})
