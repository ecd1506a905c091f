import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '#contract/language/catalogue.ts'
import { lineStates, trades } from '#contract/work-words.ts'
import { colourings, pageNames, urlOf, type View, viewFromUrl, viewNamed, viewNames } from '#web/view.ts'

const open = (url: string): View => {
  const { pathname, search } = new URL(url, 'http://lianpian.test')
  return viewFromUrl(pathname, search)
}

/** Characters a person types or a planner's system writes, awkward ones among them. */
const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.length <= 60)
const words = fc.uniqueArray(letters, { maxLength: 4 })
const places = (limit: number) => fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((n) => n / 1e5)

const anyView: fc.Arbitrary<View> = fc.record({
  name: fc.constantFrom(...viewNames),
  adcode: fc.stringMatching(/^\d{6}$/),
  colourBy: fc.constantFrom(...colourings),
  pack: fc.option(letters),
  workClass: fc.option(letters),
  policyTest: fc.option(letters),
  year: fc.option(fc.integer({ min: 1949, max: 2100 })),
  classes: words,
  streets: words,
  trades: fc.subarray([...trades]),
  lineStates: fc.subarray([...lineStates]),
  figure: fc.option(
    fc.constantFrom('total', 'placed', 'unplaced', 'households', 'households-unknown', 'started', 'finished', 'late'),
  ),
  selected: words,
  bench: fc.option(letters),
  beside: fc.option(letters),
  importing: fc.option(letters),
  painted: fc.option(fc.constantFrom('HJ-34-4', 'GZ-15-3')),
  page: fc.option(fc.constantFrom(...pageNames)),
  zones: fc.boolean(),
  item: fc.option(letters),
  pictures: words,
  pictureOpacity: fc.integer({ min: 10, max: 100 }),
  survey: fc.boolean(),
  gap: fc.option(fc.constantFrom('households', 'boundary', 'stale-12', 'stale-240')),
  table: fc.boolean(),
  byStreet: fc.boolean(),
  search: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => text.length <= 100),
  at: fc.option(
    fc.record({ lon: places(180), lat: places(85), zoom: fc.integer({ min: 0, max: 2200 }).map((n) => n / 100) }),
  ),
  language: fc.constantFrom(...languages),
  theme: fc.constantFrom('light', 'dark'),
  wall: fc.boolean(),
  basemap: fc.boolean(),
})

describe('the address of a view', () => {
  it('shows a colleague exactly what I see, whatever I chose', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(open(urlOf(view))).toEqual(view)
      }),
      { numRuns: 1000 },
    )
  })

  it('is short while nothing special is chosen', () => {
    expect(urlOf(open('/'))).toBe('/areas')
    expect(urlOf(open('/progress'))).toBe('/progress')
    expect(urlOf(open('/utilities?c=builtYear&d=410108'))).toBe('/utilities')
  })

  it('names what was chosen in short words', () => {
    const view = { ...open('/progress'), year: 2021, selected: ['410108-c-001', '410108-c-002'], table: true }
    expect(urlOf(view)).toBe('/progress?y=2021&sel=410108-c-001,410108-c-002&table')
  })

  it.each([
    ['an unknown page', '/nowhere'],
    ['a year that is none', '/areas?y=soon'],
    ['a colouring of another version', '/areas?c=height'],
    ['a camera off the earth', '/areas?at=500,95,3'],
    ['half a camera', '/areas?at=113.6'],
    ['a percent sign cut off in a chat window', '/areas?q=%E4%B8'],
    ['a district code with letters', '/areas?d=41010X'],
    ['parameters nobody knows', '/areas?utm_source=mail&x'],
  ])('opens quietly in spite of %s', (_, url) => {
    expect(open(url)).toEqual(open('/areas'))
  })

  it('leaves out of a list only what it does not know', () => {
    expect(open('/utilities?t=power,steam,gas').trades).toEqual(['power', 'gas'])
  })

  it('never throws, whatever stands in the address bar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, search) => {
        expect(() => viewFromUrl(path, search)).not.toThrow()
      }),
    )
  })
})

describe('going from view to view', () => {
  it('colours the leaders’ view by status, unless I chose a colouring myself', () => {
    expect(viewNamed(open('/areas'), 'progress').colourBy).toBe('status')
    expect(viewNamed(open('/areas?c=planYear'), 'progress').colourBy).toBe('planYear')
  })

  it('does not take the name of a compound for that of a road', () => {
    expect(viewNamed(open('/areas?q=棉纺'), 'utilities').search).toBe('')
    expect(viewNamed(open('/areas?q=棉纺'), 'progress').search).toBe('棉纺')
  })

  it('keeps what I selected and drops a filter on classes the new colouring does not have', () => {
    const there = viewNamed(open('/areas?k=1981-1985&sel=410108-c-001'), 'progress')
    expect(there.selected).toEqual(['410108-c-001'])
    expect(there.classes).toEqual([])
  })
})
