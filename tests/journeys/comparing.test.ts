import { expect, it } from 'vitest'
import type { DraftArea, Scheme } from '#contract/scheme.ts'
import { ask, type Visit, visit } from './visit.ts'

const schemeOf = ({ page }: Visit) => ask<Scheme>(`/api/schemes/${/bench=([^&]+)/.exec(page.url())?.[1] ?? 'none'}`)
const draftOf = async (planner: Visit) => (await schemeOf(planner)).draft!

/** A draft of everything placed, whatever has begun; saved. */
async function openDraft(planner: Visit): Promise<void> {
  const { page } = planner
  await planner.open('/areas?bench=new&at=113.613,34.832,13.4')
  for (const status of ['已批复', '在建', '已完工', '已验收'])
    await page.locator('.checkbox', { hasText: status }).click()
  await page.locator('.inspector[aria-busy="false"]').waitFor()
  await page.locator('.bench-saving[data-state="saved"]').waitFor()
}

it('a planner swipes over the map between two schemes: one left of the line, the other right of it, in the same camera', async () => {
  await using planner = await visit()
  const { page } = planner
  await openDraft(planner)
  const { name, draft, ...scheme } = await schemeOf(planner)
  const [missing, kept] = await apartInTheMiddle(draft!.areas)
  const other = {
    adcode: scheme.adcode,
    name: '少一个片区的方案',
    draft: { ...draft!, areas: draft!.areas.filter((area) => area !== missing.area) },
  }
  const headers = { 'content-type': 'application/json' }
  const { id } = await ask<Scheme>('/api/schemes', { method: 'POST', headers, body: JSON.stringify(other) })

  await page.getByRole('button', { name: '对比', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '对比方案' })
  await dialog.getByRole('button', { name: '与之对比' }).click()
  await page.getByRole('option', { name: other.name }).first().click()
  await dialog.getByText(`${other.name} —`).waitFor()
  await dialog.getByRole('button', { name: '在图上左右对照' }).click()
  const line = page.getByRole('slider', { name: '方案分界线' })
  const beside = page.locator('.map-beside[data-settled="true"]')
  await beside.waitFor()
  await planner.settled()
  expect(await page.locator('.map-swipe-left').innerText()).toBe(name)
  expect(await page.locator('.map-swipe-right').innerText()).toBe(other.name)

  await page.keyboard.press('PageDown') // the line has the focus when it comes
  await page.keyboard.press('ArrowRight')
  expect(await line.getAttribute('aria-valuenow')).toBe('42')
  expect(await line.getAttribute('aria-valuetext')).toBe(`${name} 42% · ${other.name} 58%`)
  const frame = (await page.locator('.map-canvas').boundingBox())!
  const { x, width } = (await line.boundingBox())!
  expect(Math.abs(x + width / 2 - (frame.x + frame.width * 0.42))).toBeLessThan(1)
  await page.mouse.move(x + width / 2, frame.y + 200)
  await page.mouse.down()
  await page.mouse.move(frame.x + frame.width * 0.6, frame.y + 240, { steps: 4 })
  await page.mouse.up()
  expect(await line.getAttribute('aria-valuenow')).toBe('60')

  // the map moves and zooms below the other; then the same ground, with the line at either end, shows what each has there
  await planner.drag([113.6, 34.825], [113.603, 34.827])
  await page.getByRole('button', { name: '放大' }).click()
  await beside.waitFor()
  await planner.settled()
  await planner.keepPicture('journey-swipe-two-schemes')
  const seenAt = async (end: 'Home' | 'End') => {
    await line.press(end)
    const seen: string[] = []
    for (const { place } of [missing, kept]) {
      const at = await planner.pixelOf(place)
      const clip = { x: at.x - 30, y: at.y - 30, width: 60, height: 60 }
      seen.push((await page.screenshot({ clip })).toString('base64'))
    }
    return seen
  }
  const [there, here] = [await seenAt('Home'), await seenAt('End')]
  expect(there[1]).toBe(here[1])
  expect(there[0]).not.toBe(here[0])

  const picture = await page.locator('.map-beside canvas').elementHandle()
  const link = page.url()
  expect(link).toContain(`beside=${id}`)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.map-beside').count(), { timeout: 30_000 }).toBe(0)
  expect(await line.count()).toBe(0)
  const isFreed = (canvas: SVGElement | HTMLElement) =>
    (canvas as HTMLCanvasElement).getContext('webgl2')?.isContextLost() // the locator names a canvas
  expect(await picture!.evaluate(isFreed)).toBe(true)
  expect(page.url()).not.toContain('beside=')

  await page.goto(link) // a colleague opens the link
  await line.waitFor()
  await page.getByRole('button', { name: '结束对照' }).first().click()
  await expect.poll(() => page.locator('.map-beside').count(), { timeout: 30_000 }).toBe(0)
  expect(planner.complaints).toEqual([])
})

