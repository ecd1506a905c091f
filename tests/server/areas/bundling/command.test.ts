/** The command line, run as a planner's script would run it. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BundlePlan } from '#contract/bundling.ts'
import { degreesOf, rectangle, row } from './toy-map.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianpian-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const command = 'server/areas/bundling/command.ts'
const manyRuns = 'tests/server/areas/bundling/many-runs.ts'
const features = row(4).map(({ id, households, parts }) => ({
  type: 'Feature',
  properties: { kind: 'compound', id, households, colour: 'ignored' },
  geometry: { type: 'Polygon', coordinates: parts[0]?.map(toRing) },
}))
function toRing(flat: Float64Array): number[][] {
  return Array.from({ length: flat.length / 2 }, (_, k) => [flat[2 * k] ?? 0, flat[2 * k + 1] ?? 0])
}
/** Six blocks too far apart to be neighbours, of different sizes: as many pieces. */
const sixBlocks = Array.from({ length: 120 }, (_, i) => {
  const [block, place] = [Math.floor(i / 20), i % 20]
  const ring = rectangle((place % 5) * 120, block * 900 + Math.floor(place / 5) * 120)
  return {
    type: 'Feature',
    properties: { kind: 'compound', id: `c${i}`, households: 60 + ((i * 37) % 250), planYear: 2024 + (i % 3) },
    geometry: { type: 'Polygon', coordinates: [toRing(ring)] },
  }
}).filter((_, i) => i % 20 < 20 - Math.floor(i / 20))
const collection = (items: unknown[]) => ({ type: 'FeatureCollection', features: items })

const nested = (key: string, levels: number) =>
  `{"type":"FeatureCollection",${key}${'['.repeat(levels)}${']'.repeat(levels)}}`

type Answer = ReturnType<typeof answerOf>

const run = (map: unknown, params: unknown = {}, more: string[] = []): Answer => {
  const { words, out } = laidOut(0, map, params, more)
  const { status, stderr } = start([command, ...words])
  return answerOf(status, stderr, out)
}

/** The answers of many runs, which one process gives one after the other. */
function runAll(asked: readonly (readonly [map: unknown, params?: unknown])[]): Answer[] {
  const runs = asked.map(([map, params], nth) => laidOut(nth + 1, map, params))
  const { status, stderr } = start([manyRuns], runs.map(({ words }) => JSON.stringify(words)).join('\n'))
  expect(status, stderr).toBe(0)
  const said = stderr.split(/^\{"exit":(\d)\}\n/m)
  return runs.map(({ out }, nth) => answerOf(Number(said[2 * nth + 1]), said[2 * nth] ?? '', out))
}

/** Their answers by number, asked for before the first of the tests around it. */
function together(asked: Parameters<typeof runAll>[0]): (nth: number) => Answer {
  let answers: Answer[] = []
  beforeAll(() => {
    answers = runAll(asked)
  })
  return (nth) => answers[nth]!
}

function laidOut(nth: number, map: unknown, params: unknown = {}, more: string[] = []) {
  const place = (name: string) => join(folder, `${nth}-${name}`)
  const [from, asked, out] = [place('map.geojson'), place('params.json'), place('plan.json')]
  rmSync(out, { force: true })
  writeFileSync(from, typeof map === 'string' ? map : JSON.stringify(map))
  writeFileSync(asked, JSON.stringify(params))
  return { words: ['--in', from, '--params', asked, '--out', out, ...more], out }
}

const start = (words: string[], input = '') =>
  spawnSync(process.execPath, ['--import', 'tsx', ...words], { encoding: 'utf8', input })

