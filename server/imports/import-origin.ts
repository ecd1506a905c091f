/** Where a figure of an import comes from: the source the user named or the file, its words as printed, and the import itself. */
import { importApply } from '#contract/language/imports-apply.ts'
import type { Origin } from '#contract/provenance.ts'
import type { Import, RowToWrite } from './kind.ts'

/** 惠政文〔2019〕63号: what is cited by its number is a document; other files are surveys of those who send them. */
const documentNumber = /[〔［[(（]\d{4}[〕］\])）]\s*\d+\s*号/

type Told = Pick<Import, 'runId' | 'fileName' | 'wishes'>

function originOf({ runId, fileName, wishes }: Told): Origin {
  const source = (wishes.source?.name ?? fileName).slice(0, 200)
  const onDay = wishes.source?.onDay
  return { source, kind: documentNumber.test(source) ? 'document' : 'survey', note: runId, ...(onDay && { onDay }) }
}

/** Of one field, with the words the file has for it. @param had what they were before they were put right on import */
export function fieldOrigin(run: Told, written: string | undefined, had?: string): Origin {
  const origin = originOf(run)
  const printed = (had ?? written)?.trim().slice(0, 2000)
  const note = had === undefined ? origin.note : `${correctedTo(written ?? '')}; ${origin.note}`
  return { ...origin, ...(printed && { printed }), note }
}

const correctedTo = (text: string) => importApply.correctedNote[0].replace('{{text}}', () => text.trim().slice(0, 1500))

/** Of a place: what its numbers were and how they were converted; what was done to its outline. */
export function placeOrigin(run: Told & Pick<Import, 'crs'>, { geometryNote, isSketched }: RowToWrite): Origin {
  const origin = originOf(run)
  const converted = run.crs && `${run.crs.code}: ${run.crs.how}`
  const note = [converted, geometryNote, origin.note].filter(Boolean).join('; ').slice(0, 2000)
  return { ...origin, ...(isSketched && { kind: 'estimated' as const }), note }
}
