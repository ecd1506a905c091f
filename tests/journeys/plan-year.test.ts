import { expect, it } from 'vitest'
import type { Area } from '#contract/area.ts'
import type { CompoundDetail, CompoundList, CompoundRow } from '#contract/compound.ts'
import { ask, visit } from './visit.ts'

const send = <T>(method: string, path: string, body: object) =>
  ask<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** 童鞋厂家属院 is approved, so its year is fixed; the other two are only planned. */
const names = ['童鞋厂家属院', '卫材厂家属院', '兴隆铺路8号院']
const rows = async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  return names.map((name) => items.find((row) => row.name === name)!)
}
const yearsNow = async () => (await rows()).map(({ planYear }) => planYear)
const planFor = ({ id, version }: Pick<CompoundRow, 'id' | 'version'>, planYear: number | null) =>
  send<CompoundDetail>('PATCH', `/api/compounds/${id}`, { version, planYear })

it('a planner gives an area one plan year, sees first who moves and who does not and why, and takes all of it back at once', async () => {
  const [, second, third] = await rows()
  await planFor(second!, 2021)
  await planFor(third!, 2022)
  const area = await send<Area>('POST', '/api/areas', {
    ...{ adcode: '410108', name: '东风片区', planYear: 2021, maxGapM: 80 },
    compounds: (await rows()).map(({ id }) => id),
  })
  expect(await yearsNow()).toEqual([2020, 2021, 2022])

  await using planner = await visit({ width: 1280, height: 720 })
  const { page } = planner
  await planner.open(`/areas?sel=${area.id}`)
  const record = page.locator('.plan-year')
  await record.getByText(/^统一到 2021 年：调整 1 个小区，合 \d+ 户·年（均为估）。1 个年度已定，不动。$/).waitFor()
  await record.getByRole('button', { name: '统一计划年度到 2021…' }).click()
  const dialog = page.getByRole('dialog', { name: `统一 ${area.number} 的计划年度？` })
  await dialog.getByLabel('统一到').fill('2023')
  await dialog.getByText(/^统一到 2023 年：调整 2 个小区/).waitFor()
  const told = dialog.locator('tbody tr')
  expect(await told.allInnerTexts()).toEqual([
    expect.stringMatching(/^卫材厂家属院\s+2021 → 2023/),
    expect.stringMatching(/^兴隆铺路8号院\s+2022 → 2023/),
    expect.stringMatching(/^童鞋厂家属院\s+2020\s+已批复$/),
  ])
  await planner.keepPicture('journey-one-plan-year')

  // somebody else changes one of them while the planner reads: the preview follows
  const answered = page.waitForResponse((response) => response.url().includes('plan-year?year=2023'))
  await planFor((await rows())[1]!, 2024)
  await answered
  await dialog.getByText('2024 → 2023').waitFor()
  await dialog.getByRole('button', { name: '统一到 2023（2 个小区）' }).click()
  await page.getByText(`${area.number} 已统一到 2023，调整 2 个小区`).waitFor()
  expect(await yearsNow()).toEqual([2020, 2023, 2023])
  await page.getByText('统一计划年度到 2023').first().waitFor() // in the history
  expect((await ask<Area>(`/api/areas/${area.id}`)).planYear).toBe(2023)

  await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
  await page.getByText(`${area.number} 各小区已改回原计划年度`).waitFor()
  expect(await yearsNow()).toEqual([2020, 2024, 2022])
  const { planYear, version } = await ask<Area>(`/api/areas/${area.id}`)
  expect(planYear).toBe(2021)
  await planner.settled()
  expect(planner.complaints).toEqual([])
  await ask(`/api/areas/${area.id}?version=${version}`, { method: 'DELETE' })
  for (const row of (await rows()).slice(1)) await planFor(row, 2020)
})

it('a planner whose preview is out of date is told which compound changed, and nobody is moved', async () => {
  const area = await send<Area>('POST', '/api/areas', {
    ...{ adcode: '410108', name: '东风二片区', planYear: 2021, maxGapM: 80 },
    compounds: (await rows()).map(({ id }) => id),
  })
  await using planner = await visit({ width: 1280, height: 720 })
  const { page } = planner
  await page.route('**/api/events', (route) => route.abort()) // cut off from what others do
  await planner.open(`/areas?sel=${area.id}`)
  await page.locator('.plan-year').getByRole('button', { name: '统一计划年度到 2021…' }).click()
  await page.getByRole('dialog').getByLabel('统一到').fill('2025')
  const confirm = page.getByRole('button', { name: '统一到 2025（2 个小区）' })
  await confirm.waitFor()
  await planFor((await rows())[1]!, 2024)
  await confirm.click()
  await page.getByText(/^“卫材厂家属院”刚被别人改过（你看到第 \d+ 版，现为第 \d+ 版），一个小区都没有调整。/).waitFor()
  expect(await yearsNow()).toEqual([2020, 2024, 2020])
  await ask(`/api/areas/${area.id}?version=1`, { method: 'DELETE' })
  await planFor((await rows())[1]!, 2020)
})
