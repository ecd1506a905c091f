import { expect, it } from 'vitest'
import { sketchSizeOf } from '#server/places/sketch-size.ts'

const nothing = { siteAreaM2: null, floorAreaM2: null, households: null }

it.each([
  [
    { siteAreaM2: 6200, floorAreaM2: 9000, households: 80 },
    { sizeM2: 6200, because: 'site' },
  ],
  [
    { floorAreaM2: 9000, households: 80 },
    { sizeM2: 6000, because: 'floor' },
  ],
  [{ households: 90 }, { sizeM2: 4200, because: 'households' }],
  [{}, { sizeM2: 4000, because: 'usual' }],
  [
    { siteAreaM2: 0, floorAreaM2: 0, households: 0 },
    { sizeM2: 4000, because: 'usual' },
  ],
])('a sketch is as large as the best figure known says: %o', (known, size) => {
  expect(sketchSizeOf({ ...nothing, ...known })).toEqual(size)
})
