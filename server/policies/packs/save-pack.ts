/** Saves a written pack as a new version, and takes a version back; both list whose verdicts change in the audit. */
import { sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { NewPackVersion, PackWithdrawal, SavedPack } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { mustBeAllowed } from '../../accounts/can.ts'
import type { Connection } from '../../db/connection.ts'
import { type Writer, write } from '../../db/write.ts'
import { getDistrict } from '../../districts/districts.queries.ts'
import { NotFound, Refusal } from '../../errors.ts'
import { removePackTargets, savePackTargets } from '../../targets/save-pack-targets.ts'
import { packsCovering } from '../covering.ts'
import { headOf } from '../pack-result.ts'
import { listPacks } from '../policies.queries.ts'
import { changesOf, mustBeOwn } from './check-pack.ts'
import { readPackText } from './pack-text.ts'
import { findInForce, lockPack, lockPacksOf, newestVersion } from './packs.queries.ts'

/** Throws where the text has faults, where it covers more than the district, or where another version stands than was seen. */
export async function savePack(writer: Writer, asked: NewPackVersion, language: string): Promise<SavedPack> {
  const { adcode, text, seen, reason } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'policy.write', { adcode })
  const { pack, faults } = readPackText(text, language)
  if (!pack) throw faulty(faults)
  mustBeOwn(adcode, pack)
  return write(writer, adcode, async (tx) => {
    const { dataDate: asOf } = await getDistrict(tx, adcode)
    await lockPacksOf(tx, adcode)
    await lockPack(tx, pack.id)
    const standing = await findInForce(tx, pack.id)
    if (standing) mustBeOwn(adcode, standing)
    if ((standing?.version ?? null) !== seen)
      throw new Refusal('pack-changed', { current: standing?.version ?? 0, seen: seen ?? 0 })
    const packs = await listPacks(tx, reader)
    mustHoldOwnCatalogues(pack, packsCovering(adcode, packs))
    const before = packs.find(({ id }) => id === pack.id) ?? null
    const after = { ...pack, version: (await newestVersion(tx, pack.id)) + 1 }
    const changes = await changesOf(tx, reader, { adcode, before, after, asOf })
    await insert(tx, after, { adcode, reason })
    await savePackTargets(tx, adcode, after)
    tx.audit({
      action: 'policy.write',
      kind: 'policy',
      recordId: pack.id,
      before,
      after: { ...after, changes },
      reason,
    })
    return { head: headOf(after), changed: changes.length }
  })
}

/** The version before holds again; where there is none, the pack covers nobody any more. */
export async function takeBackPack(writer: Writer, id: string, asked: PackWithdrawal): Promise<{ changed: number }> {
  const { adcode, version, reason } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'policy.write', { adcode })
  return write(writer, adcode, async (tx) => {
    const { dataDate: asOf } = await getDistrict(tx, adcode)
    await lockPacksOf(tx, adcode)
    await lockPack(tx, id)
    const standing = await findInForce(tx, id)
    if (!standing) throw new NotFound('policy', id)
    if (standing.territory.some((prefix) => prefix !== adcode)) throw new Refusal('pack-of-others')
    if (standing.version !== version) throw new Refusal('pack-changed', { current: standing.version, seen: version })
    const inForce = async () => (await listPacks(tx, reader)).find((each) => each.id === id) ?? null
    const before = await inForce()
    await tx.statements.execute(
      sql`UPDATE policy_pack SET withdrawn_on = ${today()}::date WHERE id = ${id} AND version = ${version}`,
    )
    const after = await inForce()
    if (after) {
      mustHoldNoOthersAgain(after, packsCovering(adcode, await listPacks(tx, reader)))
      await savePackTargets(tx, adcode, after)
    } else await removePackTargets(tx, { adcode, packId: id })
    const changes = await changesOf(tx, reader, { adcode, before, after, asOf })
    tx.audit({
      action: 'policy.take-back',
      kind: 'policy',
      recordId: id,
      before: { version },
      after: { version: after?.version ?? null, changes },
      reason,
    })
    return { changed: changes.length }
  })
}

/** Items are found by the code of their catalogue: two packs over a district with one code would stand for each other. */
function mustHoldOwnCatalogues(pack: PolicyPack, covering: readonly PolicyPack[]): void {
  const shared = sharedCatalogue(pack, covering)
  if (shared) throw new Refusal('pack-catalogue-taken', shared)
}

/** The same of the version that would hold again: another pack may have taken over a catalogue meanwhile. */
function mustHoldNoOthersAgain(pack: PolicyPack, covering: readonly PolicyPack[]): void {
  const shared = sharedCatalogue(pack, covering)
  if (shared) throw new Refusal('pack-catalogue-returns', { ...shared, version: pack.version })
}

function sharedCatalogue({ id, catalogues }: PolicyPack, covering: readonly PolicyPack[]) {
  for (const other of covering.filter((each) => each.id !== id)) {
    const shared = catalogues.find(({ code }) => other.catalogues.some((each) => each.code === code))
    if (shared) return { code: shared.code, document: other.documentNumber }
  }
  return null
}

const faulty = (faults: readonly { line: number; path: string; reason: string }[]) =>
  new Refusal('pack-faulty', { line: faults[0]?.line ?? 1, reason: faults[0]?.reason ?? '' })

async function insert(tx: Connection, pack: PolicyPack, { adcode, reason }: { adcode: string; reason: string }) {
  const { clauses, id, version, documentNumber, title, issuer, level, issuedOn, territory, ...rules } = pack
  await tx.statements.execute(sql`
    INSERT INTO policy_pack (id, version, document_number, title, issuer, level, issued_on, territory, rules, made_by, reason)
    VALUES (${id}, ${version}, ${documentNumber}, ${title}, ${issuer}, ${level}, ${issuedOn},
      ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(territory)}::jsonb)), ${JSON.stringify(rules)}::jsonb,
      ${adcode}, ${reason})`)
  await tx.statements.execute(sql`
    INSERT INTO policy_clause (pack_id, pack_version, id, title, quoted)
    SELECT ${id}, ${version}, r.id, r.title, r.quoted
    FROM jsonb_to_recordset(${JSON.stringify(clauses)}::jsonb) AS r(id text, title text, quoted text)`)
}
