/** npm run -s read, as somebody at a terminal meets it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { toGaussKruger } from '#geodata/crs/gauss-kruger.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianpian-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const command = 'server/imports/read-command.ts'

function read(name: string, content: string | Uint8Array | null, ...words: string[]) {
  const file = join(folder, name)
  if (content !== null) writeFileSync(file, content)
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', command, file, ...words], {
    encoding: 'utf8',
  })
  return { status, report: JSON.parse(stdout) }
}

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const layer = (ring: number[][], more: object = {}) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: [
      { type: 'Feature', properties: { 名称: '天秀北院' }, geometry: { type: 'Polygon', coordinates: [ring] } },
    ],
  })

describe('npm run -s read', () => {
  it('is what the command of the README starts', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(scripts.read).toBe(`node --max-semi-space-size=64 --import tsx ${command}`)
  })

  it('tells one object: format, encoding, tables with samples, features, bounds, findings', () => {
    const { status, report } = read('小区.geojson', layer(square(113.6, 34.8, 0.001)), '--rows', '1')
    expect(status).toBe(0)
    expect(report).toEqual({
      format: 'geojson',
      encoding: 'utf-8',
      crs: 'EPSG:4326',
      tables: [{ name: '小区', columns: ['名称'], rows: 1, sample: [{ 名称: '天秀北院' }] }],
      features: 1,
      geometryTypes: ['Polygon'],
      bounds: [113.6, 34.8, 113.601, 34.801],
      findings: [{ code: 'crs-by-standard', message: expect.stringContaining('EPSG:4326'), row: null }],
    })
  })

  it('reads metres of a 3° zone where it is told so, and says no bounds where it is not', () => {
    const [east, north] = toGaussKruger([113.6, 34.8], 114) as [number, number]
    const metres = layer(square(east, north, 100))
    const { report: open } = read('metres.geojson', metres)
    expect([open.crs, open.bounds]).toEqual([null, null])
    expect(open.findings.map(({ code }: { code: string }) => code)).toContain('crs-missing')
    const { report } = read('metres.geojson', null, '--crs', 'EPSG:4547')
    expect(report.crs).toBe('EPSG:4547')
    expect(report.bounds[0]).toBeCloseTo(113.6, 4)
    expect(report.bounds[1]).toBeCloseTo(34.8, 4)
  })

  it('moves what is said to be in GCJ-02 back by some hundred metres', () => {
    const { report } = read('gcj.geojson', layer(square(113.6, 34.8, 0.001)), '--crs', 'gcj02')
    const eastM = (113.6 - report.bounds[0]) * 111_320 * Math.cos((34.8 * Math.PI) / 180)
    expect(Math.abs(eastM)).toBeGreaterThan(300)
    expect(Math.abs(eastM)).toBeLessThan(800)
  })

  it('reads a table of GB18030 without being told, and no row more than asked for', () => {
    // 小区,户数 / 天秀北院,120 / 教委东院,86
    const gbk = Uint8Array.of(
      ...[0xd0, 0xa1, 0xc7, 0xf8, 0x2c, 0xbb, 0xa7, 0xca, 0xfd, 0x0a],
      ...[0xcc, 0xec, 0xd0, 0xe3, 0xb1, 0xb1, 0xd4, 0xba, 0x2c, 0x31, 0x32, 0x30, 0x0a],
      ...[0xbd, 0xcc, 0xce, 0xaf, 0xb6, 0xab, 0xd4, 0xba, 0x2c, 0x38, 0x36, 0x0a],
    )
    const { report } = read('ledger.csv', gbk, '--rows', '1')
    expect(read('ledger.csv', null, '--rows', '5000')).toMatchObject({ status: 0, report: { encoding: 'gb18030' } })
    expect(report).toMatchObject({ format: 'csv', encoding: 'gb18030', crs: null, features: 0, bounds: null })
    expect(report.tables).toEqual([
      { name: expect.any(String), columns: ['小区', '户数'], rows: 2, sample: [{ 小区: '天秀北院', 户数: 120 }] },
    ])
  })

  it.each([
    ['nothing.csv', '', 'empty-file'],
    ['scan.pdf', '%PDF-1.7 …', 'foreign-kind'],
    ['half.zip', 'PK\u0003\u0004 and no more', 'archive-broken'],
    ['deep.geojson', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'],
  ])('refuses %s with exit 2 and one finding that says what to do', (name, content, code) => {
    const { status, report } = read(name, content, '--language', 'en')
    expect(status).toBe(2)
    expect(report).toMatchObject({ format: null, tables: [], features: 0, bounds: null })
    expect(report.findings).toHaveLength(1)
    expect(report.findings[0].code).toBe(code)
    expect(report.findings[0].message).not.toContain('readings.')
  })

  it('refuses a file that is not there, and a coordinate system nobody knows', () => {
    expect(read('gone.csv', null)).toMatchObject({ status: 2, report: { findings: [{ code: 'not-found' }] } })
    const unknown = read('again.geojson', layer(square(113.6, 34.8, 0.001)), '--crs', 'EPSG:999999')
    expect(unknown).toMatchObject({ status: 2, report: { findings: [{ code: 'crs-unknown' }] } })
  })
})
