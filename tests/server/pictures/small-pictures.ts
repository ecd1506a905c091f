/** Pictures of a few bytes, as scanners write them. */
import { crc32, deflateSync } from 'node:zlib'

const bytesOf = (...parts: (string | number[] | Uint8Array)[]) =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  )
const in32 = (value: number) => [24, 16, 8, 0].map((bits) => (value >>> bits) & 0xff)
const in16 = (value: number) => [(value >>> 8) & 0xff, value & 0xff]

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = bytesOf(name, data)
  return bytesOf(in32(data.length), named, in32(crc32(named)))
}

/** Grey all over. `padding` makes it as large a file as is wanted. */
export function pngOf(widthPx: number, heightPx: number, padding = 0): Uint8Array {
  const header = bytesOf(in32(widthPx), in32(heightPx), [8, 0, 0, 0, 0])
  const rows = deflateSync(Buffer.alloc(Math.min((widthPx + 1) * heightPx, 1_000_000), 0x80))
  return bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', header),
    ...(padding > 0 ? [chunk('teXt', new Uint8Array(padding).fill(0x41))] : []),
    chunk('IDAT', rows),
    chunk('IEND', new Uint8Array()),
  )
}

type JpegWishes = { marker?: number; orientation?: number; isLittle?: boolean }

/** As far as the frame that tells the size; nothing behind it is drawn. */
export function jpegOf(
  widthPx: number,
  heightPx: number,
  { marker = 0xc0, orientation, isLittle = false }: JpegWishes = {},
): Uint8Array {
  const segment = (code: number, data: Uint8Array) => bytesOf([0xff, code], in16(data.length + 2), data)
  const frame = bytesOf([8], in16(heightPx), in16(widthPx), [1, 1, 0x11, 0])
  return bytesOf(
    [0xff, 0xd8],
    segment(0xe0, bytesOf('JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0])),
    ...(orientation === undefined ? [] : [segment(0xe1, exifOf(orientation, isLittle))]),
    segment(0xdb, new Uint8Array(65)),
    segment(0xc4, new Uint8Array(20)), // tables lie between 0xC0 and 0xCF as well
    [0xff],
    segment(marker, frame),
    [0xff, 0xd9],
  )
}

function exifOf(orientation: number, isLittle: boolean): Uint8Array {
  const order = (bytes: number[]) => (isLittle ? bytes.reverse() : bytes)
  const entry = bytesOf(order(in16(0x0112)), order(in16(3)), order(in32(1)), order(in16(orientation)), [0, 0])
  return bytesOf(
    'Exif\0\0',
    isLittle ? 'II' : 'MM',
    order(in16(42)),
    order(in32(8)),
    order(in16(1)),
    entry,
    [0, 0, 0, 0],
  )
}
