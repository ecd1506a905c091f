import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsForReaders } from './screen-reader.ts'
import { visit } from './visit.ts'

const views = ['areas', 'progress', 'utilities'] as const
const widths = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const

describe('the three views', () => {
  it.each(widths)(
    '%d × %d pixels hold each of them in both languages; nothing is complained of, no outside host asked',
    async (width, height) => {
      await using guest = await visit({ width, height, touch: width < 500, sharp: true })
      await guest.open('/areas')
      for (const view of views) {
        for (const language of ['zh-CN', 'en'] as const) {
          await guest.goOn(`/${view}${language === 'en' ? '?lang=en' : ''}`)
          await guest.keepPicture(`view-${view}-${width}-${language}`)
          const overflow = await guest.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow).toBeLessThanOrEqual(0)
          expect(await guest.page.evaluate(() => document.documentElement.lang)).toBe(language)
        }
      }
      expect(guest.complaints).toEqual([])
    },
  )

  it('the dark theme and a wall screen show the same map', async () => {
    await using guest = await visit({ width: 1920, height: 1080, sharp: true })
    await guest.open('/progress?theme=dark&wall')
    await guest.keepPicture('view-wall-dark-1920')
    expect(guest.complaints).toEqual([])
  })

  // the areas view is printed where a scheme leaves the house
  it.each(['progress', 'utilities'] as const)(
    '%s prints on white paper out of the dark theme, with title, filter, legend, true scale and dates',
    async (view) => {
      await using guest = await visit({ width: 1600, height: 1120, sharp: true }) // room for the sheet
      const { page } = guest
      await guest.open(`/${view}?theme=dark`)
      await page.emulateMedia({ media: 'print' })
      await page.locator('.page[data-printing="sheet"]').waitFor()
      await guest.settled()
      const sheet = page.locator('.page')
      await sheet.getByText('审图号：未送审，不得公开').waitFor()
      expect(await sheet.locator('.print-head').innerText()).toMatch(/惠济区.*图[\s\S]*筛选：全部街道/)
      expect(await sheet.locator('.map-scale-ratio').innerText()).toMatch(/^1:(\d\D?)?[\d]{1,2}\D?[05]00$/)
      expect(await sheet.locator('.print-side').innerText()).toMatch(
        /图例[\s\S]*未落图[\s\S]*数据截至 \d{4}-\d\d-\d\d[\s\S]*制图/,
      )
      const stretched = await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas canvas')
        const box = canvas?.parentElement?.parentElement?.getBoundingClientRect()
        return canvas && box ? canvas.width / canvas.height / (box.width / box.height) : 0
      })
      expect(stretched).toBeCloseTo(1, 2)
      const ground = await page.evaluate(
        () => getComputedStyle(document.querySelector('.page') ?? document.body).backgroundColor,
      )
      expect(ground).toBe('rgb(255, 255, 255)')
      await guest.keepPicture(`print-${view}-A3`)
      await page.emulateMedia({ media: 'screen' })
      await page.locator('.page:not([data-printing])').waitFor()
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      expect(guest.complaints).toEqual([])
    },
  )
})

describe('a page that stays open', () => {
  let guest: Awaited<ReturnType<typeof visit>>
  beforeAll(async () => {
    guest = await visit()
    await guest.open('/areas')
  })
  afterAll(() => guest?.[Symbol.asyncDispose]())

  it.each(views)('%s can be read by a screen reader: no serious fault of the accessibility rules', async (view) => {
    await guest.goOn(`/${view}?table`)
    await guest.page.locator('.drawer td').first().waitFor()
    expect(await faultsForReaders(guest.page)).toEqual([])
  })

  it('keys lead from view to view without losing the page', async () => {
    await guest.goOn('/areas')
    for (const [key, view] of [
      ['2', 'progress'],
      ['3', 'utilities'],
      ['1', 'areas'],
    ] as const) {
      await guest.page.keyboard.press(key)
      await guest.page.waitForURL(new RegExp(`/${view}`))
      await guest.settled()
    }
    expect(guest.complaints).toEqual([])
  })

  it('keys alone lead through the map to a compound', async () => {
    await guest.goOn('/areas')
    await guest.page.locator('.map-canvas canvas').focus()
    await guest.page.keyboard.press('.')
    await guest.page.keyboard.press('Enter')
    await guest.page.locator('article.inspector').waitFor()
    expect(guest.page.url()).toMatch(/sel=410108-c-/)
  })
})
