import { utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import { faultsForReaders } from './screen-reader.ts'
import { ask, visit } from './visit.ts'

const listed = async () => (await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')).items
const detail = (id: string) => ask<CompoundDetail>(`/api/compounds/${id}`)

/** A workbook as a street office sends it: title, headings, rows, a sum. */
function workbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['老旧小区基本情况表'],
    ['序号', '小区名称', '所属街道', '户数', '情况'],
    ...rows.map((row) => [...row]),
    ['合计', '', '', '', ''],
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '台账')
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer // the type asked for
}

/** Lets files go anywhere over the page, as a hand does. */
async function drop(page: Page, name: string, bytes: Buffer) {
  const carried = await page.evaluateHandle(
    ([text, called]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], called))
      return transfer
    },
    [bytes.toString('base64'), name] as const,
  )
  await page.dispatchEvent('.map-canvas', 'dragover', { dataTransfer: carried })
  await page.getByText('松开，放上案头').waitFor()
  await page.dispatchEvent('.map-canvas', 'drop', { dataTransfer: carried })
}

it('what a street office sends goes in by drag and drop, is corrected, written, and taken back as a whole', async () => {
  const before = await listed()
  const changed = before.find(({ name }) => name === '北教工小区')!
  const likely = before.find(({ name }) => name === '良运花园')!
  const street = changed.streetOffice?.name ?? ''
  const bytes = workbook([
    [1, changed.name, street, 77, '楼顶漏水'],
    [2, '新落成路三号院', street, 120, '外墙脱落'],
    [3, '良运花苑小区', likely.streetOffice?.name ?? '', 240, ''],
  ])
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas')
  await drop(page, '报送台账.xlsx', bytes)
  await page.getByRole('heading', { name: '报送台账.xlsx' }).waitFor()
  const choose = page.getByLabel('“情况”读作')
  await choose.waitFor()
  expect(page.url()).toContain('import=410108-')

  // the column nobody could know is said to be the remarks
  await choose.selectOption({ label: '备注' })
  await page.getByRole('button', { name: '撤销：改列“情况”' }).waitFor()

  // the doubtful row is the compound it looks like
  await page.getByRole('button', { name: /^存疑 1/ }).click()
  await page.getByText('“良运花苑小区”是台账里的哪一个？').waitFor()
  await planner.keepPicture('journey-import-doubtful')
  expect(await faultsForReaders(page)).toEqual([])
  await page.getByRole('button', { name: /^存疑 第 5 行/ }).focus()
  await page.keyboard.press('1') // the first candidate
  await page.getByText('将写入台账：新增 1，更新 2。').waitFor()

  // a reload loses nothing
  await page.reload()
  await page.getByText('将写入台账：新增 1，更新 2。').waitFor()
  await page.getByRole('button', { name: /^变更 2/ }).click()
  await page.getByRole('button', { name: new RegExp(`变更 第 3 行 ${changed.name}`) }).click()
  await page.getByText('→ 77').waitFor()
  await planner.settled()
  await planner.keepPicture('journey-import-difference')

  await page.getByLabel('来源').fill('街道办事处报送')
  await page.getByRole('button', { name: '写入台账' }).click()
  await page.getByRole('button', { name: '撤销本次导入' }).waitFor()
  const written = await listed()
  expect(written).toHaveLength(before.length + 1)
  expect(written.find(({ id }) => id === changed.id)?.households).toBe(77)
  expect(written.find(({ id }) => id === likely.id)?.households).toBe(240)
  expect((await detail(changed.id)).note).toContain('楼顶漏水')
  expect(written.find(({ name }) => name === '新落成路三号院')).toMatchObject({ households: 120, placed: false })

  await page.getByRole('button', { name: '撤销本次导入' }).click()
  await page.getByText('已恢复 3 条记录。').waitFor()
  await planner.keepPicture('journey-import-undone')
  const restored = await listed()
  const facts = (rows: typeof before) => rows.map(({ version: _, ...row }) => row)
  expect(facts(restored)).toEqual(facts(before))
  await page.getByRole('button', { name: '导入清单' }).click()
  await page.getByRole('row', { name: /报送台账\.xlsx.*已撤销/ }).waitFor()
  expect(planner.complaints).toEqual([])
})
