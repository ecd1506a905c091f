/** What kind of picture some bytes are and how large it is seen, from its header alone: nothing is unpacked. */

export type PictureHeader = { mediaType: 'image/png' | 'image/jpeg'; widthPx: number; heightPx: number }

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** By the first two bytes, or the one there is. */
export const mayBePicture = ([first, second]: Uint8Array): boolean =>
  (first === 0x89 && (second ?? 0x50) === 0x50) || (first === 0xff && (second ?? 0xd8) === 0xd8)

/** Null where the bytes are neither a PNG nor a JPEG, or end before their size is told. Never throws. */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = pngSignature.every((byte, at) => bytes[at] === byte) ? ofPng(view) : ofJpeg(view)
  return found && found.widthPx > 0 && found.heightPx > 0 ? found : null
}

/**
 * Whether the bytes go on to the picture's end: a copy that broke off shows its upper part and nothing below, and whoever traces it
 * would not know. Of a PNG every chunk is stepped over; of a JPEG the end is looked for behind the frame.
 */
export function isWholePicture(bytes: Uint8Array, { mediaType }: PictureHeader): boolean {
  if (mediaType === 'image/jpeg')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(endOfPicture) > 2
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let hasPixels = false
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const kind = view.getUint32(at + 4)
    if (kind === 0x49444154) hasPixels = true // IDAT
    if (kind === 0x49454e44) return hasPixels // IEND
  }
  return false
}
const endOfPicture = Buffer.from([0xff, 0xd9])

/** The first chunk is IHDR, by the standard. */
function ofPng(view: DataView): PictureHeader | null {
  if (view.byteLength < 33 || view.getUint32(12) !== 0x49484452) return null
  return { mediaType: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) }
}

const startOfPicture = 0xffd8
const exif = 0xe1
const startOfScan = 0xda
/** Frame headers: baseline, progressive and so on; C4, C8 and CC among them are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** A list of segments, each with its length, until the frame that tells the size. */
function ofJpeg(view: DataView): PictureHeader | null {
  if (view.byteLength < 4 || view.getUint16(0) !== startOfPicture) return null
  let isTurned = false
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1 // padding between segments
      continue
    }
    if (marker === startOfScan) return null
    if (isFrame(marker)) {
      const [heightPx, widthPx] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return {
        mediaType: 'image/jpeg',
        ...(isTurned ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx }),
      }
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    if (marker === exif) isTurned ||= isTurnedByExif(view, at + 4, Math.min(at + 2 + length, view.byteLength))
    at += 2 + length
  }
  return null
}

const orientationTag = 0x0112

/** Cameras and scanners lay a picture on its side and say so; it is seen, and measured, the way up it belongs. */
function isTurnedByExif(view: DataView, start: number, end: number): boolean {
  const tiff = start + 6
  if (tiff + 8 > end || view.getUint32(start) !== 0x45786966) return false // "Exif"
  const isLittle = view.getUint16(tiff) === 0x4949 // "II"
  const directory = tiff + view.getUint32(tiff + 4, isLittle)
  if (directory + 2 > end) return false
  const entries = view.getUint16(directory, isLittle)
  for (let nth = 0; nth < entries; nth++) {
    const entry = directory + 2 + nth * 12
    if (entry + 12 > end) return false
    if (view.getUint16(entry, isLittle) === orientationTag) return view.getUint16(entry + 8, isLittle) >= 5
  }
  return false
}
