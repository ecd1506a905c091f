/**
 * A draft becomes the division that holds. Every area is looked at again by the rule of contiguity inside the
 * transaction; either all of them are written, or none, and the scheme adopted before is archived with its areas.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { BundleParams, bundlePresets } from '#contract/bundling.ts'
import { today } from '#contract/days.ts'
import type { DraftArea, Scheme, SchemeDraft, SchemeStep } from '#contract/scheme.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import { area } from '../../db/area-tables.ts'
import { findRow, findRows } from '../../db/connection.ts'
import { type Transaction, write } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { Refusal } from '../../errors.ts'
import { namesTold, tellFault } from '../fault-words.ts'
import { mustBeKnown } from '../membership.ts'
import { type AreaWriter, lockMembers } from '../save-members.ts'
import { breaksArea, surveySets } from '../survey.ts'
import { lockSeenScheme, savedScheme, update } from './save-scheme.ts'

type District = Awaited<ReturnType<typeof getDistrict>>

export async function adoptScheme(writer: AreaWriter, id: string, { version, reason }: SchemeStep): Promise<Scheme> {
  const adcode = id.slice(0, 6)
  mustBeAllowed(writer.reader, 'scheme.adopt', { adcode, id })
  return write(writer, adcode, async (tx) => {
    const district = await getDistrict(tx, adcode)
    const before = await lockSeenScheme(tx, writer, id, version)
    const draft = await draftOf(tx, adcode, id)
    if (before.adopted || before.archived || !draft) throw new Refusal('scheme-not-draft')
    if (draft.areas.length === 0) throw new Refusal('scheme-empty')
    await mustHold(tx, writer, district, draft)
    const records = await findRecords(tx, adcode)
    await archiveAdopted(tx, writer, adcode)
    await writeAreas(tx, writer, id, draft, records)
    await update(tx, id, { version: version + 1, adopted: true })
    return savedScheme(tx, writer, id, 'scheme.adopt', before.row, reason)
  })
}

async function draftOf(tx: Transaction, adcode: string, id: string): Promise<SchemeDraft | null> {
  const found = await findRow(
    tx,
    z.object({ draft: z.unknown() }),
    sql`SELECT draft FROM scheme WHERE adcode = ${adcode} AND id = ${id}`,
  )
  return (found?.draft ?? null) as SchemeDraft | null // the contract's shape: nothing else is written to the column
}

/** The limit the draft was searched with. */
const gapOf = ({ request: { preset = 'urban', params } }: SchemeDraft): number =>
  BundleParams.parse({ ...bundlePresets[preset], ...params }).maxGapM

/** Throws with one finding for each area that is not contiguous, or has members unknown or not placed. */
async function mustHold(tx: Transaction, writer: AreaWriter, district: District, draft: SchemeDraft): Promise<void> {
  const maxGapM = gapOf(draft)
  const ids = draft.areas.flatMap(({ compounds }) => compounds)
  await lockMembers(tx, district.adcode, ids)
  const sets = draft.areas.map(({ number, compounds }) => ({ key: number, ids: compounds, maxGapM }))
  const surveyOf = await surveySets(tx, writer.reader, district, sets)
  const findings = draft.areas.flatMap(({ number, compounds }) => {
    const { members, faults } = surveyOf(number)
    mustBeKnown(district.adcode, compounds, members)
    return faults
      .filter(breaksArea)
      .map((fault) => ({ number, fault, told: tellFault(writer.language, fault).message }))
  })
  if (findings.length === 0) return
  const why = namesTold(findings.map(({ number, told }) => `${number} ${told}`))
  throw new Refusal(
    'scheme-broken',
    { count: new Set(findings.map(({ number }) => number)).size, why },
    findings.map(({ fault: { code, params, place } }) => ({ code, params, place, pointer: '/draft/areas' })),
  )
}

async function archiveAdopted(tx: Transaction, { reader }: AreaWriter, adcode: string): Promise<void> {
  const replaced = await findRows(
    tx,
    z.object({ id: z.string(), before: z.unknown() }),
    sql`SELECT id, to_jsonb(scheme) AS before FROM scheme WHERE adcode = ${adcode} AND adopted FOR UPDATE`,
  )
  for (const { id, before } of replaced) {
    const after = await findRow(
      tx,
      z.object({ row: z.unknown() }),
      sql`UPDATE scheme SET adopted = false, archived_on = ${today()}::date, version = version + 1, changed_at = now()
          WHERE adcode = ${adcode} AND id = ${id} RETURNING to_jsonb(scheme) AS row`,
    )
    tx.audit({
      action: 'scheme.archive',
      kind: 'scheme',
      recordId: id,
      before,
      after: after?.row,
      reason: reader.actor.name,
    })
  }
}

const AreaRecord = z.object({
  compounds: z.array(z.string()),
  leadStreetOfficeId: z.string().nullable(),
  implementer: z.string().nullable(),
  unified: z.record(z.string(), z.boolean()),
  note: z.string().nullable(),
})
type AreaRecord = z.infer<typeof AreaRecord>
const membersKey = (compounds: readonly string[]) => [...compounds].sort().join()

/** What is recorded of the areas that hold until now, by their members: an area that stays as it is keeps it. */
async function findRecords(
  tx: Transaction,
  adcode: string,
): Promise<ReadonlyMap<string, Omit<AreaRecord, 'compounds'>>> {
  const found = await findRows(
    tx,
    AreaRecord,
    sql`
    SELECT ARRAY(SELECT m.compound_id FROM area_member m WHERE m.adcode = a.adcode AND m.area_id = a.id) AS compounds,
      a.lead_street_office_id AS "leadStreetOfficeId", a.implementer, a.unified, a.note
    FROM area a JOIN scheme g ON g.adcode = a.adcode AND g.id = a.scheme_id
    WHERE a.adcode = ${adcode} AND g.adopted`,
  )
  return new Map(found.map(({ compounds, ...record }) => [membersKey(compounds), record]))
}

/** All areas and members in two statements, and an audit entry for each area. */
async function writeAreas(
  tx: Transaction,
  { reader }: AreaWriter,
  schemeId: string,
  draft: SchemeDraft,
  records: Awaited<ReturnType<typeof findRecords>>,
): Promise<void> {
  const adcode = schemeId.slice(0, 6)
  const maxGapM = gapOf(draft)
  const origin = { source: reader.actor.name, kind: 'user' as const }
  const provenance = { name: origin, planYear: origin, compounds: origin }
  const rows = draft.areas.map(({ number, hue, name, planYear, compounds }: DraftArea) => {
    const own = {
      adcode,
      id: `${adcode}-a-${randomUUID().slice(0, 8)}`,
      schemeId,
      number,
      hue,
      name,
      planYear,
      maxGapM,
    }
    return { own: { ...own, ...records.get(membersKey(compounds)), provenance }, compounds }
  })
  await tx.statements.insert(area).values(rows.map(({ own }) => own))
  const members = rows.flatMap(({ own, compounds }) => compounds.map((compound) => ({ compound, area: own.id })))
  await tx.statements.execute(sql`
    INSERT INTO area_member (adcode, scheme_id, compound_id, area_id)
    SELECT ${adcode}, ${schemeId}, m.compound, m.area FROM jsonb_to_recordset(${JSON.stringify(members)}::jsonb) AS m(compound text, area text)`)
  for (const { own, compounds } of rows) {
    tx.audit({ action: 'area.create', kind: 'area', recordId: own.id, before: null, after: { ...own, compounds } })
  }
}
