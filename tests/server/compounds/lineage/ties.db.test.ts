import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Ties } from '#contract/carrying.ts'
import { Lineage, LineageChange, Pieces } from '#contract/lineage.ts'
import { findRows } from '#server/db/connection.ts'
import { foundTown, rectangle, type Town } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '990204'
let town: Town

const decide = (from: string, to: string, linked: boolean, reason = '现场认定') =>
  ask('PUT', '/api/neighbours/decisions', {
    body: { adcode, from: town.idOf(from), to: town.idOf(to), linked, reason },
  })
const wallAt = (from: string, to: string, decision: string, note: string) => {
  const [one, other] = [town.idOf(from), town.idOf(to)].sort()
  return town.run(sql`INSERT INTO wall (adcode, from_id, to_id, decision, consent, note)
    VALUES (${adcode}, ${one}, ${other}, ${decision}, 'both', ${note})`)
}
const decisionsOf = async (ids: string[]) => {
  const rows = await findRows(
    await testDatabase(),
    z.object({ said: z.string() }),
    sql`
    WITH d AS (
      SELECT from_id, to_id, CASE WHEN linked THEN 'declared' ELSE 'denied' END AS word FROM neighbour_decision WHERE adcode = ${adcode}
      UNION ALL SELECT from_id, to_id, decision FROM wall WHERE adcode = ${adcode})
    SELECT concat_ws(' ', one.name, word, other.name) AS said FROM d
    JOIN compound one ON one.adcode = ${adcode} AND one.id IN (d.from_id, d.to_id)
      AND one.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    JOIN compound other ON other.adcode = ${adcode} AND other.id IN (d.from_id, d.to_id) AND other.id <> one.id
    `,
  )
  return rows.map(({ said }) => said).sort()
}
const unit = async (id: string) => {
  const { items, sums } = (await ask('GET', `/api/balance-units/${id}`)).json
  return {
    items: items.map(({ name, gone, lines }: { name: string; gone: boolean; lines: unknown[] }) => [
      name,
      gone ? 'gone' : lines.length,
    ]),
    costWan: sums.costWan,
  }
}
const openUnit = async (name: string, items: object[]) =>
  (await ask('POST', '/api/balance-units', { body: { adcode, name, items } })).json.id as string
const cost = (amountWan: number) => ({ side: 'cost', name: '改造费', amountWan })

beforeAll(async () => {
  town = await foundTown(adcode)
})

describe('a yard of two pieces that others have decided about', () => {
  let [plain, priced] = ['', '']
  beforeAll(async () => {
    // north over south; "over" beside the northern piece only, "along" beside both, "far" 40 m from the southern one
    await town.lay(
      { name: 'whole', parts: [rectangle([0, 200], [100, 60]), rectangle([0, 100], [100, 60])] },
      { name: 'over', at: [0, 265], size: [100, 60] },
      { name: 'along', at: [105, 100], size: [60, 160] },
      { name: 'far', at: [0, 0], size: [100, 60] },
    )
    await decide('whole', 'far', true)
    await decide('whole', 'along', false)
    await wallAt('whole', 'over', 'open', '两院共用的墙')
    await wallAt('whole', 'along', 'remove', '东墙')
    const item = { kind: 'compound', recordId: town.idOf('whole') }
    plain = await openUnit('没有金额的单元', [{ ...item, lines: [] }])
    priced = await openUnit('有金额的单元', [{ ...item, lines: [cost(80)] }])
  })

  it('shows beforehand what names it, and how far each neighbour is from each piece', async () => {
    const { json } = await ask('POST', `/api/compounds/${town.idOf('whole')}/pieces`, { body: { cuts: [] } })
    const { ties } = Pieces.parse(json)
    expect(ties.map((tie) => tie.kind)).toEqual(['neighbours', 'neighbours', 'wall', 'wall', 'balance', 'balance'])
    const far = ties.find((tie) => tie.kind === 'neighbours' && tie.other.name === 'far')
    expect(far).toMatchObject({ linked: true, distancesM: [140, 40] })
  })

  it('hands on what clearly means one part and what holds for all; the rest waits with the old record', async () => {
    const parts = [
      { name: '北院', pieces: [0] },
      { name: '南院', pieces: [1] },
    ]
    const body = { version: 1, reason: '一行两院', parts }
    const { to } = LineageChange.parse((await ask('POST', `/api/compounds/${town.idOf('whole')}/split`, { body })).json)
    const said = await decisionsOf(to.map(({ id }) => id))
    expect(said).toEqual(['北院 denied along', '北院 open over', '南院 declared far', '南院 denied along'].sort())
    expect(await unit(plain)).toEqual({
      items: [
        ['北院', 0],
        ['南院', 0],
      ],
      costWan: null,
    })
    expect(await unit(priced)).toEqual({ items: [['whole', 'gone']], costWan: 80 })
    const { cameFrom } = Lineage.parse((await ask('GET', `/api/compounds/${to[0]!.id}/lineage`)).json)
    expect(cameFrom!.left).toMatchObject([
      { kind: 'wall', other: { name: 'along' }, decision: 'remove' },
      { kind: 'balance', unit: { name: '有金额的单元' }, lines: 1 },
    ])
  })

  it('has all of it again after undoing', async () => {
    const { status } = await ask('POST', `/api/compounds/${town.idOf('whole')}/undo-lineage`, { body: { version: 2 } })
    expect(status).toBe(200)
    const said = await decisionsOf([town.idOf('whole')])
    expect(said).toEqual(['whole declared far', 'whole denied along', 'whole open over', 'whole remove along'])
    expect(await unit(plain)).toEqual({ items: [['whole', 0]], costWan: null })
    expect(await unit(priced)).toEqual({ items: [['whole', 1]], costWan: 80 })
    expect((await ask('GET', `/api/audit/verify?adcode=${adcode}`)).json).toMatchObject({ intact: true })
  })

  it('is not put together again over the head of somebody who decided anew about a part', async () => {
    const parts = [
      { name: '北院', pieces: [0] },
      { name: '南院', pieces: [1] },
    ]
    const body = { version: 3, reason: '一行两院', parts }
    const { to } = LineageChange.parse((await ask('POST', `/api/compounds/${town.idOf('whole')}/split`, { body })).json)
    const [north] = to
    const anew = { adcode, from: north!.id, to: town.idOf('along'), linked: true, reason: '开了门', seen: 1 }
    expect((await ask('PUT', '/api/neighbours/decisions', { body: anew })).status).toBe(200)
    const undo = await ask('POST', `/api/compounds/${town.idOf('whole')}/undo-lineage`, { body: { version: 4 } })
    expect([undo.status, undo.json.code]).toEqual([409, 'undo-relied-on-neighbours'])
    expect(await decisionsOf([north!.id])).toEqual(['北院 declared along', '北院 open over'])
    await ask('PUT', '/api/neighbours/decisions', { body: { ...anew, linked: null, reason: '', seen: 2 } })
    await town.run(
      sql`INSERT INTO maintenance_fund (adcode, compound_id, "exists") VALUES (${adcode}, ${to[1]!.id}, true)`,
    )
    const again = await ask('POST', `/api/compounds/${town.idOf('whole')}/undo-lineage`, { body: { version: 4 } })
    expect([again.status, again.json.code]).toEqual([409, 'undo-relied-on-records'])
  })
})

