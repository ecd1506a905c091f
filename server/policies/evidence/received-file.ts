/** What may be attached, and under which name it is kept. */
import { type EvidenceType, evidenceLimits, evidenceTypes } from '#contract/evidence.ts'
import { Refusal } from '../../errors.ts'
import { type Allowed, plainName } from '../../http/received.ts'
import { judgeFile, mayBeEvidence } from './media-type.ts'

export const evidenceAllowed: Allowed = {
  topic: 'evidence',
  megabytes: evidenceLimits.megabytes,
  mayBegin: mayBeEvidence,
}

/** Throws a Refusal for what is none of the kinds taken in, for a broken copy, and for a file with macros. */
export function mustBeEvidence(received: Uint8Array): EvidenceType {
  const judged = judgeFile(received)
  if (judged === 'unknown' || judged === 'cut-off' || judged === 'macros') throw new Refusal(`evidence-${judged}`)
  return judged
}

/** Without folders and what no file name may hold, and ending as what the file is: whoever opens it later goes by its name. */
export function nameFor(name: string, mediaType: EvidenceType): string {
  const plain = plainName(name) || 'file'
  const ending = `.${evidenceTypes[mediaType]}`
  const isRight = mediaType === 'image/jpeg' ? /\.jpe?g$/i.test(plain) : plain.toLowerCase().endsWith(ending)
  return isRight ? plain.slice(-200) : `${plain.slice(0, 200 - ending.length)}${ending}`
}