function answerOf(status: number | null, stderr: string, out: string) {
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

  it.each([{}, { goal: 'most', households: { min: 300, max: 900 } }])(
    'makes the same plan with one thread, two and three (%j)',
    (params) => {
      const plans = ['1', '2', '3'].map((threads) => {
        const { status, out } = run(collection(sixBlocks), params, ['--threads', threads])
        expect(status).toBe(0)
        return { ...BundlePlan.parse(JSON.parse(readFileSync(out, 'utf8'))), elapsedMs: 0 }
      })
      expect(plans[0]?.pieces.total).toBe(6)
      expect(plans[1]).toEqual(plans[0])
      expect(plans[2]).toEqual(plans[0])
    },
  )

  it.each(['0', '9', '1.5', 'all'])('asked for %s threads, says how it is used', (threads) => {
    const { status, finding } = run(collection(features), {}, ['--threads', threads])
    expect([status, finding.code]).toEqual([2, 'usage'])
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
  const refusals: [what: string, map: unknown, params: unknown, code: string][] = [
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
  ]
  const refused = together(refusals.map(([, map, params]) => [map, params]))
  it.each(refusals.map(([what, , , code], nth) => [what, code, nth] as const))(
    'refuses %s with one finding in both languages, and writes nothing',
    (_, code, nth) => {
      const { status, finding, out } = refused(nth)
      expect(finding).toMatchObject({ code, message: expect.any(String) })
      // the paths of files and the names of fields and types are the same in every language
      expect(finding.english).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
      expect(finding.message).toMatch(/[\u4e00-\u9fff]/)
      expect(finding.message).not.toMatch(/invalid|expected|unrecognized|latitude|closed|must|stack|union/i)
      expect(`${finding.message} ${finding.english}`).not.toMatch(/\{\{|undefined|bundling\.|findings\.|issues\./)
      expect(status).toBe(2)
      expect(existsSync(out)).toBe(false)
    },
  )

  const crossings: [what: string, metres: number[]][] = [
    ['a bow tie', [0, 0, 100, 100, 100, 0, 0, 100, 0, 0]],
    ['a ring that passes through its own corner', [0, 0, 50, 50, 100, 100, 100, 0, 50, 50, 0, 100, 0, 0]],
    ['a ring whose last corner went astray', [0, 0, 100, 0, 100, 100, 0, 100, 150, 50, 0, 0]],
  ]
  const crossed = (metres: number[]) => ({
    ...first,
    properties: { kind: 'compound', id: '甲', households: 9 },
    geometry: { type: 'Polygon', coordinates: [toRing(degreesOf(...metres))] },
  })
  const named = together(crossings.map(([, metres]) => [collection([...features, crossed(metres)])]))
  it.each(crossings.map(([what], nth) => [what, nth] as const))(
    'names the feature and the id of %s, and the place',
    (_, nth) => {
      const { status, finding, out } = named(nth)
      expect([status, existsSync(out)]).toEqual([2, false])
      expect(finding).toMatchObject({ code: 'bad-geometry', params: { place: 5, id: '甲', detail: 'crosses-itself' } })
      const { x, y } = finding.params
      expect(finding.message).toBe(`第 5 个要素（甲）：边界自相交，在 ${x}, ${y} 处。`)
      expect(finding.english).toBe(`Feature 5 (甲): The boundary crosses itself at ${x}, ${y}.`)
    },
  )

  const wrong: [what: string, params: unknown, message: string, english: string][] = [
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
  ]
  const said = together(wrong.map(([, params]) => [collection(features), params]))
  it.each(wrong.map(([what, , message, english], nth) => [what, nth, message, english] as const))(
    'says of %s what is wrong in the words of each language',
    (_, nth, message, english) => {
      expect(said(nth).finding).toMatchObject({ message, english })
    },
  )

  it('says where a file is no JSON', () => {
    const [token, place, end] = runAll([['{\n "type": }'], ['{\n "a": 1,\n  b'], ['[']])
    expect(token?.finding.english).toMatch(/is not JSON: } is out of place$/)
    expect(place?.finding.english).toMatch(/is not JSON: look at line 3, character 3$/)
    expect(end?.finding.message).toMatch(/不是 JSON：文件不完整$/)
  })
})
