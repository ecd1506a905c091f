import { expect, it } from 'vitest'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import { ask, visit } from './visit.ts'

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
