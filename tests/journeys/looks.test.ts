import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { visit } from './visit.ts'

const views = ['areas', 'progress', 'utilities'] as const
const widths = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const

describe('the three views', () => {
  it.each(views.flatMap((view) => widths.map(([width, height]) => [view, width, height] as const)))(
    '%s fits %d pixels in both languages, complains of nothing and asks no outside host',
    async (view, width, height) => {
      await using guest = await visit({ width, height, touch: width < 500 })
      for (const language of ['zh-CN', 'en'] as const) {
        await guest.open(`/${view}${language === 'en' ? '?lang=en' : ''}`)
        await guest.keepPicture(`view-${view}-${width}-${language}`)
        const overflow = await guest.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
        expect(await guest.page.evaluate(() => document.documentElement.lang)).toBe(language)
      }
      expect(guest.complaints).toEqual([])
    },
  )

  it.each(views)('%s can be read by a screen reader: no serious fault of the accessibility rules', async (view) => {
    await using guest = await visit()
    await guest.open(`/${view}?table`)
    // the page's own policy allows no foreign script, so the rules are run from outside it
    const session = await guest.page.context().newCDPSession(guest.page)
    await session.send('Runtime.evaluate', { expression: axe.source })
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then((found) => JSON.stringify(found.violations
        .filter(({ impact }) => impact === 'critical' || impact === 'serious')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '))))`,
      awaitPromise: true,
    })
    expect(JSON.parse(String(result.value))).toEqual([])
  })

  it('keys lead from view to view without losing the page', async () => {
    await using guest = await visit()
    await guest.open('/areas')
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

  it('the dark theme and a wall screen show the same map', async () => {
    await using guest = await visit({ width: 1920, height: 1080 })
    await guest.open('/progress?theme=dark&wall')
    await guest.keepPicture('view-wall-dark-1920')
    expect(guest.complaints).toEqual([])
  })

  it('keys alone lead through the map to a compound', async () => {
    await using guest = await visit()
    await guest.open('/areas')
    await guest.page.locator('.map-canvas canvas').focus()
    await guest.page.keyboard.press('.')
    await guest.page.keyboard.press('Enter')
    await guest.page.locator('article.inspector').waitFor()
    expect(guest.page.url()).toMatch(/sel=410108-c-/)
  })
})
