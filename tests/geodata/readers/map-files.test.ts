import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readingsMaps } from '#contract/language/readings-maps.ts'
import { readDxf } from '#geodata/readers/dxf.ts'
import { readGeojson } from '#geodata/readers/geojson.ts'
import type { Reader } from '#geodata/readers/reading.ts'
import { readShapefile } from '#geodata/readers/shapefile.ts'
import { hasOpenData, openData, openDataFiles } from '#tests/support/open-data.ts'
import { tried } from './refusal.ts'

const readers: Record<string, Reader> = {
  json: readGeojson,
  geojson: readGeojson,
  zip: readShapefile,
  shp: readShapefile,
  dbf: readShapefile,
  dxf: readDxf,
}
const extensionOf = (path: string) => path.split('.').at(-1)?.toLowerCase() ?? ''
const files = openDataFiles().filter(
  (path) => /^(fixtures|utility|works|shenzhen|roads|transport|regions)-/.test(path) && extensionOf(path) in readers,
)
/** Of the archive, not of what is in it. */
const archiveCodes = ['archive-broken', 'archive-bomb', 'archive-path', 'archive-locked']

it.skipIf(!hasOpenData).each(files)('%s is read, or refused by a code that has its sentence', async (path) => {
  const read = await tried(readers[extensionOf(path)] as Reader, openData(path), path)
  const codes = typeof read === 'string' ? [read] : read.findings.map(({ code }) => code)
  for (const code of codes) expect([...Object.keys(readingsMaps), ...archiveCodes]).toContain(code)
  if (typeof read !== 'string')
    for (const { columns, rows } of read.tables) {
      expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true)
      expect(JSON.stringify([columns, rows.map(({ cells }) => cells)])).not.toContain('\uFFFD')
    }
})

it.skipIf(!hasOpenData)('layers have as many features as their makers drew', async () => {
  const counted = async (path: string) => {
    const read = await tried(readers[extensionOf(path)] as Reader, openData(path), path)
    return typeof read === 'string' ? read : read.tables.reduce((sum, { rows }) => sum + rows.length, 0)
  }
  expect(await counted('utility-wntr-ky/ky4_pipes.geojson')).toBe(1156)
  expect(await counted('regions-libpysal/berlin/prenzlauer.zip')).toBe(2203)
  expect(await counted('fixtures-shp-shpjs/senate.zip')).toBe(40)
  expect(await counted('fixtures-dxf/ezdxf_4_world.dxf')).toBe(2875)
  expect(await counted('transport-shanghai-osm/transport-network.wgs84.json')).toBe('json-not-geojson')
})

const folder = fileURLToPath(new URL('../../../geodata/readers', import.meta.url))
const ofMaps =
  /^(dbf|declared|dxf|finding|flatgeobuf|geojson|geometry|geopackage|json|kml|layer|shapefile|shp|wkb|xml-tokens)/

it('every code a map reader can give has its sentence in both languages', () => {
  const sources = readdirSync(folder).filter((name) => ofMaps.test(name))
  const given = sources.flatMap((name) =>
    [
      ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/(?:tell|count|ReadRefusal|Malformed)\(\s*'([a-z0-9-]+)'/g),
    ].map(([, code]) => code),
  )
  expect(given.length).toBeGreaterThan(80)
  // of an empty file, which every reader can meet
  const missing = new Set(given.filter((code) => code && code !== 'empty-file' && !(code in readingsMaps)))
  expect([...missing]).toEqual([])
})
