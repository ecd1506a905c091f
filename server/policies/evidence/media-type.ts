/** What an attached file is, by what stands in it and never by its name: a page or a script that calls itself a report is none. */
import type { EvidenceType } from '#contract/evidence.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { openArchive } from '#geodata/readers/unzip.ts'
import { isWholePicture, pictureHeader } from '../../pictures/picture-header.ts'

/** `cut-off`: it began as one of ours and ends too early, as a broken copy does; `macros`: it would run something. */
export type Judgement = EvidenceType | 'unknown' | 'cut-off' | 'macros'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The kinds taken in, by their first bytes. */
const beginnings = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  png: [0x89, 0x50, 0x4e, 0x47],
  jpeg: [0xff, 0xd8, 0xff],
  webp: [0x52, 0x49, 0x46, 0x46], // RIFF
  archive: [0x50, 0x4b, 0x03, 0x04],
} as const
type Beginning = keyof typeof beginnings

/** Whether bytes may go on to be one of ours, so that a large file of another kind is refused at its first piece. */
export const mayBeEvidence = (start: Uint8Array): boolean => beginningOf(start) !== null

function beginningOf(bytes: Uint8Array): Beginning | null {
  const kinds = Object.keys(beginnings) as Beginning[] // the keys of the table above
  return kinds.find((kind) => beginnings[kind].every((byte, at) => at >= bytes.length || bytes[at] === byte)) ?? null
}

/** Never throws. */
export function judgeFile(bytes: Uint8Array): Judgement {
  const beginning = bytes.length < 12 ? null : beginningOf(bytes)
  if (beginning === null) return 'unknown'
  if (beginning === 'pdf') return isWholePdf(bytes) ? 'application/pdf' : 'cut-off'
  if (beginning === 'webp') return ofWebp(bytes)
  if (beginning === 'archive') return ofArchive(bytes)
  const header = pictureHeader(bytes)
  if (!header) return 'unknown'
  return isWholePicture(bytes, header) ? header.mediaType : 'cut-off'
}

/** The mark of the end, behind which some programs leave a little of their own. */
function isWholePdf(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF')
  return end > 0 && end > bytes.length - 4096
}

/** RIFF: its own length stands in its head. */
function ofWebp(bytes: Uint8Array): Judgement {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(8) !== 0x57454250) return 'unknown' // WEBP
  return view.getUint32(4, true) + 8 <= bytes.length ? 'image/webp' : 'cut-off'
}

/** Office files are archives: told apart by what lies in them, and refused where a program does. */
function ofArchive(bytes: Uint8Array): Judgement {
  const names = namesIn(bytes)
  if (typeof names === 'string') return names
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (!has(/^\[Content_Types\]\.xml$/)) return 'unknown'
  if (has(/(^|\/)(vbaProject\.bin|vbaData\.xml)$|\/(activeX|macrosheets)\//i)) return 'macros'
  if (has(/^word\/document\.xml$/)) return docx
  return has(/^xl\/workbook\.xml$/) ? xlsx : 'unknown'
}

function namesIn(bytes: Uint8Array): string[] | 'cut-off' | 'unknown' {
  try {
    return openArchive(bytes).names
  } catch (refusal) {
    if (!(refusal instanceof ReadRefusal)) throw refusal
    return refusal.code === 'archive-broken' ? 'cut-off' : 'unknown'
  }
}
