import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AreaList, AreaPreview } from '#contract/area.ts'
import type { Scheme } from '#contract/scheme.ts'
import { readWorkbook } from '#tests/server/areas/schemes/read-workbook.ts'
import type { RunningApp } from '../support/app-server.ts'
import { ownProduct, type Visit, visit } from './visit.ts'

let app: RunningApp
beforeAll(async () => {
  app = await ownProduct('journey_workbench')
})
afterAll(() => app?.stop())

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {}
  const answer = await fetch(app.url + path, init)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}
const schemes = async () => (await ask<{ items: Scheme[] }>('/api/schemes?adcode=410108')).items
const schemeOf = async ({ page }: Visit) =>
  ask<Scheme>(`/api/schemes/${/bench=([^&]+)/.exec(page.url())?.[1] ?? 'none'}`)

/** Everything placed takes part, whatever has begun; then the division that follows is there. */
async function takeEverybodyIn({ page }: Visit) {
  for (const status of ['已批复', '在建', '已完工', '已验收'])
    await page.locator('.checkbox', { hasText: status }).click()
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  await page.locator('.bench-saving[data-state="saved"]').waitFor()
}

it('a planner asks for a proposal: contiguous areas within the limits, each with its reason, proven, and saved by itself', async () => {
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open('/areas')
  await page.getByRole('button', { name: '让系统提出方案' }).click()
  await page.getByText('参加测算的小区').waitFor()
  await takeEverybodyIn(planner)
  await page.getByText(/块均已证明最优/).waitFor()
  const { draft } = await schemeOf(planner)
  const areas = draft?.areas ?? []
  expect(areas.length).toBeGreaterThan(3)
  expect(await page.locator('.bench-row').count()).toBe(areas.length)
  for (const { compounds, households, reason } of areas) {
    const seen = await ask<AreaPreview>('/api/areas/preview', { adcode: '410108', compounds, maxGapM: 50 })
    expect(seen.contiguous).toBe(true)
    expect(households).toBeGreaterThanOrEqual(300)
    expect(households).toBeLessThanOrEqual(2000)
    expect(reason).toContain(`${compounds.length} 个小区`)
  }
  await planner.settled()
  await planner.keepPicture('journey-propose-areas')
  expect(planner.complaints).toEqual([])
})

it('a planner locks one area, leaves a compound out, searches again in place, takes the step back, and sees why another may not move', async () => {
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open('/areas?bench=new&at=113.613,34.832,13.4')
  await takeEverybodyIn(planner)
  const before = (await schemeOf(planner)).draft!.areas
  const kept = before[0]!
  await page.locator('.bench-row', { hasText: kept.number }).click()
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await page.getByText('由规划人员锁定').waitFor()
  await page.locator('.inspector-close').click()

  const other = before.find(({ number, compounds }) => number !== kept.number && compounds.length > 2)!
  await page.locator('.bench-row', { hasText: other.number }).click()
  await page.locator('.members .link').first().click() // 移出
  await expect
    .poll(async () => (await schemeOf(planner)).draft?.request.params.excluded, { timeout: 30_000 })
    .toHaveLength(1)
  const after = (await schemeOf(planner)).draft!
  expect(after.areas.find(({ number }) => number === kept.number)).toMatchObject({
    compounds: kept.compounds,
    byHand: true,
  })
  expect(after.uncovered.find(({ code }) => code === 'excluded')).toBeDefined()
  await planner.settled()
  await planner.keepPicture('journey-lock-and-search-again')

  await page.locator('body').press('Control+z')
  await expect
    .poll(async () => (await schemeOf(planner)).draft?.request.params.excluded, { timeout: 30_000 })
    .toHaveLength(0)
  const back = (await schemeOf(planner)).draft!.areas
  expect(back.find(({ number }) => number === other.number)?.compounds).toEqual(other.compounds)

  await page.locator('.inspector-close').click()
  await planner.settled()

  const { draft } = await schemeOf(planner)
  const [from, to] = [draft!.areas[0]!, draft!.areas[1]!]
  const placeOf = async (id: string) =>
    (await ask<{ items: { id: string; place: [number, number] }[] }>('/api/compounds?adcode=410108')).items.find(
      (row) => row.id === id,
    )!.place
  const [start, end] = await Promise.all([
    planner.pixelOf(await placeOf(from.compounds[0]!)),
    planner.pixelOf(await placeOf(to.compounds[0]!)),
  ])
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 6 })
  const verdict = page.locator('.map-carried')
  await verdict.waitFor()
  expect(await verdict.textContent()).toMatch(/隔着|间距/)
  expect(await verdict.getAttribute('data-may')).toBe('false')
  await planner.keepPicture('journey-carry-a-compound')
  await page.mouse.up()
  expect((await schemeOf(planner)).draft!.areas).toEqual(draft!.areas)

  const address = page.url()
  await planner.open(address.slice(app.url.length))
  await page.locator('.bench-row', { hasText: other.number }).waitFor()
  expect((await schemeOf(planner)).draft!.areas).toEqual(back)
  expect(planner.complaints).toEqual([])
})

