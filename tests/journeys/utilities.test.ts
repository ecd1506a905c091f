import type { FeatureCollection } from 'geojson'
import { expect, it } from 'vitest'
import type { UndergroundingZone, WorkDetail, WorkList } from '#contract/work.ts'
import { ask, visit } from './visit.ts'

const works = () => ask<WorkList>('/api/works?adcode=410108&limit=1000')

it('an engineer draws a work as a line along a road and saves it with its company and window', async () => {
  const before = await works()
  await using engineer = await visit()
  const { page } = engineer
  await engineer.open('/utilities?at=113.6170,34.8330,15.5')
  await page.getByRole('button', { name: '画工程线' }).click()
  await engineer.holding('work')
  for (const place of [
    [113.6155, 34.8335],
    [113.6172, 34.8336],
    [113.6188, 34.8332],
  ])
    await engineer.clickPlace(place)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^\d.* m$/ }).waitFor()
  await page.getByLabel('最早开工').fill('2027-05')
  await page.getByLabel('最晚完成').fill('2027-08')
  await engineer.keepPicture('journey-draw-a-work')
  await page.getByRole('button', { name: '保存工程' }).click()
  await page.getByText('已保存工程').waitFor()
  const after = await works()
  expect(after.total).toBe(before.total + 1)
  const known = new Set(before.items.map(({ id }) => id))
  const added = after.items.find(({ id }) => !known.has(id))!
  const detail = await ask<WorkDetail>(`/api/works/${added.id}`)
  expect(detail).toMatchObject({ kind: 'undergrounding', fromMonth: '2027-05', toMonth: '2027-08', invented: false })
  expect(detail.lengthM).toBeGreaterThan(200)
  expect(engineer.complaints).toEqual([])
})

it('an engineer finds the undergrounding zones of a year, with each company’s state, as a list and as a file', async () => {
  const { items } = await ask<{ items: UndergroundingZone[] }>(
    '/api/undergrounding-zones?adcode=410108&year=2020&widthM=20',
  )
  expect(items.length).toBeGreaterThan(0)
  const zone = items.find(({ operators }) => operators.length > 0)!
  await using engineer = await visit()
  const { page } = engineer
  await engineer.open('/utilities?y=2020')
  await page
    .getByRole('button', { name: new RegExp(`^${zone.name}`) })
    .first()
    .click()
  await page.getByRole('columnheader', { name: '未排 m' }).waitFor()
  await engineer.settled()
  await engineer.keepPicture('journey-find-a-zone')
  const link = page.getByRole('link', { name: '下载 GeoJSON' })
  const file = await ask<FeatureCollection>((await link.getAttribute('href'))!)
  expect(file.type).toBe('FeatureCollection')
  expect(file.features).toHaveLength(items.length)
  expect(engineer.complaints).toEqual([])
})
