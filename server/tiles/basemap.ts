/**
 * The one basemap an operator may configure: a raster service (XYZ or WMTS) asked with the operator's key, or a PMTiles
 * file on disk. The page asks us, never the service: it talks to the product's own host only, and the key stays here.
 */
import { open } from 'node:fs/promises'
import { PMTiles, type Source, TileType } from 'pmtiles'
import { Refusal } from '../errors.ts'
import type { Basemap } from '../services.ts'
import type { TileAddress } from './tile-grid.ts'

export type BasemapTile = { bytes: Uint8Array<ArrayBuffer>; contentType: string }
export type BasemapFacts = { kind: 'raster' | 'vector'; minzoom: number; maxzoom: number }

/** Where tiles of a basemap come from. Failing to reach it is the refusal `basemap-away`; null is "no such tile". */
export type BasemapSource = {
  facts(): Promise<BasemapFacts>
  tile(tile: TileAddress): Promise<BasemapTile | null>
}

export type BasemapOptions = { key: string; limitMs?: number }

export const openBasemap = (basemap: Basemap, options: BasemapOptions): BasemapSource =>
  'file' in basemap ? fromFile(basemap.file) : fromService(basemap.url, options)

/** Larger than any honest raster tile. */
const mostBytes = 4 * 1024 * 1024

function fromService(template: string, { key, limitMs = 8000 }: BasemapOptions): BasemapSource {
  const tile = (address: TileAddress) =>
    orAway(async () => {
      const signal = AbortSignal.timeout(limitMs)
      const answer = await fetch(filled(template, address, key), { signal, headers: { accept: 'image/*' } })
      if (answer.status === 404 || answer.status === 204) {
        await answer.body?.cancel()
        return null
      }
      const contentType = answer.headers.get('content-type') ?? ''
      const bytes = await bytesWithin(answer, mostBytes)
      // Services report a wrong key as a page or as JSON, some of them with status 200.
      if (!answer.ok || !contentType.startsWith('image/')) throw new Error(`${answer.status} ${contentType}`)
      return { bytes, contentType }
    })
  return { tile, facts: async () => ({ kind: 'raster', minzoom: 0, maxzoom: 18 }) }
}

const filled = (template: string, { z, x, y }: TileAddress, key: string) =>
  template.replace(/\{(z|x|y|key)\}/g, (_, name) => String({ z, x, y, key: encodeURIComponent(key) }[name as 'z'])) // one of the four

async function bytesWithin(answer: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > limit) throw new Error(`a tile of more than ${limit} bytes`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

const contentTypes: Partial<Record<TileType, string>> = {
  [TileType.Mvt]: 'application/vnd.mapbox-vector-tile',
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
}

function fromFile(path: string): BasemapSource {
  let archive = new PMTiles(new FileOnDisk(path))
  const read = <T>(work: (from: PMTiles) => Promise<T>) =>
    orAway(() =>
      work(archive).catch((error) => {
        // An archive remembers failing to read its directory; the file may be put there, or mended, meanwhile.
        archive = new PMTiles(new FileOnDisk(path))
        throw error
      }),
    )
  return {
    facts: () =>
      read(async (from) => {
        const { tileType, minZoom, maxZoom } = await from.getHeader()
        return { kind: tileType === TileType.Mvt ? 'vector' : 'raster', minzoom: minZoom, maxzoom: maxZoom }
      }),
    tile: ({ z, x, y }) =>
      read(async (from) => {
        const { tileType } = await from.getHeader()
        const found = await from.getZxy(z, x, y)
        const contentType = contentTypes[tileType] ?? 'application/octet-stream'
        return found ? { bytes: new Uint8Array(found.data), contentType } : null
      }),
  }
}

/** Byte ranges of a file. */
class FileOnDisk implements Source {
  private readonly path: string

  constructor(path: string) {
    this.path = path
  }

  getKey(): string {
    return this.path
  }

  async getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }> {
    const file = await open(this.path)
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset)
      return { data: buffer.buffer.slice(0, bytesRead) }
    } finally {
      await file.close()
    }
  }
}

async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw Object.assign(new Refusal('basemap-away'), { cause })
  }
}
