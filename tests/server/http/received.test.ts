import { describe, expect, it } from 'vitest'
import { type Allowed, piecesOf, plainName, wholeOf } from '#server/http/received.ts'
import { pictureAllowed } from '#server/pictures/save-picture.ts'
import { evidenceAllowed } from '#server/policies/evidence/received-file.ts'
import { pngOf } from '#tests/server/pictures/small-pictures.ts'

/** A megabyte after the other without end, begun with `start`; how many of them were asked for, and whether somebody said that it is enough. */
function arriving(start: Uint8Array, breaksOffAt = Infinity) {
  const told = { pieces: 0, isEnded: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        told.pieces += 1
        if (told.pieces > breaksOffAt) controller.error(new Error('the line is dead'))
        else controller.enqueue(told.pieces === 1 ? start : new Uint8Array(1024 * 1024))
      },
      cancel() {
        told.isEnded = true
      },
    },
    { highWaterMark: 0 },
  )
  return { told, taken: (allowed: Allowed) => wholeOf(piecesOf(stream), allowed) }
}

describe.each([
  ['picture', pictureAllowed],
  ['evidence', evidenceAllowed],
])('a file sent as %s', (topic, allowed) => {
  it('that is none is refused at its first piece, and no more of it is taken in', async () => {
    const { told, taken } = arriving(new TextEncoder().encode('<html>'))
    await expect(taken(allowed)).rejects.toMatchObject({ code: `${topic}-unknown` })
    expect(told).toEqual({ pieces: 1, isEnded: true })
  })

  it('that is longer than was said is refused where it passes the limit', async () => {
    const { told, taken } = arriving(pngOf(10, 10))
    await expect(taken(allowed)).rejects.toMatchObject({ code: `${topic}-too-large`, params: { limitMB: 30 } })
    expect(told).toEqual({ pieces: 31, isEnded: true })
  })

  it('that breaks off on its way is told so', async () => {
    const { taken } = arriving(pngOf(10, 10), 3)
    await expect(taken(allowed)).rejects.toMatchObject({
      code: 'upload-broke-off',
      cause: { message: 'the line is dead' },
    })
  })
})

it.each([
  ['C:\\台账\\摸底.xlsx', '摸底.xlsx'],
  ['../../etc/passwd', 'passwd'],
  [' 台\u0000账\u202e.csv\n', '台账.csv'],
  ['..//', ''],
])('the name %j is kept as %j', (name, plain) => expect(plainName(name)).toBe(plain))
