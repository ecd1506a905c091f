import { expect, it } from 'vitest'
import type { AuditList } from '#contract/audit.ts'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import { ask, type Visit, visit } from './visit.ts'

const listed = () => ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
const detail = (id: string) => ask<CompoundDetail>(`/api/compounds/${id}`)

it('a planner places a compound that was on no map by drawing its boundary', async () => {
  const { items } = await listed()
  const unplaced = items.filter((row) => !row.placed)
  const compound = unplaced[0]!
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas?at=113.6170,34.8290,16')
  await page.getByRole('button', { name: `未落图 ${unplaced.length}` }).click()
  await page.getByRole('button', { name: `画“${compound.name}”的边界` }).click()
  await planner.holding('compound')
  const corners = [
    [113.6164, 34.8294],
    [113.6176, 34.8294],
    [113.6177, 34.8286],
    [113.6165, 34.8285],
  ]
  for (const corner of corners) await planner.clickPlace(corner)
  await planner.clickPlace(corners[0]!)
  const save = page.getByRole('button', { name: '保存边界' })
  await save.click()
  await page.getByRole('button', { name: `未落图 ${unplaced.length - 1}` }).waitFor()
  const saved = await detail(compound.id)
  expect(saved.placed).toBe(true)
  expect(saved.boundarySizeM2).toBeGreaterThan(5_000)
  expect(saved.provenance.boundary?.kind).toBe('user')
  await planner.settled()
  await planner.keepPicture('journey-place-a-compound')
  expect(planner.complaints).toEqual([])
})

it('a planner corrects the number of households, sees its source, and takes it back', async () => {
  const compound = (await listed()).items.find((row) => row.name === '色织二厂')!
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${compound.id}`)
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  await page.getByLabel('户数').fill('321')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`“${compound.name}”已保存`).waitFor()
  const saved = await detail(compound.id)
  expect(saved).toMatchObject({ households: 321, householdsKind: 'recorded', version: compound.version + 1 })
  await planner.keepPicture('journey-edit-a-fact')
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(async () => (await detail(compound.id)).households, { timeout: 30_000 }).toBe(compound.households)
  expect(planner.complaints).toEqual([])
})

it('two people who change the same field are both asked, and nothing is lost', async () => {
  const compound = (await listed()).items.find((row) => row.name === '良运花园')!
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${compound.id}`)
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  await page.getByLabel('户数').fill('111')
  await ask(`/api/compounds/${compound.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: compound.version, households: 222 }),
  })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `“${compound.name}”：保留哪一份？` })
  await dialog.waitFor()
  await planner.keepPicture('journey-two-people-one-field')
  await dialog.getByRole('radio').first().check() // 你的
  await dialog.getByRole('button', { name: '按选定保存' }).click()
  await expect.poll(async () => (await detail(compound.id)).households, { timeout: 30_000 }).toBe(111)
})

it('a planner records a status by mistake and takes it back; the audit keeps both', async () => {
  const compound = (await listed()).items.find((row) => row.name === '色织二厂')!
  const before = await detail(compound.id)
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${compound.id}`)
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  await page.getByLabel('新状态').selectOption({ label: '暂缓' })
  await page.getByLabel('发生日期').fill('2021-03-05')
  await page.getByLabel('依据').fill('电话记录')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`“${compound.name}”已保存`).waitFor()
  expect((await detail(compound.id)).steps).toHaveLength(before.steps.length + 1)
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await page.getByText(`“${compound.name}”的改动已撤销`).waitFor()
  const after = await detail(compound.id)
  expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 })
  const { items } = await ask<AuditList>(`/api/audit?adcode=410108&record=${compound.id}`)
  expect(items.slice(0, 2).map(({ action }) => action)).toEqual(['compound.change', 'compound.change'])
  expect(planner.complaints).toEqual([])
})

type Corner = [number, number]
const yard = (...corners: Corner[]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]!]] })
const send = <T>(method: string, path: string, body: unknown) =>
  ask<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Two yards of the test's own, added by hand with one wall between them; they leave the lists with the test. */
async function twoYards() {
  const place = (name: string, boundary: unknown) =>
    send<CompoundDetail>('POST', '/api/compounds', { adcode: '410108', name, boundary })
  const [[w, e], [s, n], wall] = [[113.59, 113.592], [34.87, 34.8715], 113.591]
  const west = await place('西墙院', yard([w!, s!], [wall!, s!], [wall!, n!], [w!, n!]))
  const east = await place('东墙院', yard([wall!, s!], [e!, s!], [e!, n!], [wall!, n!]))
  return {
    west: west.id,
    east: east.id,
    [Symbol.asyncDispose]: async () => {
      for (const { id } of [west, east]) {
        const { version } = await detail(id)
        await send('POST', `/api/compounds/${id}/retire`, { version, reason: '试画' })
      }
    },
  }
}

/** Takes up the corners of the chosen compound; the map comes closer, and the address says so. */
async function reshape({ page, holding, settled }: Visit) {
  const address = page.url()
  await page.getByRole('button', { name: '改边界' }).click()
  await holding('edit')
  await page.waitForURL((url) => url.href !== address)
  await settled()
}

