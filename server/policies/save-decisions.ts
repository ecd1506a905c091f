/** What the texts leave open is settled by a post that signs for it, for one compound or a whole batch; and taken back with a reason. */

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { today } from '#contract/days.ts'
import type { TestResult } from '#contract/eligibility.ts'
import type { PolicyPack } from '#contract/policy.ts'
import type { DecisionList, NewDecisions, WithdrawnDecisions } from '#contract/policy-decision.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { jsonParts } from '../db/bulk.ts'
import type { Connection } from '../db/connection.ts'
import { type Transaction, type Writer, write } from '../db/write.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal } from '../errors.ts'
import { packsCovering } from './covering.ts'
import { findDecisions, lockDecisions } from './decisions.queries.ts'
import { listPacks } from './policies.queries.ts'
import { type Judged, judge } from './read-district.ts'
import { findRecorded, lockCompounds } from './recorded.queries.ts'

/**
 * One decision for each compound named, all or none. Throws where the verdict is not open to one of them by its facts as
 * they stand now, where the pack is no longer the version that was seen, and where a condition of the text (根据国家和省安排部署随时
 * 纳入) is declared met without the document that says so.
 */
export async function decide(writer: Writer, asked: NewDecisions): Promise<DecisionList> {
  const { adcode, compounds, ...signed } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'policy.decide', { adcode })
  if (signed.onDay > today()) throw new Refusal('decision-ahead', { onDay: signed.onDay })
  return write(writer, adcode, async (tx) => {
    const { dataDate: asOf } = await getDistrict(tx, adcode)
    const pack = packSeen(await listPacks(tx, reader), asked)
    // nobody records another fact of these compounds until the signature is in
    const listed = await lockCompounds(tx, reader, adcode, compounds)
    const missing = compounds.find((id) => !listed.has(id))
    if (missing) throw new NotFound('compound', missing)
    const found = await findRecorded(tx, reader, { adcode, ids: compounds })
    mustBeOpen([...judge([pack], found, asOf)], asked)
    const at = new Date().toISOString()
    const rows = compounds.map((compoundId) => ({
      id: `${adcode}-dec-${randomUUID().slice(0, 12)}`,
      compoundId,
      ...signed,
      at,
    }))
    await insert(tx, adcode, rows)
    return audited(tx, writer, { adcode, ids: rows.map(({ id }) => id), before: new Map(), reason: signed.reason })
  })
}

/** The pack the decision is about, where it covers the district and is still the version that was read. */
function packSeen(packs: readonly PolicyPack[], { adcode, pack: id, packVersion: seen }: NewDecisions): PolicyPack {
  const pack = packs.find((each) => each.id === id)
  if (!pack) throw new NotFound('policy', id)
  if (packsCovering(adcode, [pack]).length === 0)
    throw new Refusal('decision-foreign', { document: pack.documentNumber })
  if (pack.version !== seen)
    throw new Refusal('decision-pack-changed', { document: pack.documentNumber, seen, current: pack.version })
  return pack
}

function mustBeOpen(judged: readonly Judged[], { test, workClass, verdict, document }: NewDecisions): void {
  const closed = judged.filter(
    (each) => !resultsOf(each, test, workClass).some(({ options }) => options.includes(verdict)),
  )
  if (closed.length > 0) throw new Refusal('decision-not-open', { count: closed.length, names: namesOf(closed) })
  const isConditional = judged.some((each) =>
    resultsOf(each, test, workClass).some((result) => result.verdict === 'conditional'),
  )
  if (isConditional && verdict === 'passed' && document === undefined) throw new Refusal('decision-needs-document')
}

const resultsOf = ({ results }: Judged, test: string, workClass: NewDecisions['workClass']): TestResult[] =>
  results
    .flatMap(({ classes }) => classes)
    .filter((each) => workClass === null || each.workClass === workClass)
    .flatMap(({ tests }) => tests.filter((each) => each.test === test))

const mostNames = 10
const namesOf = (judged: readonly Judged[]) =>
  judged
    .slice(0, mostNames)
    .map(({ compound: { name } }) => name)
    .join('、')

async function insert(tx: Connection, adcode: string, rows: readonly object[]): Promise<void> {
  for (const part of jsonParts(rows))
    await tx.statements.execute(sql`
      INSERT INTO policy_decision (adcode, id, compound_id, pack_id, pack_version, test, work_class, verdict, by, on_day, reason, document, at)
      SELECT ${adcode}, r.id, r."compoundId", r.pack, r."packVersion", r.test, r."workClass", r.verdict, r.by, r."onDay", r.reason,
        r.document, r.at
      FROM jsonb_to_recordset(${part}::jsonb) AS r(id text, "compoundId" text, pack text, "packVersion" int, test text,
        "workClass" text, verdict text, by text, "onDay" date, reason text, document text, at timestamptz)`)
}

/** Takes decisions back, all or none; they stay on record with the reason. */
export async function withdrawDecisions(writer: Writer, asked: WithdrawnDecisions): Promise<DecisionList> {
  const { adcode, ids, reason } = asked
  const { reader } = writer
  mustBeAllowed(reader, 'policy.decide', { adcode })
  return write(writer, adcode, async (tx) => {
    const before = new Map((await lockDecisions(tx, reader, adcode, ids)).map((each) => [each.id, each]))
    const missing = ids.find((id) => !before.has(id))
    if (missing) throw new NotFound('decision', missing)
    const idle = [...before.values()].find(({ withdrawn }) => withdrawn)
    if (idle) throw new Refusal('decision-withdrawn', { name: idle.name })
    await tx.statements.execute(sql`
      UPDATE policy_decision SET withdrawn_at = now(), withdrawn_reason = ${reason}
      WHERE adcode = ${adcode} AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`)
    return audited(tx, writer, { adcode, ids, before, reason })
  })
}

type Saved = { adcode: string; ids: readonly string[]; before: ReadonlyMap<string, unknown>; reason: string }

/** An entry for each in the record of its compound. */
async function audited(tx: Transaction, { reader }: Writer, { adcode, ids, before, reason }: Saved) {
  const items = await findDecisions(tx, reader, adcode, ids)
  const action = before.size === 0 ? 'policy.decide' : 'policy.withdraw'
  for (const { name: _, ...after } of items)
    tx.audit({
      action,
      kind: 'decision',
      recordId: after.compoundId,
      before: before.get(after.id) ?? null,
      after,
      reason,
    })
  return { items: items.map(({ name: _, ...item }) => item) }
}
