/** The catalogue is made of parts; none may take a sentence from another. */
import { expect, it } from 'vitest'
import { readings } from '#contract/language/readings.ts'
import { readingsCrs } from '#contract/language/readings-crs.ts'
import { readingsMaps } from '#contract/language/readings-maps.ts'
import { readingsMeaning } from '#contract/language/readings-meaning.ts'
import { tableReadings } from '#contract/language/readings-tables.ts'

it('a finding of a file has one sentence, whoever tells it', () => {
  const parts = [tableReadings, readingsMaps, readingsCrs, readingsMeaning].flatMap((part) => Object.keys(part))
  expect(parts.filter((code, place) => parts.indexOf(code) !== place)).toEqual([])
  expect(Object.keys(readings)).toEqual(expect.arrayContaining(parts))
})
