import type { Connection } from '../../db/connection.ts'
import { streetKey } from '../compounds/names.ts'
import { inBatches } from './batches.ts'
import { type Drawn, foundInAll, rounded, type ShapeFinding } from './drawn.ts'
import { byGround, type Ground } from './on-ground.ts'
import { checkSides } from './sides.ts'
import { type Crossed, findCrossed, findOutside, findStreetShares } from './surroundings.queries.ts'

export async function checkSurroundings(connection: Connection, ground: Ground): Promise<ShapeFinding[]> {
  const findings: ShapeFinding[] = []
  const byAt = new Map(ground.drawn.map((each) => [each.at, each]))
  const outside: ShapeFinding[] = []
  for (const batch of inBatches(ground.drawn, ({ shape }) => shape, ground.breathe)) {
    const rows = batch.map(({ at, shape }) => ({ at, shape }))
    for (const { at, ...told } of await findOutside(connection, ground, rows)) {
      const each = byAt.get(at)
      if (each) outside.push(outsideOf(each, told))
    }
    if (ground.kind !== 'compounds') continue
    findings.push(...(await otherStreets(connection, ground, batch)))
    const firsts = rows.filter(({ at }) => !ground.copies.has(at))
    const crossed = await findCrossed(connection, ground, firsts)
    const barriers = new Set(
      crossed.flatMap(({ at, code, name }) => (code === 'across-barrier' ? [`${at} ${name}`] : [])),
    )
    for (const each of crossed) {
      const drawn = byAt.get(each.at)
      const isToldTwice = each.code === 'on-road' && barriers.has(`${each.at} ${each.name}`)
      if (drawn && !isToldTwice) findings.push(crossedOf(drawn, each))
    }
  }
  const sides = ground.kind === 'compounds' ? await checkSides(connection, ground) : []
  return [...(ground.kind === 'ground' ? together(outside, ground.drawn.length) : outside), ...findings, ...sides]
}

type Outside = Awaited<ReturnType<typeof findOutside>>[number]

export function outsideOf(each: Drawn, { district, share, km, invented, place }: Omit<Outside, 'at'>): ShapeFinding {
  if (share >= 0.999)
    return byGround(each, 'shape-outside-district', invented, { params: { district, km: rounded(km) }, place })
  return byGround(each, 'shape-partly-outside', invented, {
    params: { district, percent: rounded(share * 100) },
    place,
  })
}

/** Roads and rivers go on beyond the district: they are counted, not listed. */
function together(outside: readonly ShapeFinding[], all: number): ShapeFinding[] {
  const wholly = outside.filter(({ code }) => code === 'shape-outside-district')
  const [first] = wholly
  if (!first) return []
  const params = { district: first.params.district ?? '', count: wholly.length, all }
  return [foundInAll('shapes-beyond-district', 'note', params)]
}

function crossedOf(each: Drawn, { code, name, barrierKind, lengthM, invented, place }: Crossed): ShapeFinding {
  const params = { name, barrierKind, lengthM: rounded(lengthM) }
  const isNameless = code === 'on-road' && name === ''
  return byGround(each, `shape-${isNameless ? 'on-nameless-road' : code}`, invented, { params, place })
}

/** The row, else the ledger, says another street office than the one most of the shape lies in. */
async function otherStreets(connection: Connection, ground: Ground, batch: readonly Drawn[]): Promise<ShapeFinding[]> {
  const rows = batch.map(({ at, shape }) => ({ at, shape }))
  const shares = await findStreetShares(connection, ground, rows)
  const most = new Map<number, (typeof shares)[number]>()
  for (const each of shares) if (!most.has(each.at)) most.set(each.at, each) // the largest share comes first
  return batch.flatMap((each) => {
    const lies = most.get(each.at)
    if (!lies || lies.share <= 0.5) return []
    const inLedger = each.recordId === null ? undefined : ground.ledgerStreets.get(each.recordId)
    const said = each.streetOffice || inLedger
    if (!said || streetKey(said) === streetKey(lies.name)) return []
    const code = each.streetOffice ? 'shape-in-other-street' : 'shape-in-other-street-than-ledger'
    const params = { said, lies: lies.name, percent: rounded(lies.share * 100) }
    return [byGround(each, code, lies.invented, { params, place: lies.place })]
  })
}
