/** The command line, run as a planner's script would run it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BundlePlan } from '#contract/bundling.ts'
import { degreesOf, row } from './toy-map.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianpian-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const command = 'server/areas/bundling/command.ts'
const features = row(4).map(({ id, households, parts }) => ({
  type: 'Feature',
  properties: { kind: 'compound', id, households, colour: 'ignored' },
  geometry: { type: 'Polygon', coordinates: parts[0]?.map(toRing) },
}))
function toRing(flat: Float64Array): number[][] {
  return Array.from({ length: flat.length / 2 }, (_, k) => [flat[2 * k] ?? 0, flat[2 * k + 1] ?? 0])
}
const collection = (items: unknown[]) => ({ type: 'FeatureCollection', features: items })

const nested = (key: string, levels: number) =>
  `{"type":"FeatureCollection",${key}${'['.repeat(levels)}${']'.repeat(levels)}}`

function run(map: unknown, params: unknown = {}, more: string[] = []) {
  const [from, asked, out] = ['map.geojson', 'params.json', 'plan.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  rmSync(out, { force: true })
  writeFileSync(from, typeof map === 'string' ? map : JSON.stringify(map))
  writeFileSync(asked, JSON.stringify(params))
  const words = ['--in', from, '--params', asked, '--out', out, ...more]
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', command, ...words], { encoding: 'utf8' })
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'))
  return { status, finding: JSON.parse(lines.at(-1) ?? '{}'), lines, out }
}

describe('npm run bundle', () => {
  it('writes a plan, and tells its progress on stderr', () => {
    const { status, lines, out } = run(collection(features))
    expect(status).toBe(0)
    const plan = BundlePlan.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(plan.objective).toMatchObject({ householdsCovered: 800, areas: 1 })
    expect(lines.some((line) => JSON.parse(line).progress?.phase === 'solving')).toBe(true)
  })

  it('begins from a preset, and lets the parameters have the last word', () => {
    const inOneStreet = features.map((each) => ({ ...each, properties: { ...each.properties, street: '大石桥' } }))
    const plans = [{}, { households: { min: 50, max: 400 } }].map((params) => {
      const { out } = run(collection(inOneStreet), params, ['--preset', 'urban'])
      return BundlePlan.parse(JSON.parse(readFileSync(out, 'utf8')))
    })
    expect(plans.map(({ areas }) => areas.length)).toEqual([1, 2])
    expect(run(collection(features), {}, ['--preset', 'moon']).finding.code).toBe('usage')
  })

  it('is what the command of the README starts', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(scripts.bundle).toBe(`node --max-semi-space-size=64 --import tsx ${command}`)
  })

  it('writes an empty plan for an empty map', () => {
    const { status, out } = run(collection([]))
    expect(status).toBe(0)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ areas: [], uncovered: [] })
  })

  const [first] = features
  const inMetres = { ...first, geometry: { type: 'Polygon', coordinates: [[[460000, 3850000]]] } }
  const withFacts = (facts: object) => ({ ...first, properties: { ...first?.properties, ...facts } })
  const shaped = (geometry: unknown) => collection([{ ...first, geometry }])
  it.each([
    ['a file that is no JSON', '{', {}, 'not-json'],
    ['null', null, {}, 'not-features'],
    ['a list', [], {}, 'not-features'],
    ['a feature that is null', collection([null]), {}, 'bad-feature'],
    ['a compound without an id', collection([withFacts({ id: undefined })]), {}, 'bad-feature'],
    ['a compound whose id is an object', collection([withFacts({ id: { toString: 5 } })]), {}, 'bad-feature'],
    ['households below zero', collection([withFacts({ households: -1 })]), {}, 'bad-feature'],
    ['the same id twice', collection([first, first]), {}, 'same-id'],
    ['metres where degrees are due', collection([inMetres]), {}, 'bad-geometry'],
    ['a compound that is a point', shaped({ type: 'Point', coordinates: [1, 2] }), {}, 'bad-geometry'],
    ['a compound without a place', shaped(null), {}, 'bad-geometry'],
    [
      'a ring of no area',
      shaped({
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [1, 2],
            [1, 1],
            [1, 1],
          ],
        ],
      }),
      {},
      'bad-geometry',
    ],
    ['a parameter nobody knows', collection(features), { maxGap: 5 }, 'unknown-params'],
    ['a parameter nobody knows in one', collection(features), { households: { least: 5 } }, 'unknown-params'],
    ['params that are null', collection(features), null, 'params-not-object'],
    ['params that are a list', collection(features), [], 'params-not-object'],
    ['params that are a number', collection(features), 5, 'params-not-object'],
    ['a map nested 100,000 deep', nested('"features":', 100_000), {}, 'too-deep'],
    ['a gap above 500 m', collection(features), { maxGapM: 501 }, 'bad-params'],
    ['a floor above the cap', collection(features), { households: { min: 9, max: 8 } }, 'bad-params'],
    ['an unknown id in a lock', collection(features), { locked: [['q']] }, 'unknown-id'],
    [
      'two that must and must not be together',
      collection(features),
      { mustLink: [['a', 'b']], cannotLink: [['b', 'a']] },
      'must-and-cannot',
    ],
    [
      'a compound locked and excluded',
      collection(features),
      { locked: [['a', 'b']], excluded: ['b'] },
      'locked-and-excluded',
    ],
    ['a compound locked twice', collection(features), { locked: [['a'], ['a', 'b']] }, 'locked-twice'],
    ['a compound with no type', shaped({ type: { toString: 5 } }), {}, 'bad-geometry'],
    ['a compound without coordinates', shaped({ type: 'Polygon' }), {}, 'bad-geometry'],
  ])('refuses %s with one finding in both languages, and writes nothing', (_, map, params, code) => {
    const { status, finding, out } = run(map, params)
    expect(finding).toMatchObject({ code, message: expect.any(String) })
    // the paths of files and the names of fields and types are the same in every language
    expect(finding.english).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
    expect(finding.message).toMatch(/[\u4e00-\u9fff]/)
    expect(finding.message).not.toMatch(/invalid|expected|unrecognized|latitude|closed|must|stack|union/i)
    expect(`${finding.message} ${finding.english}`).not.toMatch(/\{\{|undefined|bundling\.|findings\.|issues\./)
    expect(status).toBe(2)
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    ['a bow tie', [0, 0, 100, 100, 100, 0, 0, 100, 0, 0]],
    ['a ring that passes through its own corner', [0, 0, 50, 50, 100, 100, 100, 0, 50, 50, 0, 100, 0, 0]],
    ['a ring whose last corner went astray', [0, 0, 100, 0, 100, 100, 0, 100, 150, 50, 0, 0]],
  ])('names the feature and the id of %s, and the place', (_, metres) => {
    const crossed = { type: 'Polygon', coordinates: [toRing(degreesOf(...metres))] }
    const { status, finding, out } = run(
      collection([
        ...features,
        { ...first, properties: { kind: 'compound', id: '甲', households: 9 }, geometry: crossed },
      ]),
    )
    expect([status, existsSync(out)]).toEqual([2, false])
    expect(finding).toMatchObject({ code: 'bad-geometry', params: { place: 5, id: '甲', detail: 'crosses-itself' } })
    const { x, y } = finding.params
    expect(finding.message).toBe(`第 5 个要素（甲）：边界自相交，在 ${x}, ${y} 处。`)
    expect(finding.english).toBe(`Feature 5 (甲): The boundary crosses itself at ${x}, ${y}.`)
  })

  it.each([
    [
      'a number above its limit',
      { maxGapM: 501 },
      '参数 maxGapM：超过上限 500',
      'Parameter maxGapM: above the limit 500',
    ],
    [
      'a list that is too short',
      { locked: [[]] },
      '参数 locked.0：低于下限 1',
      'Parameter locked.0: below the limit 1',
    ],
    [
      'a floor above the cap',
      { households: { min: 9, max: 8 } },
      '参数 households：最小值大于最大值',
      'Parameter households: the least is above the most',
    ],
    ['an unknown name', { maxGap: 5 }, '没有参数 maxGap', 'There is no parameter maxGap'],
  ])('says of %s what is wrong in the words of each language', (_, params, message, english) => {
    expect(run(collection(features), params).finding).toMatchObject({ message, english })
  })

  it('says where a file is no JSON', () => {
    expect(run('{\n "type": }').finding.english).toMatch(/is not JSON: } is out of place$/)
    expect(run('{\n "a": 1,\n  b').finding.english).toMatch(/is not JSON: look at line 3, character 3$/)
    expect(run('[').finding.message).toMatch(/不是 JSON：文件不完整$/)
  })
})
