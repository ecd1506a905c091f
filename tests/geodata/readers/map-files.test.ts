import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readingsMaps } from '#contract/language/readings-maps.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'
import { tried } from './refusal.ts'

it.skipIf(!hasOpenData)('layers have as many features as their makers drew', async () => {
  const counted = async (path: string) => {
    const read = await tried(readFile, openData(path), path)
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