describe('two yards that become one', () => {
  let both = ''
  beforeAll(async () => {
    await town.lay(
      { name: 'east', at: [1100, 0] },
      { name: 'west', at: [1000, 0] },
      { name: 'north', at: [1000, 110], size: [200, 50] },
      { name: 'south', at: [1150, -60], size: [50, 50] },
      { name: 'remote', at: [1500, 0] },
    )
    await decide('east', 'west', true)
    await decide('east', 'remote', true, '共用锅炉房')
    await decide('east', 'north', true)
    await decide('west', 'north', false)
    await wallAt('east', 'south', 'open', '南门')
    await wallAt('west', 'north', 'keep', '北墙')
    both = await openUnit('两院', [
      { kind: 'compound', recordId: town.idOf('east'), lines: [cost(30)] },
      { kind: 'compound', recordId: town.idOf('west'), lines: [cost(50), cost(1)] },
    ])
  })
  const members = () => ['east', 'west'].map((name) => ({ id: town.idOf(name), version: 1 }))

  it('keep what only one of them was asked about or both agree on, and put amounts together', async () => {
    const asked = { compounds: members().map(({ id }) => id) }
    const { ties } = Ties.parse((await ask('POST', '/api/compounds/merge/ties', { body: asked })).json)
    expect(ties).toHaveLength(8) // the link between the two is told once
    const body = { compounds: members(), keeps: town.idOf('east'), name: '一院', reason: '共用大门' }
    const { to } = LineageChange.parse((await ask('POST', '/api/compounds/merge', { body })).json)
    const [merged] = to
    expect(await decisionsOf([merged!.id])).toEqual(['一院 declared remote', '一院 open south'])
    expect(await unit(both)).toEqual({ items: [['一院', 3]], costWan: 81 })
    const { cameFrom } = Lineage.parse((await ask('GET', `/api/compounds/${merged!.id}/lineage`)).json)
    expect(cameFrom!.left.map((tie) => ('other' in tie ? `${tie.kind} ${tie.other.name}` : tie.kind))).toEqual([
      'neighbours north',
      'neighbours north',
      'wall north',
    ])
    const undo = await ask('POST', `/api/compounds/${merged!.id}/undo-lineage`, { body: { version: 1 } })
    expect(undo.status).toBe(200)
    expect(await unit(both)).toEqual({
      items: [
        ['east', 1],
        ['west', 2],
      ],
      costWan: 81,
    })
    expect(await decisionsOf([town.idOf('west')])).toEqual([
      'west declared east',
      'west denied north',
      'west keep north',
    ])
  })
})
