/** A person at the page: opens views, points at places of the map, keeps pictures of what they saw. */
import { mkdtempSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { type RunningApp, startApp } from '../support/app-server.ts'
import { testBrowser } from '../support/chromium.ts'
import { newDatabase } from '../support/database.ts'
import { beginPrepared } from '../support/prepared-folder.ts'
import { drawSeldom } from './seldom-drawn.ts'

declare global {
  /** One running product for all journeys; each works on records of its own. */
  var appUnderTest: Promise<RunningApp> | undefined
  /** Name of the database that products of their own begin from, once one has been filled. */
  var filledDatabase: Promise<string> | undefined
}

export const home = async (): Promise<string> => {
  globalThis.appUnderTest ??= startSharedApp()
  return (await globalThis.appUnderTest).url
}

async function startSharedApp(): Promise<RunningApp> {
  const app = await startApp({ DATA_DIR: await beginPrepared(mkdtempSync(join(tmpdir(), 'lianpian-journeys-'))) })
  process.once('exit', () => app.process.kill('SIGKILL'))
  return app
}

/**
 * Another product, for journeys that change what the others read; `name` is that of its database, which holds what a product holds
 * after its first start. On PostgreSQL it begins in a fifth of the time, and both engines are seen through the page.
 */
export async function ownProduct(name: string, env: Record<string, string> = {}): Promise<RunningApp> {
  globalThis.filledDatabase ??= fillDatabase(`journeys_begin_${process.pid}`)
  return startApp({ DATABASE_URL: await newDatabase(name, await globalThis.filledDatabase), ...env })
}

/** A product's first start, which migrates and loads the seeds; it is ended, so that its database can be copied. */
async function fillDatabase(name: string): Promise<string> {
  const app = await startApp({ DATABASE_URL: await newDatabase(name) })
  await app.stop()
  return name
}

export type Visit = {
  page: Page
  /** What the page complained of: errors, refused content, failed requests. */
  complaints: string[]
  /** Opens an address and waits until the map has drawn everything. */
  open(path: string): Promise<void>
  /** Goes to another address without loading the page anew, as its own links do. */
  goOn(path: string): Promise<void>
  settled(): Promise<void>
  /** Waits until clicks draw with this tool. */
  holding(tool: string): Promise<void>
  /** Pixel of a place, from the camera in the address bar. */
  pixelOf(place: readonly number[]): Promise<{ x: number; y: number }>
  clickPlace(place: readonly number[], options?: { count?: number; shift?: boolean }): Promise<void>
  /** Presses at one place, moves to another and lets go. */
  drag(from: readonly number[], to: readonly number[]): Promise<void>
  keepPicture(name: string): Promise<void>
}

/**
 * `at`: another product than the one all journeys share. `sharp`: for journeys that judge or keep looks. The others have as much room on
 * the page but half the pixels each way: a map drawn by software costs what its pixels cost.
 */
type VisitOptions = { width?: number; height?: number; touch?: boolean; sharp?: boolean; at?: string }
const pictures = join(import.meta.dirname, '../pictures')

/** A visit on a page that nobody else is at, loaded anew; it ends with the test (`await using`). */
export async function visit({
  width = 1440,
  height = 900,
  touch = false,
  sharp = false,
  at,
}: VisitOptions = {}): Promise<Visit & AsyncDisposable> {
  const screen = { width, height, touch, sharp }
  const left = leftPages.get(JSON.stringify(screen))?.pop()
  const page = left ?? (await (await contextFor(screen)).newPage())
  const complaints = listen(page)
  const url = at ?? (await home())

  const settled = () =>
    page.locator('.map-canvas[data-settled="true"]').waitFor({ state: 'attached', timeout: 120_000 })
  const pixelOf = async (place: readonly number[]) => {
    const box = await page.locator('.map-canvas').boundingBox()
    const [lon = 0, lat = 0, zoom = 0] = (/[?&]at=([^&]+)/.exec(page.url())?.[1] ?? '').split(',').map(Number)
    if (!box || zoom === 0) throw new Error(`no camera in ${page.url()}`)
    const [centre, at] = [mercator([lon, lat], zoom), mercator(place, zoom)]
    return { x: box.x + box.width / 2 + at.x - centre.x, y: box.y + box.height / 2 + at.y - centre.y }
  }
  return {
    page,
    complaints,
    settled,
    holding: (tool) => page.locator(`.map-canvas[data-hand="${tool}"]`).waitFor(),
    pixelOf,
    open: async (path) => {
      await page.goto(url + path)
      await settled()
    },
    goOn: async (path) => {
      await page.evaluate(async (address) => {
        history.pushState(null, '', address)
        window.dispatchEvent(new PopStateEvent('popstate'))
        // the page draws itself, then the map begins
        for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
      }, path)
      await settled()
    },
    clickPlace: async (place, { count = 1, shift = false } = {}) => {
      const { x, y } = await pixelOf(place)
      if (shift) await page.keyboard.down('Shift')
      await page.mouse.click(x, y, { clickCount: count })
      if (shift) await page.keyboard.up('Shift')
    },
    drag: async (from, to) => {
      const [start, end] = [await pixelOf(from), await pixelOf(to)]
      await page.mouse.move(start.x, start.y)
      await page.mouse.down()
      await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
      await page.mouse.move(end.x, end.y, { steps: 4 })
      await page.mouse.up()
    },
    keepPicture: async (name) => {
      await mkdir(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
    [Symbol.asyncDispose]: () => leave(page, screen),
  }
}

type Screen = Required<Omit<VisitOptions, 'at'>>
const contexts = new Map<string, Promise<BrowserContext>>()
/** Pages that nobody is at, by screen: a new one costs the browser a second of work. */
const leftPages = new Map<string, Page[]>()

/** Takes from a page all that the visit left on it: what is open, kept in its tab, held, listened to or stood in for. */
async function leave(page: Page, screen: Screen): Promise<void> {
  for (const event of ['pageerror', 'console', 'request', 'response'] as const) page.removeAllListeners(event)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.evaluate(() => sessionStorage.clear())
  await page.goto('about:blank')
  await page.mouse.up()
  await page.mouse.move(0, 0)
  await page.keyboard.up('Shift')
  await page.emulateMedia({ media: null })
  await page.setViewportSize(screen)
  const key = JSON.stringify(screen)
  leftPages.set(key, [...(leftPages.get(key) ?? []), page])
}

/** One browser context for each screen: the page keeps nothing but its address, so visitors only share what is cached. */
function contextFor(screen: Screen): Promise<BrowserContext> {
  const key = JSON.stringify(screen)
  const known = contexts.get(key) ?? openContext(screen)
  contexts.set(key, known)
  return known
}

async function openContext({ width, height, touch, sharp }: Screen): Promise<BrowserContext> {
  const browser = await testBrowser()
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: sharp ? 1 : 0.5,
    hasTouch: touch,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
  })
  await context.addInitScript(drawSeldom, 150)
  context.setDefaultTimeout(90_000) // a software-drawn map on a busy machine is slow
  return context
}

function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') complaints.push(`asked ${hostname}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}

/** Pixels of the whole world at a zoom, tiles of 512. */
function mercator([lon = 0, lat = 0]: readonly number[], zoom: number) {
  const world = 512 * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return { x: ((lon + 180) / 360) * world, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world }
}

/** What the API says, as the person would see it after a reload. */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch((await home()) + path, init)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}
