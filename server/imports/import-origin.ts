/** Where a figure of an import comes from: the source the user named or the file, its words as printed, and the import itself. */
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

/** Of one field, with the words the file has for it. */
export function fieldOrigin(run: Told, written: string | undefined): Origin {
  const printed = written?.trim().slice(0, 2000)
  return { ...originOf(run), ...(printed && { printed }) }
}

/** Of a place: what its numbers were and how they were converted; what was done to its outline. */
export function placeOrigin(run: Told & Pick<Import, 'crs'>, { geometryNote, isSketched }: RowToWrite): Origin {
  const origin = originOf(run)
  const converted = run.crs && `${run.crs.code}: ${run.crs.how}`
  const note = [converted, geometryNote, origin.note].filter(Boolean).join('; ').slice(0, 2000)
  return { ...origin, ...(isSketched && { kind: 'estimated' as const }), note }
}
