import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Geometry } from 'geojson'
import { afterAll, describe, expect, it } from 'vitest'
import { writeCsv } from '#geodata/writers/csv.ts'
import { writeDxf } from '#geodata/writers/dxf.ts'
import { writeFlatgeobuf } from '#geodata/writers/flatgeobuf.ts'
import { writeGeojson } from '#geodata/writers/geojson.ts'
import { writeGeopackage } from '#geodata/writers/geopackage.ts'
import { writeKml } from '#geodata/writers/kml.ts'
import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'
import { writeXlsx } from '#geodata/writers/xlsx.ts'
import { fileOf, sheet } from './sample.ts'

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'written-'))
afterAll(() => rmSync(folder, { recursive: true }))

const writers: [string, (sheet: Sheet) => AsyncGenerator<Uint8Array>, string][] = [
  ['csv', (sheet) => writeCsv(sheet), '名称: String'],
  ['xlsx', writeXlsx, 'Layer name: 小区'],
  ['geojson', writeGeojson, 'Feature Count: 3'],
  ['kml', writeKml, 'Feature Count: 3'],
  ['gpkg', writeGeopackage, 'ID["EPSG",4490]'],
  ['fgb', writeFlatgeobuf, 'ID["EPSG",4490]'],
  ['dxf', (sheet) => writeDxf(sheet, 114), 'Feature Count: 10'],
]

/** A work in one piece, a railway in two, a footbridge. */
const shapes: readonly (readonly [Geometry, string])[] = [
  [
    {
      type: 'LineString',
      coordinates: [
        [113.6, 34.8],
        [113.61, 34.81],
      ],
    },
    '长兴路给水',
  ],
  [
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [113.6, 34.8],
          [113.61, 34.81],
        ],
        [
          [113.62, 34.8],
          [113.63, 34.82],
        ],
      ],
    },
    '京广铁路',
  ],
  [{ type: 'Point', coordinates: [113.6, 34.8] }, '人行天桥'],
]
const lines: SheetRow[] = shapes.map(([geometry, name]) => ({ cells: [name, null, null, null, null, null], geometry }))

describe.skipIf(!hasGdal)('GDAL, where it is at hand', () => {
  it.each(writers)('reads our %s without a warning, Chinese and all', async (format, write, told) => {
    const path = join(folder, `written.${format}`)
    writeFileSync(path, await fileOf(write(sheet())))
    const { status, stdout, stderr } = spawnSync('ogrinfo', ['-al', path], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(told)
    expect(stdout).toContain('同乐社区南北院')
  })

  it.each(writers)('reads our %s of lines and points', async (format, write) => {
    const path = join(folder, `lines.${format}`)
    writeFileSync(path, await fileOf(write(sheet({ rows: lines }))))
    const { status, stdout, stderr } = spawnSync('ogrinfo', ['-al', path], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    for (const { cells } of lines) expect(stdout).toContain(cells[0])
  })
})
