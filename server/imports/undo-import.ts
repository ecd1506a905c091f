/** Takes an import back: one step, one transaction, whatever it was that the file held. */
import type { ImportUndone } from '#contract/import.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import { type Change, type Transaction, type Writer, write } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { linkCompounds, linkWorks } from '../works/save-links.ts'
import { shareOf } from './kind.ts'
import { lockDistrict, longWorkMs, lookAfter, takeTime } from './long-work.queries.ts'
import { countChanges, type Restorable, restorables } from './restorable.queries.ts'
import { findRun, lockRun } from './runs.queries.ts'
import { mostAuditedOneByOne } from './save-changes.ts'
import {
  auditUndone,
  markUndone,
  putBackRows,
  removeRows,
  restoreRows,
  retireCompounds,
  unlinkCompounds,
} from './save-undo.ts'
import { findInAreas, findReferred, lockStandings, type Standing, type UndoneRun } from './undo.queries.ts'
import { removeIdleCompanies } from './works/save-companies.ts'

/** Records with an entry of their own in the audit; steps and links are told with the compound or work they belong to. */
const auditKinds: Readonly<Record<string, Change['kind']>> = {
  district: 'district',
  street_office: 'street',
  community: 'community',
  compound: 'compound',
  work: 'work',
  road: 'ground',
  land: 'ground',
  crossing: 'ground',
  barrier: 'barrier',
}

type Fate = { restore: string[]; putBack: string[]; remove: string[]; retire: string[]; kept: Standing[] }
type Undoing = Fate & { table: Restorable; relink: string[] }

/**
 * Each record goes back to what it was before the import, unless somebody changed it since: then it stays as it is, with its statuses, and
 * is named. Records the import added go, or are retired where something refers to them; one in an area of the adopted scheme stays, and is
 * named too. How columns were read and what names mean is kept: that was learnt, not imported.
 *
 * @param onShare told how much is done, 0–1, and once more before it is final; what it throws leaves the import as it was
 */
export async function undoImport(
  writer: Writer,
  runId: string,
  onShare: (share: number) => void = () => {},
): Promise<ImportUndone> {
  const { reader, database } = writer
  const adcode = runId.slice(0, 6)
  mustBeAllowed(reader, 'import.undo', { adcode, id: runId })
  const work = async (tx: Transaction) => {
    await takeTime(tx)
    const stored = await lockRun(tx, reader, runId)
    if (!stored) throw new NotFound('import', runId)
    if (stored.state !== 'applied') throw new Refusal('import-not-applied', { id: runId })
    await lockDistrict(tx, adcode)
    // looked at once, and taken back once
    const onSent = shareOf({ onShare }, 2 * (await countChanges(tx, adcode, runId)))
    onSent(0)
    const run = { adcode, runId, isAlone: database.engine === 'pglite', onSent }
    const undone = await undoTables(tx, run, stored.fileName)
    for (const { table, putBack } of [...undone].reverse()) await putBackRows(tx, run, table, putBack)
    await linkCompounds(tx, adcode, relinkedOf(undone, 'compound'), () => onSent(0))
    await linkWorks(tx, adcode, relinkedOf(undone, 'work'), () => onSent(0))
    await removeIdleCompanies(tx, run)
    const records = undone.filter(({ table }) => auditKinds[table.name])
    const restored = records.flatMap(({ restore, putBack, remove, retire }) =>
      [restore, putBack, remove, retire].flat(),
    )
    if (restored.length <= mostAuditedOneByOne) await auditAll(tx, run, records)
    const all = records.flatMap(({ kept }) => kept)
    const kept = all.slice(0, mostNamed).map(({ id, name }) => ({ recordId: id, name }))
    const told = { restored: restored.length, kept, keptTotal: all.length }
    await markUndone(tx, run)
    const [before, after] = [{ state: 'applied' }, { state: 'undone', ...told }]
    tx.audit({ action: 'import.undo', kind: 'import', recordId: runId, before, after })
    const answer = await findRun(tx, reader, runId)
    if (!answer) throw new NotFound('import', runId)
    return { run: answer, ...told }
  }
  const undone = await database.withLimit(longWorkMs, () => write(writer, adcode, work, () => onShare(1)))
  lookAfter(database, undone.restored)
  return undone
}

/** More names than anybody reads are a number. */
const mostNamed = 200

/** Backwards, so that what refers goes before what it refers to. A compound that stays keeps the steps and links that came with it. */
async function undoTables(tx: Transaction, run: UndoneRun, fileName: string): Promise<Undoing[]> {
  const standings = new Map<Restorable, Standing[]>()
  for (const table of restorables) standings.set(table, await lockStandings(tx, run, table))
  const all = [...standings.values()].flat()
  const added = all.filter(({ isNew, isThere }) => isNew && isThere).map(({ id }) => id)
  const stays = new Set([...all.filter(isChanged).map(({ id }) => id), ...(await findInAreas(tx, run.adcode, added))])
  const undone: Undoing[] = []
  for (const table of [...restorables].reverse()) {
    const rows = standings.get(table) ?? []
    if (rows.length > 0) undone.push(await undoTable(tx, run, { table, rows, stays, fileName }))
  }
  return undone
}

/** Somebody has changed it since, or removed what the import only changed. */
const isChanged = ({ isAsLeft, isNew, isThere }: Standing) => !isAsLeft && (isThere || !isNew)

type Table = { table: Restorable; rows: readonly Standing[]; stays: ReadonlySet<string>; fileName: string }

async function undoTable(tx: Transaction, run: UndoneRun, { table, rows, stays, fileName }: Table): Promise<Undoing> {
  const isCompound = table.name === 'compound'
  const free = rows.filter(({ id, compoundId }) => !stays.has(id) && !stays.has(compoundId ?? ''))
  const added = idsOf(free.filter(({ isNew, isThere }) => isNew && isThere))
  const changed = free.filter(({ isNew, isThere }) => !isNew && isThere)
  const restore = idsOf(changed)
  await restoreRows(tx, run, table, restore)
  if (isCompound) await unlinkCompounds(tx, run, added)
  const referred = await findReferred(tx, run, table, added)
  const remove = added.filter((id) => !referred.has(id))
  await removeRows(tx, run, table, remove)
  const retire = isCompound ? [...referred] : []
  await retireCompounds(tx, run.adcode, retire, fileName)
  return {
    ...{ table, restore, remove, retire },
    putBack: idsOf(free.filter(({ isNew, isThere }) => !isNew && !isThere)),
    kept: rows.filter(({ id }) => stays.has(id) || (!isCompound && referred.has(id))),
    relink: idsOf(changed.filter(({ isMoved }) => isMoved)),
  }
}

/** Those of a table whose place is another again. */
const relinkedOf = (undone: readonly Undoing[], name: 'compound' | 'work') =>
  undone.filter(({ table }) => table.name === name).flatMap(({ relink }) => relink)

const idsOf = (standings: readonly Standing[]) => standings.map(({ id }) => id)

async function auditAll(tx: Transaction, run: UndoneRun, undone: readonly Undoing[]): Promise<void> {
  for (const { table, restore, putBack, remove, retire } of undone) {
    const kind = auditKinds[table.name]
    if (kind) await auditUndone(tx, run, table, [restore, putBack, remove, retire].flat(), kind)
  }
}
