import { describe, expect, it } from 'vitest'
import { cacheControl, isKnown, takesGzip } from '#server/tiles/freshness.ts'
import { LeastRecentlyUsed } from '#server/tiles/least-recently-used.ts'

const forEver = 'private, max-age=31536000, immutable'

describe('how long a browser may keep a tile', () => {
  it.each([
    ['for ever, when it meets one district at the revision the page knows', { 410108: 7 }, { v: 7 }, forEver],
    ['for ever, when that revision is of this district', { 410108: 7 }, { v: 7, adcode: '410108' }, forEver],
    ['not at all, when the district has moved on', { 410108: 8 }, { v: 7 }, 'no-store'],
    ['not at all, when the page knows a revision we have not seen', { 410108: 6 }, { v: 7 }, 'no-store'],
    ['until it asks again, when the page names no revision', { 410108: 7 }, {}, 'no-cache'],
    ['until it asks again, when a neighbour may change it too', { 410108: 7, 410105: 7 }, { v: 7 }, 'no-cache'],
    [
      'until it asks again, when the revision is of another district',
      { 410105: 7 },
      { v: 7, adcode: '410108' },
      'no-cache',
    ],
    ['until it asks again, when no district lies there yet', {}, { v: 7 }, 'no-cache'],
  ])('%s', (_, revisions, known, expected) => {
    expect(cacheControl(revisions, known)).toBe(expected)
  })
})

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('%s for "a" → %s', (given, expected) => {
    expect(isKnown(given, '"a"')).toBe(expected)
  })
})

describe('Accept-Encoding', () => {
  it.each([
    [undefined, true],
    ['gzip, deflate, br', true],
    ['GZIP;q=0.5', true],
    ['*', true],
    ['identity', false],
    ['br', false],
    ['gzip;q=0', false],
    ['gzip; q=0.0, br', false],
    ['', false],
  ])('%s takes gzip: %s', (given, expected) => {
    expect(takesGzip(given)).toBe(expected)
  })
})

describe('what is kept of the tiles', () => {
  it('is what was used last, when not all fits', () => {
    const kept = new LeastRecentlyUsed<string>(5000)
    kept.set('a', 'A', 1500)
    kept.set('b', 'B', 1500)
    expect(kept.get('a')).toBe('A')
    kept.set('c', 'C', 1500)
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['A', undefined, 'C'])
  })

  it('is nothing of a tile larger than all the room there is', () => {
    const kept = new LeastRecentlyUsed<string>(5000)
    kept.set('a', 'A', 9000)
    expect(kept.get('a')).toBeUndefined()
    kept.set('b', 'B', 100)
    expect(kept.get('b')).toBe('B')
  })

  it('counts a tile once that is set twice', () => {
    const kept = new LeastRecentlyUsed<string>(5000)
    for (let i = 0; i < 10; i++) kept.set('a', `A${i}`, 1500)
    kept.set('b', 'B', 1500)
    expect([kept.get('a'), kept.get('b')]).toEqual(['A9', 'B'])
  })
})
