/** What an import of compounds must not do, asked before and after it is written: whatever is wrong is told with names and rows. */
import { BoundaryShape } from '#contract/geometry.ts'
import { faultsOfMany } from '../../compounds/boundary.queries.ts'
import type { Connection } from '../../db/connection.ts'
import { type Finding, Refusal } from '../../errors.ts'
import type { Import, RowToWrite } from '../kind.ts'
import { refuseChanged } from '../save-seen.ts'
import type { PlannedCompound } from './edits.ts'
import { lockCompounds, type Places, type SeenCompound } from './store.queries.ts'

const mostNamed = 20

/** Throws where a compound is not as it was when the import was looked at, with the names. */
export async function lockSeen(
  tx: Connection,
  run: Import,
  rows: readonly RowToWrite[],
): Promise<Map<string, SeenCompound>> {
  const wanted = rows.filter((row): row is RowToWrite & { recordId: string } => row.recordId !== null)
  const ids = wanted.map(({ recordId }) => recordId)
  const found = await lockCompounds(tx, run.reader, run.adcode, ids)
  const stale = wanted.filter(({ recordId, seenVersion }) => {
    const seen = found.get(recordId)
    return !seen || (seenVersion !== undefined && seen.version !== seenVersion)
  })
  refuseChanged(stale.map((row) => nameOf(row, found)))
  const retired = wanted.filter(({ recordId }) => found.get(recordId)?.retired)
  if (retired.length > 0) throw new Refusal('import-of-retired', named(retired.map((row) => nameOf(row, found))))
  if (new Set(ids).size < ids.length) {
    const twice = wanted.filter(({ recordId }, at) => ids.indexOf(recordId) < at)
    throw new Refusal('import-names-twice', named(twice.map((row) => nameOf(row, found))))
  }
  return found
}

const nameOf = ({ recordId, record }: RowToWrite, found: ReadonlyMap<string, SeenCompound>) =>
  found.get(recordId ?? '')?.name ?? String(record.values.name ?? recordId)

const named = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, mostNamed).join('、') })

/** A ledger lists names: what has none is nobody. */
export function mustBeWritable(compounds: readonly PlannedCompound[]): void {
  const nameless = compounds.filter(({ name }) => name === '')
  if (nameless.length === 0) return
  const rows = nameless.map(({ row }) => row)
  throw new Refusal('import-nameless', { count: rows.length, rows: rows.slice(0, mostNamed).join('、') })
}

/** As save-record.ts asks of one boundary; the findings say which row. */
export async function mustBeSound(
  tx: Connection,
  measureSrid: number,
  compounds: readonly PlannedCompound[],
): Promise<void> {
  const drawn = compounds.filter(({ shape }) => shape)
  const findings: Finding[] = []
  const wellFormed = drawn.filter(({ shape, id }) => {
    const code = faultOfForm(shape)
    if (code) findings.push({ code, params: {}, pointer: `/${id}` })
    return code === null
  })
  const faults = await faultsOfMany(
    tx,
    measureSrid,
    wellFormed.map(({ id, shape }) => ({ id, shape })),
  )
  for (const [id, found] of faults) findings.push(...found.map((fault) => ({ ...fault, pointer: `/${id}` })))
  if (findings.length === 0) return
  const byId = new Map(compounds.map((each) => [each.id, each]))
  const where = (pointer = '') => byId.get(pointer.slice(1))
  throw new Refusal(
    'import-bad-geometry',
    named([...new Set(findings.map(({ pointer }) => where(pointer)?.name ?? ''))]),
    findings.slice(0, mostNamed).map((each) => ({ ...each, pointer: `/rows/${where(each.pointer)?.row ?? 0}` })),
  )
}

/** What PostGIS would refuse to read: the whole import would fail by it, and nobody be told which row it is. */
function faultOfForm(shape: unknown): 'not-a-boundary' | 'unclosed-ring' | null {
  const { success, data } = BoundaryShape.safeParse(shape)
  if (!success) return 'not-a-boundary'
  const rings = data.type === 'Polygon' ? data.coordinates : data.coordinates.flat()
  const isOpen = rings.some((ring) => ring[0]?.[0] !== ring.at(-1)?.[0] || ring[0]?.[1] !== ring.at(-1)?.[1])
  return isOpen ? 'unclosed-ring' : null
}

/** A compound's community lies under its own street office, where both are known. */
export function mustAgree(
  compounds: readonly PlannedCompound[],
  known: ReadonlyMap<string, SeenCompound>,
  communities: Places['communities'],
): void {
  const byId = new Map(communities.map((each) => [each.id, each]))
  const apart = compounds.flatMap(({ id, name, edits }) => {
    const { streetOfficeId, communityId } = { ...known.get(id), ...edits }
    const community = byId.get(String(communityId ?? ''))
    const isApart = community && streetOfficeId && community.streetOfficeId !== streetOfficeId
    return isApart ? [`${name}（${community.name}）`] : []
  })
  if (apart.length > 0) throw new Refusal('import-community-elsewhere', named(apart))
}
