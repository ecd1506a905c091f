import { expect, it } from 'vitest'
import type { Area } from '#contract/area.ts'
import type { CompoundList } from '#contract/compound.ts'
import type { AreaWalls } from '#contract/wall.ts'
import { ask, visit } from './visit.ts'

const names = ['12中家属院', '金桂苑小区', '老鸦陈乡家属院'] // three yards wall to wall
const pair = '12中家属院与金桂苑小区'

async function areaOfThree(): Promise<Area> {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const compounds = items.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  const body = JSON.stringify({ adcode: '410108', name: '金桂苑片区', compounds, maxGapM: 15 })
  return ask('/api/areas', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}
const wallsOf = ({ id }: Area) => ask<AreaWalls>(`/api/areas/${id}/walls`)

it('a planner decides that a wall is opened, with consent and a note, takes one decision back, and finds the rest again', async () => {
  const area = await areaOfThree()
  const { total, undecided, lengthM } = await wallsOf(area)
  expect([total, undecided]).toEqual([3, 3])
  const wall = async () =>
    (await wallsOf(area)).items.find(({ fromName, toName }) => [fromName, toName].sort().join('与') === pair)!
  const { lengthM: ownM } = await wall()

  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${area.id}&at=${area.label!.join()},16.4`)
  await page.getByText(`还有 3 段围墙未定，共 ${lengthM.undecided} m。`).waitFor()
  await page
    .getByRole('radiogroup', { name: `${pair}之间的围墙` })
    .getByText('开口')
    .click()
  await page.getByText('12中家属院—金桂苑小区：开口，均未同意').waitFor()
  await page.getByRole('button', { name: `${pair}双方同意状态` }).click()
  await page.getByRole('option', { name: '一方同意' }).click()
  await page.getByLabel(`${pair}之间围墙的备注`).fill('留 4 m 消防通道')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await wall()).note, { timeout: 30_000 }).toBe('留 4 m 消防通道')
  expect(await wall()).toMatchObject({ decision: 'open', consent: 'one', version: 3 })

  const other = page.getByRole('radiogroup', { name: /老鸦陈乡家属院之间的围墙$/ }).first()
  await other.getByText('拆除').click()
  await page.getByText('还有 1 段围墙未定').waitFor()
  await page.getByRole('button', { name: '撤销' }).last().click()
  await page.getByText('还有 2 段围墙未定').waitFor()
  await other.getByText('产权争议').click()
  await page.getByText('还有 1 段围墙未定').waitFor()

  await planner.open(page.url().slice(page.url().indexOf('/areas')))
  await page.getByText('还有 1 段围墙未定').waitFor()
  const row = page.locator('.wall-row', { hasText: '12中家属院 — 金桂苑小区' })
  expect(await row.getByRole('radio', { name: '开口' }).getAttribute('aria-checked')).toBe('true')
  expect(await row.getByRole('textbox').inputValue()).toBe('留 4 m 消防通道')
  expect(await page.locator('.wall-totals li', { hasText: '开口' }).textContent()).toContain(`${ownM} m`)
  await row.hover()
  await planner.settled()
  await planner.keepPicture('journey-walls-of-an-area')
  expect(planner.complaints).toEqual([])
  await ask(`/api/areas/${area.id}?version=${area.version}`, { method: 'DELETE' })
})
