/** A zone while it is being written: what the form holds, what is wrong with it, and the request it becomes. */
import type { BoundaryOrigin } from '#contract/compound.ts'
import { FactDate } from '#contract/compound-fact.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { NewZone, Zone, ZoneChange } from '#contract/zone.ts'

export type ZoneFields = Record<'name' | 'code' | 'happens' | 'document' | 'documentOn' | 'note', string>
export const fieldNames = ['name', 'code', 'happens', 'document', 'documentOn', 'note'] as const
/** An outline that is not the stored one, and how it came to be; without origin it was drawn by hand. */
export type Outline = { shape: BoundaryShape; origin: BoundaryOrigin | null }

export const fieldsOf = (zone: Zone | null): ZoneFields => ({
  name: zone?.name ?? '',
  code: zone?.code ?? '',
  happens: zone?.happens ?? '',
  document: zone?.document ?? '',
  documentOn: zone?.documentOn ?? '',
  note: zone?.note ?? '',
})

export const isDateWrong = ({ happens }: ZoneFields): boolean =>
  happens.trim() !== '' && !FactDate.safeParse(happens.trim()).success

/** Null while a date is still being written. */
export const dateIn = (fields: ZoneFields): string | null =>
  isDateWrong(fields) ? null : fields.happens.trim() || null

const valuesOf = (fields: ZoneFields) => ({
  name: fields.name.trim(),
  code: fields.code,
  happens: fields.happens.trim() || null,
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