const cornersIn = ({ boundary }: CompoundDetail) => (boundary?.coordinates ?? []).flat(2).map(String)

it('a planner pulls at a wall two compounds share: both follow, and one step takes both back', async () => {
  await using yards = await twoYards()
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?at=113.5910,34.8707,17&sel=${yards.west}`)
  await reshape(planner)
  await page.getByRole('switch', { name: '共用边一起移动' }).waitFor()
  await planner.drag([113.591, 34.8715], [113.5913, 34.8712])
  await page.getByText('共用边一起移动：东墙院。保存时几条边界一起保存。').waitFor()
  await page
    .getByText(/在惠济区之外/)
    .first()
    .waitFor() // the toy yards lie beside the town
  expect(await page.getByText(/重叠/).count()).toBe(0)
  await planner.keepPicture('journey-move-a-shared-wall')
  await page.keyboard.press('Control+z')
  await page.getByText('还没有改动。').waitFor()
  await planner.drag([113.591, 34.8715], [113.5913, 34.8712])
  const before = [await detail(yards.west), await detail(yards.east)]
  await page.getByRole('button', { name: '保存边界' }).click()
  await page.getByText('“西墙院”与东墙院的边界已一起保存').waitFor()
  const [west, east] = [await detail(yards.west), await detail(yards.east)]
  const moved = cornersIn(west).find((corner) => !cornersIn(before[0]!).includes(corner))!
  expect(cornersIn(east)).toContain(moved)
  expect(cornersIn(east)).not.toContain('113.591,34.8715')
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await page.getByText('“西墙院”的改动已撤销').waitFor()
  expect([cornersIn(await detail(yards.west)), cornersIn(await detail(yards.east))]).toEqual(before.map(cornersIn))
  expect(planner.complaints).toEqual([])
})

/** The corner from which there is only open ground, away from the others. */
function farthestFrom(others: readonly Corner[], corners: readonly Corner[]): Corner {
  const away = ([lon, lat]: Corner) => Math.min(...others.map(([x, y]) => Math.hypot(lon - x, lat - y)))
  return corners.reduce((far, corner) => (away(corner) > away(far) ? corner : far))
}

it('a planner reshapes the second part of a boundary; the first stays as it is', async () => {
  const placed = (await listed()).items.filter((row) => row.placed)
  const details = await Promise.all(placed.map(({ id }) => detail(id)))
  const before = details.find(({ boundary }) => boundary?.coordinates.length === 2)!
  const [first, second] = before.boundary!.coordinates
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?at=113.6170,34.8290,14&sel=${before.id}`)
  await reshape(planner)
  const corner = farthestFrom(first!.flat(), second!.flat())
  const [[east, north], [lon, lat]] = [first![0]![0]!, corner]
  await planner.drag(corner, [lon + 0.0001 * Math.sign(lon - east), lat + 0.0001 * Math.sign(lat - north)])
  await planner.keepPicture('journey-reshape-the-second-part')
  await page.getByRole('button', { name: '保存边界' }).click()
  await page.getByText(`“${before.name}”已保存`).waitFor()
  const after = (await detail(before.id)).boundary!.coordinates
  expect(after).toHaveLength(2)
  expect(after[0]).toEqual(first)
  expect(after[1]).not.toEqual(second)
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(async () => (await detail(before.id)).boundary, { timeout: 30_000 }).toEqual(before.boundary)
  expect(planner.complaints).toEqual([])
})

it('a planner names a community under a street office and puts the compound into it', async () => {
  const compound = (await listed()).items.find((row) => row.name === '色织二厂')!
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${compound.id}`)
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  await page.getByRole('button', { name: '添加社区' }).click()
  await page.getByLabel('新社区的名称').fill('金河社区')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await expect
    .poll(() => page.getByLabel('社区', { exact: true }).locator('option:checked').innerText())
    .toBe('金河社区')
  await planner.keepPicture('journey-name-a-community')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(`“${compound.name}”已保存`).waitFor()
  expect((await detail(compound.id)).communityId).toMatch(/^410108-m-/)
  await page.locator('.fact').filter({ hasText: '金河社区' }).waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await expect.poll(async () => (await detail(compound.id)).communityId, { timeout: 30_000 }).toBeNull()
  expect(planner.complaints).toEqual([])
})

it('the legend filters map and table together, and the address says so', async () => {
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas?table')
  await page.getByRole('button', { name: /^1991–95/ }).click()
  await page
    .getByText(/已筛 7 \/ 28/)
    .first()
    .waitFor()
  expect(page.url()).toContain('k=1991-1995')
  await page.getByRole('heading', { name: /^7 个小区/ }).waitFor()
  await planner.settled()
  await planner.keepPicture('journey-legend-filter')
  const address = page.url()
  await using colleague = await visit()
  await colleague.page.goto(address)
  await colleague.page.getByRole('heading', { name: /^7 个小区/ }).waitFor()
})

it('replaying the years asks the server nothing about compounds', async () => {
  await using leader = await visit()
  const { page } = leader
  await leader.open('/progress')
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  const slider = page.getByRole('slider').first()
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await leader.settled()
  expect(page.url()).toContain('y=2021')
  expect(asked).toEqual([])
  await leader.keepPicture('journey-replay-2021')
})
