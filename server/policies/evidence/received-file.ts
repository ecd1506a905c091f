/** A file on its way in: no more of it is taken than its limit, and none of it where it is no kind of ours. */
import { type EvidenceType, evidenceLimits, evidenceTypes } from '#contract/evidence.ts'
import { Refusal } from '../../errors.ts'
import { judgeFile, mayBeEvidence } from './media-type.ts'

const limitBytes = evidenceLimits.megabytes * 1024 * 1024

/** Throws a Refusal (`evidence-too-large`, `evidence-unknown`) as soon as it is plain, and leaves the rest unread. */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > limitBytes) throw new Refusal('evidence-too-large', { limitMB: evidenceLimits.megabytes })
    if (pieces.length === 0 && !mayBeEvidence(piece)) throw new Refusal('evidence-unknown')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Throws a Refusal for what is none of the kinds taken in, for a broken copy, and for a file with macros. */
export function mustBeEvidence(received: Uint8Array): EvidenceType {
  const judged = judgeFile(received)
  if (judged === 'unknown' || judged === 'cut-off' || judged === 'macros') throw new Refusal(`evidence-${judged}`)
  return judged
}

/** Without folders and what no file name may hold, and ending as what the file is: whoever opens it later goes by its name. */
export function nameFor(name: string, mediaType: EvidenceType): string {
  const plain = (name.split(/[/\\]/).pop() ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim() || 'file'
  const ending = `.${evidenceTypes[mediaType]}`
  const isRight = mediaType === 'image/jpeg' ? /\.jpe?g$/i.test(plain) : plain.toLowerCase().endsWith(ending)
  return isRight ? plain.slice(-200) : `${plain.slice(0, 200 - ending.length)}${ending}`
}
