import { expect, it } from 'vitest'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import type { Picture } from '#contract/picture.ts'
import { ask, visit } from './visit.ts'

const adcode = '410108'
const detail = (id: string) => ask<CompoundDetail>(`/api/compounds/${id}`)
const send = <T>(method: string, path: string, body: unknown) =>
  ask<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** A compound of the test's own, on no map; it leaves the lists with the test. */
async function unplacedCompound(name: string, facts: object = {}) {
  const { id } = await send<CompoundDetail>('POST', '/api/compounds', { adcode, name, ...facts })
  return {
    id,
    name,
    [Symbol.asyncDispose]: async () => {
      const { version } = await detail(id)
      await send('POST', `/api/compounds/${id}/retire`, { version, reason: '试放' })
    },
  }
}
const countUnplaced = async () =>
  (await ask<CompoundList>(`/api/compounds?adcode=${adcode}&placed=false&limit=1`)).total

it('a planner who has only a coordinate places a sketch, sees the count go down, and takes it back', async () => {
  await using compound = await unplacedCompound('坐标来的院', { siteAreaM2: 5000 })
  const count = await countUnplaced()
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas')
  await page.getByRole('button', { name: `未落图 ${count}` }).click()
  await page.getByRole('button', { name: `用其他方式给“${compound.name}”落图` }).click()
  await page.getByRole('textbox', { name: '坐标' }).fill('34°52′12″N 113°36′36″E')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('radio', { name: /CGCS2000 经纬度/ }).waitFor()
  await page.getByText('大小按占地面积 5').waitFor()
  await page.getByRole('button', { name: '在这里放示意轮廓' }).click()
  await planner.holding('edit')
  await page.getByRole('button', { name: '保存边界' }).click()
  await page.getByRole('button', { name: `未落图 ${count - 1}` }).waitFor()
  await page.getByRole('button', { name: /示意位置，待核实/ }).waitFor()
  const saved = await detail(compound.id)
  expect(saved).toMatchObject({ placed: true, sketched: true })
  expect(saved.provenance.boundary).toMatchObject({ kind: 'estimated' })
  expect(saved.provenance.boundary?.note).toContain('34°52′12″N 113°36′36″E')
  expect(saved.boundarySizeM2).toBeGreaterThan(4_900)
  await planner.settled()
  await planner.keepPicture('journey-sketch-at-a-coordinate')
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await page.getByRole('button', { name: `未落图 ${count}` }).waitFor()
  expect(await detail(compound.id)).toMatchObject({ placed: false, sketched: false, boundary: null })
  expect(planner.complaints).toEqual([])
})

it('a planner lays a scan under the map by matched points', async () => {
  await using planner = await visit({ sharp: true }) // its screen is the scan
  const { page } = planner
  await planner.open('/areas?at=113.6120,34.8350,15')
  const sheet = await page.locator('.map-canvas').boundingBox()
  const scan = await page.screenshot({ clip: { x: sheet!.x + 100, y: sheet!.y + 60, width: 400, height: 300 } })
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '上传图件' }).click()
  await (await choosing).setFiles({ name: '旧图扫描.png', mimeType: 'image/png', buffer: scan })
  await page.getByRole('heading', { name: '旧图扫描.png' }).waitFor()
  await planner.settled()
  const place = [
    [113.607, 34.838],
    [113.615, 34.8375],
    [113.608, 34.8335],
  ]
  for (const [nth, [lon = 0, lat = 0]] of place.entries()) {
    const box = await page.locator('.picture-frame img').boundingBox()
    const [right, down] = [
      [0.1, 0.1],
      [0.9, 0.2],
      [0.15, 0.9],
    ][nth]!
    await page.mouse.click(box!.x + box!.width * right!, box!.y + box!.height * down!)
    await planner.holding('place')
    await planner.clickPlace([lon, lat])
    await page.getByRole('button', { name: `在图上看第 ${nth + 1} 点` }).waitFor()
  }
  await page.getByText(/每像素/).waitFor()
  await page.getByRole('button', { name: '保存配准' }).click()
  await page.getByText('“旧图扫描.png”的配准已保存').waitFor()
  const { items } = await ask<{ items: Picture[] }>(`/api/pictures?adcode=${adcode}`)
  expect(items[0]).toMatchObject({ name: '旧图扫描.png', widthPx: 400, heightPx: 300, fit: { kind: 'affine' } })
  expect(page.url()).toContain(`pic=${items[0]!.id}`)
  await planner.settled()
  await planner.keepPicture('journey-lay-a-scan-under-the-map')
  await page.getByRole('button', { name: '移除图件' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除图件' }).click()
  await page.getByText('“旧图扫描.png”已移除').waitFor()
  expect(planner.complaints).toEqual([])
})
