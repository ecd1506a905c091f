/** Files on their way to the desk, small and large, as people send them. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { LaidFile } from '#server/imports/desk/laid-file.ts'
import type { MeantFile } from '#server/imports/desk/pieces.ts'

export const utf8 = (text: string) => new TextEncoder().encode(text)
export const gbk = (text: string) => new Uint8Array(iconv.encode(text, 'gb18030'))

export const csv = (header: string, rows: readonly string[]) => utf8([header, ...rows, ''].join('\r\n'))

type Feature = { name?: string; ring?: number[][]; point?: number[] }

/** Degrees without a word on their system where `crs` is left out: then GeoJSON's own standard holds. */
export const geojson = (features: readonly Feature[], crs?: string) =>
  utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      ...(crs && { crs: { type: 'name', properties: { name: crs } } }),
      features: features.map(({ name, ring, point }) => ({
        type: 'Feature',
        properties: name === undefined ? {} : { 小区名称: name },
        geometry: ring ? { type: 'Polygon', coordinates: [ring] } : { type: 'Point', coordinates: point },
      })),
    }),
  )

export const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

/** As the parts of a file are kept. */
export const packed = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))

/** As it was received. */
export const meant = (bytes: Uint8Array, name: string): MeantFile => ({
  ...{ name, bytes: bytes.length },
  hash: createHash('sha256').update(bytes).digest('hex'),
})

export function layOn(laid: LaidFile, bytes: Uint8Array) {
  const half = bytes.length >> 1
  laid.add({ part: 0, packed: packed(bytes.subarray(0, half)) })
  laid.add({ part: 1, packed: packed(bytes.subarray(half)) })
}
