import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readingsCrs } from '#contract/language/readings-crs.ts'
import { systemOf } from '#geodata/crs/systems.ts'

const folder = fileURLToPath(new URL('../../../geodata/crs/', import.meta.url))
const sources = readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8'))
const called =
  /(?:finding|refused|NoPlace)\(\s*'([a-z0-9-]+)'|return 'own-grid-[a-z-]+'|'(own-grid-[a-z-]+)'|'(latitude-first|northing-first)'/g
const codes = new Set(sources.flatMap((text) => [...text.matchAll(called)].flatMap(([, a, b, c]) => a ?? b ?? c ?? [])))

describe('the words on coordinate systems', () => {
  it('have a sentence in both languages for everything found', () => {
    expect(codes.size).toBeGreaterThan(15)
    for (const code of codes) expect(readingsCrs, code).toHaveProperty([code, 1])
  })

  it('show numbers as the system really writes the yard at 113.6168, 34.8330', () => {
    const { systems } = readingsCrs
    const shown = [
      [systems['GCJ-02'], 'GCJ-02'],
      [systems['BD-09'], 'BD-09'],
      [systems.zone3Numbered, '4526'],
      [systems.zone3, '4547'],
      [systems.zone6Numbered, '4497'],
      [systems.xian80, '2362'],
      [systems.beijing54, '2414'],
      [systems['EPSG:3857'], '3857'],
      [systems.utm, '32649'],
    ] as const
    for (const [{ example }, code] of shown) {
      const [first, second] = example[0].split(', ')
      const [x, y] = systemOf(code)!.fromEarth([113.6168, 34.833])
      const digits = first!.split('.')[1]?.length ?? 0
      expect([x!.toFixed(digits), y!.toFixed(digits)], code).toEqual([first, second])
      expect(example[1]).toBe(example[0])
    }
  })
})
