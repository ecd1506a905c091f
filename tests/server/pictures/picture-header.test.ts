import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pictureHeader } from '#server/pictures/picture-header.ts'
import { jpegOf, pngOf } from './small-pictures.ts'

describe('the header of a picture', () => {
  it('of a PNG tells its size without unpacking it', () => {
    expect(pictureHeader(pngOf(640, 480))).toEqual({ mediaType: 'image/png', widthPx: 640, heightPx: 480 })
  })

  it.each([
    ['baseline', 0xc0],
    ['progressive', 0xc2],
  ])('of a JPEG, %s, is found behind its tables and remarks', (_, marker) => {
    expect(pictureHeader(jpegOf(1200, 800, { marker }))).toEqual({
      mediaType: 'image/jpeg',
      widthPx: 1200,
      heightPx: 800,
    })
  })

  it.each([
    [1, 1200, 800],
    [3, 1200, 800],
    [6, 800, 1200],
    [8, 800, 1200],
  ])(
    'of a JPEG that a scanner laid on its side (orientation %i) is that of the picture as it is seen',
    (orientation, widthPx, heightPx) => {
      for (const isLittle of [true, false])
        expect(pictureHeader(jpegOf(1200, 800, { orientation, isLittle }))).toMatchObject({ widthPx, heightPx })
    },
  )

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a PNG cut off in its header', pngOf(640, 480).subarray(0, 20)],
    ['a PNG of no width', pngOf(0, 480)],
    ['a JPEG cut off before its size', jpegOf(1200, 800).subarray(0, 12)],
    ['a JPEG whose segment has no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['packed bytes', deflateSync(Buffer.alloc(1000))],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 a plan of the district')],
  ])('is not found in %s', (_, bytes) => {
    expect(pictureHeader(bytes)).toBeNull()
  })

  it('is looked for without ever throwing, whatever the bytes', () => {
    const jpeg = jpegOf(1200, 800, { orientation: 6 })
    for (let at = 0; at < jpeg.length; at++)
      for (const byte of [0, 1, 0x7f, 0xff]) expect(() => pictureHeader(jpeg.with(at, byte))).not.toThrow()
  })
})
