import { describe, expect, it } from 'vitest'
import {
  changedOnly,
  collisionsOf,
  isEmpty,
  type Neighbour,
  readField,
  settled,
  stillFitting,
  typedFrom,
  undoing,
  undoingBeside,
} from '#web/compounds/edits.ts'
import { fields, storedValueOf } from '#web/compounds/fields.ts'
import { detail } from './rows.ts'

const seen = detail({ name: '粮食局东院', households: 444, planYear: 2020, note: null, aliases: ['东院'] })

describe('an edit', () => {
  it('sends only what was changed', () => {
    expect(changedOnly(seen, { households: 444, planYear: 2021, aliases: ['东院'] })).toEqual({ planYear: 2021 })
  })

  it('is nothing when everything was typed back', () => {
    expect(isEmpty(changedOnly(seen, { name: '粮食局东院', note: null }))).toBe(true)
  })

  it('can be taken back to the values before it', () => {
    expect(undoing(seen, { planYear: 2021, streetOfficeId: null })).toEqual({
      planYear: 2020,
      streetOfficeId: '410108-s-01',
    })
  })
})

describe('two people at one compound', () => {
  const theirs = { ...seen, version: 2, households: 450 }

  it('keep both edits when they changed different fields', () => {
    expect(collisionsOf(seen, { planYear: 2021 }, theirs)).toEqual([])
  })

  it('are asked when they changed the same field differently', () => {
    expect(collisionsOf(seen, { households: 448, planYear: 2021 }, theirs)).toEqual([
      { key: 'households', mine: 448, theirs: 450 },
    ])
  })

  it('are not asked when they typed the same', () => {
    expect(collisionsOf(seen, { households: 450 }, theirs)).toEqual([])
  })

  it('never lose a boundary: yours and the one that stands now are both there to choose from', () => {
    const mine = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ] as [number, number][],
      ],
    }
    const stored = { type: 'MultiPolygon' as const, coordinates: [mine.coordinates] }
    const collisions = collisionsOf(seen, { boundary: mine }, { ...theirs, boundary: stored })
    expect(collisions).toEqual([{ key: 'boundary', mine, theirs: stored }])
  })

  it('save what was chosen, field by field, and all that did not collide', () => {
    const edits = { households: 448, planYear: 2021 }
    const collisions = collisionsOf(seen, edits, theirs)
    expect(settled(edits, collisions, new Set(['households']))).toEqual(edits)
    expect(settled(edits, collisions, new Set())).toEqual({ planYear: 2021 })
  })
})

describe('neighbours whose boundaries were saved together with one’s own', () => {
  const square = (east: number) => ({
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [east, 0],
          [east + 1, 0],
          [east + 1, 1],
          [east, 0],
        ] as [number, number][],
      ],
    ],
  })
  const before = detail({ id: '410108-c-201', name: '西院', version: 3, boundary: square(0) })
  const neighbour: Neighbour = { id: before.id, name: '西院', version: 3, stored: square(0), boundary: square(5) }

  it('get back the boundaries they had, on the version just saved', () => {
    const saved = { ...before, version: 4, boundary: square(5) }
    expect(undoingBeside([neighbour], [saved])).toEqual([
      { ...neighbour, version: 4, stored: square(5), boundary: square(0) },
    ])
  })

  it('still fit when somebody changed other facts of them meanwhile', () => {
    expect(stillFitting([neighbour], { ...before, version: 7, households: 5 })).toEqual([{ ...neighbour, version: 7 }])
  })

  it('fit no more when somebody changed their boundary meanwhile', () => {
    expect(stillFitting([neighbour], { ...before, version: 4, boundary: square(9) })).toBeNull()
  })
})

describe('what is typed into a field', () => {
  it.each([
    ['households', '1 938', { value: 1938 }],
    ['households', '1,938', { value: 1938 }],
    ['households', '', { value: null }],
    ['households', '很多', { fault: 'number' }],
    ['households', '12.5', { fault: 'number' }],
    ['households', '-3', { fault: 'range', most: 100_000 }],
    ['builtYear', '1993', { value: 1993 }],
    ['builtYear', '93', { fault: 'year' }],
    ['consentRate', '87.5%', { value: 0.875 }],
    ['consentRate', '120', { fault: 'range', most: 100 }],
    ['aliases', '东院、 老东院，东院', { value: ['东院', '老东院'] }],
    ['undergroundingWanted', 'no', { value: false }],
    ['undergroundingWanted', '', { value: null }],
    ['name', '  ', { fault: 'empty' }],
    ['address', ' 人民路 7 号 ', { value: '人民路 7 号' }],
  ] as const)('%s: "%s"', (key, typed, read) => {
    expect(readField(key, typed)).toEqual(read)
  })

  it('reads back every stored value as it was', () => {
    const full = detail({
      name: '供销社家属院',
      communityId: '410108-m-1',
      aliases: ['供销院', '老院'],
      households: 1938,
      floorAreaM2: 28_509.4,
      consentRate: 0.564,
      undergroundingWanted: false,
      ownerKind: 'city',
      builtYear: 1988,
      note: '两处\n入口',
    })
    for (const { key } of fields) {
      expect(readField(key, typedFrom(key, storedValueOf(full, key))), key).toEqual({ value: storedValueOf(full, key) })
    }
  })
})