type Seen = { area: DraftArea; place: [number, number] }

/** The area nearest the middle of where the map comes to lie, and the next that is a good way from it. */
async function apartInTheMiddle(areas: readonly DraftArea[]): Promise<[Seen, Seen]> {
  const { items } = await ask<{ items: { id: string; place: [number, number] | null }[] }>(
    '/api/compounds?adcode=410108',
  )
  const places = new Map(items.flatMap(({ id, place }) => (place ? [[id, place] as const] : [])))
  const far = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!)
  const seen = areas
    .flatMap((area) => area.compounds.flatMap((id) => (places.has(id) ? [{ area, place: places.get(id)! }] : [])))
    .sort((a, b) => far(a.place, [113.61, 34.83]) - far(b.place, [113.61, 34.83]))
  const first = seen[0]!
  const other = seen.find(({ area, place }) => area !== first.area && far(place, first.place) > 0.003)!
  return [first, other]
}

it('a planner marks two compounds of one area as anchors: they part, and one that is left out by hand is none any longer', async () => {
  await using planner = await visit()
  const { page } = planner
  await openDraft(planner)
  const before = await draftOf(planner)
  const shared = before.areas.find(({ byHand, compounds }) => !byHand && compounds.length > 2)!
  const anchors = [shared.compounds[0]!, shared.compounds[1]!]
  const areaOf = (areas: typeof before.areas, id: string) => areas.find(({ compounds }) => compounds.includes(id))

  const choose = (ids: readonly string[]) => {
    const { pathname, search } = new URL(page.url())
    return planner.goOn(`${pathname}${search.replace(/&sel=[^&]*/, '')}&sel=${ids.join()}`)
  }
  await choose(anchors)
  await page.getByRole('button', { name: '各设为锚点' }).click()
  await page.getByText('所选小区里有 2 个锚点，锚点不同片。').waitFor()
  await expect.poll(async () => (await draftOf(planner)).anchors, { timeout: 30_000 }).toEqual(anchors)
  const after = await draftOf(planner)
  const taken = anchors.flatMap((id) => areaOf(after.areas, id)?.number ?? [])
  expect(taken.length).toBeGreaterThan(0)
  expect(new Set(taken).size).toBe(taken.length)

  await page.locator('.inspector-close').click()
  await planner.settled()
  const told = await page.locator('.anchor-list li').allInnerTexts()
  expect(told).toHaveLength(2)
  for (const [place, id] of anchors.entries()) {
    const area = areaOf(after.areas, id)
    expect(told[place]).toContain(area ? `在 ${area.number}` : after.uncovered.find((each) => each.id === id)!.reason)
  }
  await planner.keepPicture('journey-set-anchors')

  const keptAnchors = (ids: readonly string[]) =>
    expect.poll(async () => (await draftOf(planner)).anchors, { timeout: 30_000 }).toEqual(ids)
  await choose([anchors[0]!])
  await page.getByRole('button', { name: '单独改造', exact: true }).click()
  await keptAnchors(anchors.slice(1))
  await page.locator('body').press('Control+z')
  await keptAnchors(anchors)
  await page.locator('body').press('Control+z')
  await keptAnchors([])
  const again = (await draftOf(planner)).areas
  expect(areaOf(again, anchors[0]!)).toBe(areaOf(again, anchors[1]!))
  expect(planner.complaints).toEqual([])
})
