/**
 * The shape of the real records: sources.json and records/*.json. A record holds only what a document prints; every
 * field it fills has its origin beside it, and what the document leaves open is null.
 */
import { z } from 'zod'
import type { Path } from '#contract/each-record.ts'
import { Adcode, AdcodePrefix, Day, Id, Year } from '#contract/keys.ts'
import { SourceId } from '#contract/policy.ts'
import { Origin } from '#contract/provenance.ts'
import { Status } from '#contract/status.ts'

const text = z.string().trim().min(1, 'is empty')
const note = text.optional()

export const Source = z.strictObject({
  id: SourceId,
  /** File name of the document as it was received. */
  file: z.string().regex(/^[\w-]+\.txt$/, 'is no .txt file name'),
  issuer: text,
  documentNumber: text,
  title: text,
  issuedOn: Day,
  /** The territory the document speaks for: province (2), city (4) or district (6 digits). */
  territory: AdcodePrefix,
})
export type Source = z.infer<typeof Source>
export const SourceList = z.array(Source).min(1)

/** An origin in a document: clause and printed words are due, not optional. */
export const DocumentOrigin = Origin.extend({
  source: SourceId,
  clause: text,
  printed: text,
  kind: z.literal('document', 'is not document: records hold only what a document prints'),
})
export type DocumentOrigin = z.infer<typeof DocumentOrigin>

const StreetOfficeRecord = z.strictObject({
  id: Id,
  name: text,
  kind: z.enum(['street', 'township']),
  provenance: z.strictObject({ name: DocumentOrigin }),
})
export type StreetOfficeRecord = z.infer<typeof StreetOfficeRecord>

/** The fields a ledger row fills. The same names key `provenance`. */
const ledgerFields = ['name', 'streetOfficeId', 'builtYear', 'planYear', 'fundingLabel', 'status'] as const

const CompoundRecord = z
  .strictObject({
    id: Id,
    /** Place in the document's own list, from 1: the 序号 where it prints one. */
    ledgerRow: z.int().min(1),
    name: text,
    streetOfficeId: Id.nullable(),
    builtYear: Year.nullable(),
    planYear: Year.nullable(),
    fundingLabel: text.nullable(),
    /** Holds from the district's data date on. */
    status: Status,
    note,
    provenance: z.partialRecord(z.enum(ledgerFields), DocumentOrigin),
  })
  .superRefine((compound, context) => {
    for (const field of ledgerFields) {
      const filled = compound[field] !== null
      const sourced = compound.provenance[field] !== undefined
      if (filled === sourced) continue
      const message = filled ? `${field} has a value and no origin` : `${field} has an origin and no value`
      context.addIssue({ code: 'custom', path: ['provenance', field], message })
    }
  })
export type CompoundRecord = z.infer<typeof CompoundRecord>

/** A total the document states for several compounds together; it belongs to no row and is never spread over rows. */
const DeclaredTotal = z.strictObject({
  measure: z.enum(['households', 'compounds', 'buildings', 'floor-area']),
  amount: z.number().positive(),
  /** How many compounds the total covers, where the document says so. */
  compounds: z.int().positive().nullable(),
  note,
  provenance: z.strictObject({ amount: DocumentOrigin, compounds: DocumentOrigin.optional() }),
  alsoPrinted: z.array(DocumentOrigin),
})
export type DeclaredTotal = z.infer<typeof DeclaredTotal>

const DistrictShape = z.strictObject({
  adcode: Adcode,
  name: text,
  city: z.strictObject({ adcode: AdcodePrefix.length(4, 'is no city: four digits'), name: text }),
  province: z.strictObject({ adcode: AdcodePrefix.length(2, 'is no province: two digits'), name: text }),
  /** EPSG code of the district's 3° Gauss–Krüger zone on CGCS2000. */
  measureSrid: z.int(),
  /** Degrees east of the middle of the district; decides the zone. */
  longitude: z.number().min(73).max(136),
  /** The day the figures hold: the day the document is dated. */
  dataDate: Day,
  note,
  provenance: z.strictObject({ name: DocumentOrigin, dataDate: DocumentOrigin }),
  streetOffices: z.array(StreetOfficeRecord),
  compounds: z.array(CompoundRecord),
  declaredTotals: z.array(DeclaredTotal),
})
type DistrictShape = z.infer<typeof DistrictShape>

/** One district with everything the documents record of it. */
export const DistrictRecords = DistrictShape.superRefine((district, context) => {
  for (const { path, message } of [...districtFaults(district), ...idFaults(district), ...rowFaults(district)]) {
    context.addIssue({ code: 'custom', path, message })
  }
})
export type DistrictRecords = z.infer<typeof DistrictRecords>

type Fault = { path: Path; message: string }

function* districtFaults(district: DistrictShape): Generator<Fault> {
  // EPSG 4534 is the zone of 75° E, and there is one code every 3°
  const zone = 4509 + Math.round(district.longitude / 3)
  if (district.measureSrid !== zone) {
    yield { path: ['measureSrid'], message: `is not ${zone}, the zone of ${district.longitude}° east` }
  }
  for (const level of ['city', 'province'] as const) {
    if (district.adcode.startsWith(district[level].adcode)) continue
    yield { path: [level, 'adcode'], message: `does not hold ${district.adcode}` }
  }
}

function* idFaults(district: DistrictShape): Generator<Fault> {
  const seen = new Set<string>()
  for (const list of ['streetOffices', 'compounds'] as const) {
    for (const [index, { id }] of district[list].entries()) {
      const path = [list, index, 'id']
      if (!id.startsWith(`${district.adcode}-`)) yield { path, message: `${id} does not begin with ${district.adcode}` }
      if (seen.has(id)) yield { path, message: `${id} is there twice` }
      seen.add(id)
    }
  }
}

function* rowFaults(district: DistrictShape): Generator<Fault> {
  const offices = new Set(district.streetOffices.map((office) => office.id))
  for (const [index, { streetOfficeId, ledgerRow }] of district.compounds.entries()) {
    if (streetOfficeId !== null && !offices.has(streetOfficeId)) {
      yield {
        path: ['compounds', index, 'streetOfficeId'],
        message: `${streetOfficeId} is no street office of ${district.name}`,
      }
    }
    if (ledgerRow !== index + 1) {
      yield { path: ['compounds', index, 'ledgerRow'], message: `is not ${index + 1}, its place in the list` }
    }
  }
}