it('a planner bundles inside a drawn window, compares two schemes, adopts one, and the areas of the district are its areas', async () => {
  await using planner = await visit({ at: app.url })
  const { page } = planner
  await planner.open('/areas?bench=new&at=113.613,34.832,13.4')
  await takeEverybodyIn(planner)
  const all = (await schemeOf(planner)).draft!.areas.length
  await page.getByRole('button', { name: '画范围' }).click()
  await planner.holding('area')
  const corners = [
    [113.595, 34.842],
    [113.617, 34.842],
    [113.617, 34.815],
    [113.595, 34.815],
  ]
  for (const corner of corners) await planner.clickPlace(corner)
  await planner.clickPlace(corners[0]!)
  await page.getByText('只测算所画范围内的小区。').waitFor()
  await expect
    .poll(async () => (await schemeOf(planner)).draft?.request.window?.type, { timeout: 30_000 })
    .toBe('Polygon')
  const inside = (await schemeOf(planner)).draft!.areas.length
  expect(inside).toBeGreaterThan(0)
  expect(inside).toBeLessThan(all)
  await planner.settled()
  await planner.keepPicture('journey-draw-a-window')
  await page.getByRole('button', { name: '改回全区' }).click()

  await page.getByRole('radio', { name: '宽松' }).click()
  await expect
    .poll(async () => (await schemeOf(planner)).draft?.request, { timeout: 30_000 })
    .toMatchObject({ preset: 'loose', params: { maxGapM: 80 } })
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  await page.getByRole('button', { name: '对比' }).click()
  const dialog = page.getByRole('dialog', { name: '对比方案' })
  await dialog.locator('.compare').waitFor()
  expect(await dialog.locator('.compare tbody tr').count()).toBe(3)
  await planner.keepPicture('journey-compare-schemes')
  await dialog.getByRole('button', { name: '在图上左右对照' }).click()
  await page.locator('.map-beside[data-settled="true"]').waitFor()

  const { draft, id } = await schemeOf(planner)
  await page.getByRole('button', { name: '采用' }).click()
  await page.getByLabel('依据（可不填）').fill('局办公会')
  await page.getByRole('dialog').getByRole('button', { name: '采用' }).click()
  await page.getByText(/”已采用$/).waitFor()
  expect((await schemes())[0]).toMatchObject({ id, state: 'adopted', areas: draft!.areas.length })
  const { items } = await ask<AreaList>('/api/areas?adcode=410108')
  expect(items.map(({ compounds }) => [...compounds].sort())).toEqual(
    draft!.areas.map(({ compounds }) => [...compounds].sort()),
  )
  expect(items.every(({ contiguous }) => contiguous)).toBe(true)
  await planner.settled()
  await planner.keepPicture('journey-adopt-a-scheme')
  expect(planner.complaints).toEqual([])
})

it('a draft leaves the house: as a workbook, and as one A3 sheet with its areas, its name and that it is a draft', async () => {
  await using planner = await visit({ at: app.url, width: 1600, height: 1120 }) // room for the sheet
  const { page } = planner
  const listed = (await schemes()).find(({ state }) => state === 'draft')
  const scheme = listed && (await ask<Scheme>(`/api/schemes/${listed.id}`))
  await planner.open(`/areas?bench=${scheme!.id}`)
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出片区一览表' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^惠济区片区一览表 方案 .*\.xlsx$/)
  const [sheet] = readWorkbook(await readFile(await download.path()))
  expect(sheet!.rows[0]!.A).toContain('草案')
  expect(sheet!.rows.slice(4)[0]).toMatchObject({
    B: scheme!.draft!.areas[0]!.number,
    K: expect.stringContaining('户数另估'),
  })
  expect(sheet!.rows.slice(4)[0]).not.toHaveProperty('E') // their households are invented

  await page.emulateMedia({ media: 'print' })
  await page.locator('.page[data-printing="sheet"]').waitFor()
  await planner.settled()
  const head = await page.locator('.print-head').innerText()
  expect(head).toContain('惠济区老旧小区改造片区图')
  expect(head).toContain(`${scheme!.name}（草案）`)
  const side = await page.locator('.print-side').innerText()
  expect(side).toContain(scheme!.draft!.areas[0]!.name)
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
  await planner.keepPicture('print-draft-A3')
  expect(planner.complaints).toEqual([])
})
