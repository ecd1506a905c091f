import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningApp } from '../support/app-server.ts'
import { ownProduct, visit } from './visit.ts'

/** One green pixel as PNG; a service may answer with any picture. */
const greenTile = png(deflateSync(Buffer.from([0, 0x2e, 0x9b, 0x4f])))
let isAway = false
const asked: string[] = []
const service = createServer(({ url = '' }, answer: ServerResponse) => {
  asked.push(url)
  if (isAway) answer.writeHead(500).end()
  else answer.writeHead(200, { 'content-type': 'image/png' }).end(greenTile)
})
let app: RunningApp

beforeAll(async () => {
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
  const { port } = service.address() as AddressInfo // a TCP server has one
  app = await ownProduct('journey_basemap', {
    BASEMAP_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
    BASEMAP_ATTRIBUTION: '示例底图 GS(2026)0001',
  })
})
afterAll(async () => {
  await app?.stop()
  service.closeAllConnections()
  service.close()
})

it('an operator’s basemap lies under the map with its source, is switched off in the page, and being away is said', async () => {
  await using guest = await visit({ at: app.url })
  const { page } = guest
  const basemapSwitch = page.getByRole('switch', { name: /底图/ })
  await guest.open('/areas')
  expect(asked.length).toBeGreaterThan(0)
  await page.locator('.map-attribution', { hasText: '示例底图 GS(2026)0001' }).waitFor()
  expect(await basemapSwitch.isChecked()).toBe(true)
  await guest.keepPicture('basemap-on')
  expect(guest.complaints).toEqual([])

  await page.locator('.basemap-switch').click()
  await page.waitForURL(/base=off/)
  await guest.settled()
  expect(await page.locator('.map-attribution').textContent()).toBe('')
  await guest.keepPicture('basemap-off')

  isAway = true
  await guest.open('/areas?at=113.62,34.835,15')
  await page.getByText('底图没有取到，先用本系统自己的底。').waitFor()
  await guest.settled()
  await guest.keepPicture('basemap-away')
  isAway = false
  await page.getByRole('button', { name: '重试' }).click()
  await page.locator('.map-attribution', { hasText: '示例底图' }).waitFor()
  await guest.settled()
  expect(await page.locator('.map-trouble').count()).toBe(0)
})

it('nobody is offered a basemap where none is configured', async () => {
  await using guest = await visit()
  await guest.open('/areas')
  expect(await guest.page.locator('.basemap-switch').count()).toBe(0)
})

function png(pixels: Buffer): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]) // 1 × 1, eight bits, RGB
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
