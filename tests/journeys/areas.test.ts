import { expect, it } from 'vitest'
import type { AreaList, AreaPreview } from '#contract/area.ts'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { ask, visit } from './visit.ts'

const names = ['教委东院', '教委西院'] // side by side, as their names say

it('a planner draws round two neighbours, reads that they are contiguous, and saves them as an area', async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const pair = items.filter((row) => names.includes(row.name))
  const boundaries = await Promise.all(
    pair.map(async ({ id }) => (await ask<CompoundDetail>(`/api/compounds/${id}`)).boundary!),
  )
  const [west, south, east, north] = boundsOf({ type: 'GeometryCollection', geometries: boundaries })!
  const margin = 0.00025
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?at=${(west + east) / 2},${(south + north) / 2},15.2`)
  await page.getByRole('button', { name: '画片区', exact: true }).click()
  await planner.holding('area')
  const corners = [
    [west - margin, north + margin],
    [east + margin, north + margin],
    [east + margin, south - margin],
    [west - margin, south - margin],
  ]
  for (const corner of corners) await planner.clickPlace(corner)
  await planner.clickPlace(corners[0]!)
  await page.getByText(/^连通。最大间距/).waitFor()
  await page.getByLabel('名称').fill('教委片区')
  await planner.settled()
  await planner.keepPicture('journey-preview-an-area')
  await page.getByRole('button', { name: '保存片区' }).click()
  await page.getByRole('heading', { name: '教委片区' }).waitFor()
  const saved = (await ask<AreaList>('/api/areas?adcode=410108')).items.find((area) => area.name === '教委片区')!
  expect(saved.number).toMatch(/^A-\d\d$/)
  expect(saved.compounds).toEqual(expect.arrayContaining(pair.map(({ id }) => id)))
  expect(saved.contiguous).toBe(true)
  expect(saved.outline).not.toBeNull()
  await planner.settled()
  await planner.keepPicture('journey-saved-area')
  expect(planner.complaints).toEqual([])
})

it('compounds across an arterial are named as cut off, with the place to look at', async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const placed = items.filter((row) => row.placed && !row.areaId).map(({ id }) => id)
  const preview = await ask<AreaPreview>('/api/areas/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ adcode: '410108', compounds: placed, maxGapM: 120 }),
  })
  const cut = preview.faults.find((fault) => fault.code === 'barrier')!
  expect(cut.message).toMatch(/隔.+（/)
  await using planner = await visit()
  await planner.open(`/areas?sel=${placed.slice(0, 12).join(',')}`)
  await planner.page.getByRole('button', { name: /^由所选 12 个小区成片区/ }).click()
  await planner.page.getByText(/^不连通，共 \d+ 处/).waitFor()
  await planner.page.getByRole('button', { name: '看图' }).first().click()
  await planner.settled()
  await planner.keepPicture('journey-area-cut-off')
})
