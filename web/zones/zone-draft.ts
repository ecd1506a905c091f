/** A zone while it is being written: what the form holds, what is wrong with it, and the request it becomes. */
import { FactDate } from '#contract/compound-fact.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import { historicQuarter, type NewZone, type Zone, type ZoneChange, type ZoneOutline } from '#contract/zone.ts'

export type ZoneFields = Record<'name' | 'code' | 'happens' | 'document' | 'documentOn' | 'note', string>
export const fieldNames = ['name', 'code', 'happens', 'document', 'documentOn', 'note'] as const
/** An outline that is not the stored one, and how it came to be; without origin it was drawn by hand. */
export type Outline = { shape: BoundaryShape; origin: ZoneOutline | null }

export const fieldsOf = (zone: Zone | null): ZoneFields => ({
  name: zone?.name ?? '',
  code: zone?.code ?? '',
  happens: zone?.happens ?? '',
  document: zone?.document ?? '',
  documentOn: zone?.documentOn ?? '',
  note: zone?.note ?? '',
})

/** A historic quarter comes at no time: what was typed before it was chosen waits unseen, and is not saved. */
const happensIn = ({ code, happens }: ZoneFields): string => (code === historicQuarter ? '' : happens.trim())

export const isDateWrong = (fields: ZoneFields): boolean => {
  const happens = happensIn(fields)
  return happens !== '' && !FactDate.safeParse(happens).success
}

/** Null while a date is still being written. */
export const dateIn = (fields: ZoneFields): string | null => (isDateWrong(fields) ? null : happensIn(fields) || null)

const valuesOf = (fields: ZoneFields) => ({
  name: fields.name.trim(),
  code: fields.code,
  happens: happensIn(fields) || null,
  document: fields.document.trim() || null,
  documentOn: (fields.document.trim() && fields.documentOn) || null,
  note: fields.note.trim() || null,
})

export const newZoneOf = (adcode: string, fields: ZoneFields, { shape, origin }: Outline): NewZone => ({
  adcode,
  ...valuesOf(fields),
  boundary: shape,
  ...(origin && { boundaryOrigin: origin }),
})

/** Only what differs from the zone that was seen; null where nothing does. */
export function zoneChangeOf(seen: Zone, fields: ZoneFields, outline: Outline | null): ZoneChange | null {
  const values = valuesOf(fields)
  const changed = fieldNames.filter((field) => values[field] !== seen[field])
  if (changed.length === 0 && !outline) return null
  return {
    ...Object.fromEntries(changed.map((field) => [field, values[field]])),
    ...(outline && { boundary: outline.shape, ...(outline.origin && { boundaryOrigin: outline.origin }) }),
    version: seen.version,
  }
}

const outlineOf = ({ boundary, outline }: Zone) => {
  const { kind, source, note, onDay } = outline ?? {}
  return { boundary, ...(kind && { boundaryOrigin: { kind, source, note, onDay } }) }
}

/** Takes a change back: what it changed as it was before, and nothing else, so that an outline keeps its day and kind. */
export function changeBackTo(seen: Zone, change: ZoneChange, version: number): ZoneChange {
  const changed = fieldNames.filter((field) => change[field] !== undefined)
  // a document that comes back brings its day
  const fields = changed.includes('document') ? [...changed, 'documentOn' as const] : changed
  return {
    ...Object.fromEntries(fields.map((field) => [field, seen[field]])),
    ...(change.boundary && outlineOf(seen)),
    version,
  }
}

/** A zone that was taken away, as it was. */
export const zoneAgain = (adcode: string, zone: Zone): NewZone => ({
  adcode,
  ...{ name: zone.name, code: zone.code, happens: zone.happens, document: zone.document, documentOn: zone.documentOn },
  ...{ note: zone.note, ...outlineOf(zone) },
})
