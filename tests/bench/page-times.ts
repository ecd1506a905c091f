/** How long a person waits for the demo district in a real Chromium, with nothing kept from an earlier visit. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { startApp } from '#tests/support/app-server.ts'
import { testBrowser } from '#tests/support/chromium.ts'
import { spreadOf } from './measure.ts'
import { kB, ms, printTable } from './table.ts'

const views = ['areas', 'progress', 'utilities'] as const
const firstVisits = 3

type Visit = {
  shownMs: number
  contentMs: number
  requests: number
  scriptBytes: number
  tileBytes: number
  allBytes: number
}

export async function pageTimes(env: Record<string, string>): Promise<void> {
  const app = await startApp(env)
  const browser = await testBrowser()
  try {
    await visit(browser, `${app.url}/areas`) // the server's own first time: modules, statements, tiles
    const rows: (string | number)[][] = []
    for (const view of views) {
      const visits: Visit[] = []
      for (let nth = 0; nth < firstVisits; nth++) visits.push(await visit(browser, `${app.url}/${view}`))
      rows.push(rowOf(`/${view}`, visits))
    }
    printTable(
      `page load, demo district, Chromium ${browser.version()} at 1440 × 900, software WebGL, empty browser cache, ${firstVisits} visits each`,
      ['view', 'content p50 ms', 'map shown p50 ms', 'max ms', 'requests', 'script kB', 'tiles kB', 'all kB'],
      rows,
    )
  } finally {
    await browser.close()
    await app.stop()
  }
}

function rowOf(name: string, visits: readonly Visit[]) {
  const shown = spreadOf(visits.map(({ shownMs }) => shownMs))
  const middle = (figure: keyof Visit) => spreadOf(visits.map((each) => each[figure])).p50
  const sizes = [middle('scriptBytes'), middle('tileBytes'), middle('allBytes')].map(kB)
  return [name, ms(middle('contentMs')), ms(shown.p50), ms(shown.max), middle('requests'), ...sizes]
}

/** One visit in a browser context of its own. "Shown": tiles of the compounds have come and the map has drawn them. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const counted = await countTransfers(await context.newCDPSession(page))
    const begin = performance.now()
    const tile = page.waitForResponse((answer) => /\/api\/tiles\/compounds\/\d/.test(answer.url()) && answer.ok())
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    const contentMs = performance.now() - begin
    await (await tile).finished()
    await page.locator('.map-canvas[aria-busy=false] canvas').waitFor()
    await nextFrames(page)
    const shownMs = performance.now() - begin
    await page.waitForLoadState('load')
    return { shownMs, contentMs, ...counted() }
  } finally {
    await context.close()
  }
}

const nextFrames = (page: Page) =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))

/** Bytes as they came over the line, headers and compression included. */
async function countTransfers(session: CDPSession) {
  const kinds = new Map<string, string>()
  const sum = { requests: 0, scriptBytes: 0, tileBytes: 0, allBytes: 0 }
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    sum.requests++
    const isTile = /\/api\/tiles\/\w+\/\d/.test(response.url)
    kinds.set(requestId, isTile ? 'tile' : /\.js(\?|$)/.test(response.url) ? 'script' : type)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.allBytes += encodedDataLength
    if (kinds.get(requestId) === 'script') sum.scriptBytes += encodedDataLength
    if (kinds.get(requestId) === 'tile') sum.tileBytes += encodedDataLength
  })
  return () => ({ ...sum })
}
