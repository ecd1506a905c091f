/** How long a person waits for the demo district in a real Chromium, with nothing kept from an earlier visit. */
import type { Browser, Page, Request } from 'playwright-core'
import { startApp } from '#tests/support/app-server.ts'
import { testBrowser } from '#tests/support/chromium.ts'
import { spreadOf } from './measure.ts'
import { kB, ms, printTable } from './table.ts'

const views = ['areas', 'progress', 'utilities'] as const
const firstVisits = 3

type Transfers = { requests: number; scriptBytes: number; tileBytes: number; allBytes: number }
type Visit = Transfers & { shownMs: number; contentMs: number }

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
    const counted = countTransfers(page)
    const begin = performance.now()
    const tile = page.waitForResponse((answer) => /\/api\/tiles\/compounds\/\d/.test(answer.url()) && answer.ok())
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    const contentMs = performance.now() - begin
    await (await tile).finished()
    await page.locator('.map-canvas[aria-busy=false] canvas').waitFor()
    await nextFrames(page)
    const shownMs = performance.now() - begin
    await page.waitForLoadState('load')
    return { shownMs, contentMs, ...(await counted()) }
  } finally {
    await context.close()
  }
}

const nextFrames = (page: Page) =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))

/** Bytes as they came over the line, compressed; those of workers, which fetch the tiles, included. */
function countTransfers(page: Page): () => Promise<Transfers> {
  const finished: Promise<Transfer>[] = []
  page.on('requestfinished', (request) => finished.push(transferOf(request)))
  return async () => {
    const transfers = await Promise.all(finished)
    const bytesOf = (kind: RegExp) =>
      transfers.filter(({ url }) => kind.test(url)).reduce((sum, { bytes }) => sum + bytes, 0)
    return {
      requests: transfers.length,
      scriptBytes: bytesOf(/\.js$/),
      tileBytes: bytesOf(/\/api\/tiles\/\w+\/\d/),
      allBytes: bytesOf(/./),
    }
  }
}

type Transfer = { url: string; bytes: number }

async function transferOf(request: Request): Promise<Transfer> {
  const { responseBodySize, responseHeadersSize } = await request.sizes()
  return { url: request.url().replace(/[?#].*/, ''), bytes: responseBodySize + responseHeadersSize }
}
