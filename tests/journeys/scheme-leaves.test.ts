import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AreaList } from '#contract/area.ts'
import type { CompoundList } from '#contract/compound.ts'
import type { Scheme } from '#contract/scheme.ts'
import { readWorkbook } from '#tests/server/areas/schemes/read-workbook.ts'
import { type RunningApp, startApp } from '../support/app-server.ts'
import { visit } from './visit.ts'

const adcode = '410108'
let app: RunningApp
let scheme: Scheme
beforeAll(async () => {
  app = await startApp()
  const { items } = await ask<CompoundList>(`/api/compounds?adcode=${adcode}&limit=200`)
  const pair = items.filter(({ name }) => ['教委东院', '教委西院'].includes(name)).map(({ id }) => id)
  scheme = await ask<Scheme>('/api/schemes', { adcode, name: '局务会方案', draft: draftOf(pair) })
})
afterAll(() => app?.stop())

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(app.url + path, body ? init : {})
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

/** One area the planner put together and keeps, whatever else the search finds. */
const draftOf = (compounds: string[]) => ({
  request: {
    params: { maxGapM: 50, locked: [compounds] },
    statuses: ['candidate', 'planned', 'approved', 'under-way', 'finished', 'accepted'],
    added: [],
  },
  areas: [
    {
      number: 'A-01',
      hue: 0,
      name: '教委片区',
      compounds,
      households: 0,
      planYear: 2021,
      byHand: true,
      reason: '由规划人员锁定，保持原样。',
      proof: { optimal: true, gap: 0, thirdLevel: true },
    },
  ],
  uncovered: [],
})

it('a draft prints as one A3 sheet: its areas, its name and that it is a draft, beside legend, scale and dates', async () => {
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open(`/areas?bench=${scheme.id}`)
  await page.locator('.bench-row').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.locator('.page[data-printing="sheet"]').waitFor()
  await planner.settled()
  const head = await page.locator('.print-head').innerText()
  expect(head).toContain('惠济区老旧小区改造片区图')
  expect(head).toContain('局务会方案（草案）')
  const side = await page.locator('.print-side').innerText()
  expect(side).toMatch(/A-01\s+教委片区/)
  expect(side).toMatch(/图例[\s\S]*数据截至 \d{4}-\d\d-\d\d[\s\S]*制图/)
  expect(await page.locator('.map-scale-ratio').innerText()).toMatch(/^1:/)

  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const folder = join(import.meta.dirname, '../pictures')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'print-draft-A3.pdf'), pdf)
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text)!.map(Number)
  // 420 × 297 mm in points of 1/72 inch; browsers round to whole pixels
  expect(Math.abs(width - (420 / 25.4) * 72)).toBeLessThan(2)
  expect(Math.abs(height - (297 / 25.4) * 72)).toBeLessThan(2)
  await page.setViewportSize({ width: 1600, height: 1120 })
  await planner.settled()
  await planner.keepPicture('print-draft-A3')
  expect(planner.complaints).toEqual([])
})

it('a planner takes the list of areas along as a workbook, of a draft and of the adopted scheme', async () => {
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open(`/areas?bench=${scheme.id}`)
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  const exported = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出片区一览表' }).click(),
    ])
    return { name: download.suggestedFilename(), sheets: readWorkbook(await readFile(await download.path())) }
  }
  const draft = await exported()
  expect(draft.name).toMatch(/^惠济区片区一览表 局务会方案 \d{4}-\d\d-\d\d\.xlsx$/)
  expect(draft.sheets[0]!.rows[0]!.A).toContain('草案')
  const [first] = draft.sheets[0]!.rows.slice(4)
  expect(first).toMatchObject({
    A: '教委片区',
    B: 'A-01',
    C: '教委东院、教委西院',
    K: expect.stringContaining('户数另估'),
  })
  expect(first).not.toHaveProperty('E') // their households are invented

  const now = await ask<Scheme>(`/api/schemes/${scheme.id}`)
  await ask(`/api/schemes/${scheme.id}/adopt`, { version: now.version })
  await planner.open('/areas')
  const adopted = await exported()
  expect(adopted.sheets[0]!.rows[0]!.A).toContain('现行')
  expect(planner.complaints).toEqual([])
})

it('a planner writes down who carries an area out and what is done as one, reads the clause, and sees it in the history', async () => {
  const areas = await ask<AreaList>(`/api/areas?adcode=${adcode}`)
  const { id } = areas.items.find(({ name }) => name === '教委片区')!
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open(`/areas?sel=${id}`)
  await page.getByLabel('实施主体').fill('区城建集团')
  await page.locator('.area-form').getByRole('button', { name: '保存' }).click()
  await page.getByText('实施主体 区城建集团').waitFor()
  await page.getByRole('radiogroup', { name: '统一物业服务' }).getByRole('radio', { name: '是' }).click()
  await page.getByText('统一事项：统一物业服务').waitFor()
  await page.getByRole('button', { name: '统一物业服务：七（三）原文' }).click()
  await page.getByText('同步拟定物业管理方案').waitFor()
  await planner.settled()
  await planner.keepPicture('journey-area-record')
  const saved = (await ask<AreaList>(`/api/areas?adcode=${adcode}`)).items.find((area) => area.id === id)!
  expect(saved).toMatchObject({ implementer: '区城建集团', unified: { 'hj-property-service': true } })
  expect(planner.complaints).toEqual([])
})
