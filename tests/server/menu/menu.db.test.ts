import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { BuildingsSaved } from '#contract/building.ts'
import { Duties } from '#contract/duties.ts'
import { CompoundMenu, MenuCatalogues, MenuCoverage, MenuSaved, SequenceReport } from '#contract/menu.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const huiji = readDistrictRecords().find((district) => district.adcode === adcode)!
const idOf = (name: string) => huiji.compounds.find((each) => each.name === name)!.id
const [first, second, third] = [idOf('12中家属院'), idOf('北教工小区'), idOf('金桂苑小区')]

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, readPolicyPacks())
  await saveRecords(database, huiji)
  const ring = 'POLYGON((113.6 34.8, 113.601 34.8, 113.601 34.801, 113.6 34.801, 113.6 34.8))'
  await database.statements.execute(sql`
    INSERT INTO building (adcode, id, compound_id, name, floors, boundary)
    VALUES (${adcode}, '410108-n-menu', ${third}, '3号楼', 6, st_setsrid(st_geomfromtext(${ring}), 4490))`)
  for (const [id, from, to] of [
    ['410108-w-menu1', '2020-08', '2020-09'],
    ['410108-w-menu2', '2020-03', '2020-05'],
  ])
    await database.statements.execute(sql`
      INSERT INTO work (adcode, id, trade, kind, placement, state, from_month, to_month)
      VALUES (${adcode}, ${id}, 'drainage', 'item', 'buried', 'planned', ${from}, ${to})`)
})

const tick = { need: 'needed' } as const
const change = (changes: object[]) => ask('POST', '/api/menu/changes', { body: { adcode, changes } })
const put = async (changes: object[]): Promise<MenuSaved> => {
  const { status, json, text } = await change(changes)
  if (status !== 200) throw new Error(text)
  return MenuSaved.parse(json)
}
const menuOf = async (id: string) => CompoundMenu.parse((await ask('GET', `/api/menu/compounds/${id}`)).json)
const countsOf = async (catalogue: string, item: string) => {
  const { json } = await ask('GET', `/api/menu/coverage?adcode=${adcode}&catalogue=${catalogue}`)
  return MenuCoverage.parse(json).items.find((each) => each.item === item)!.counts
}
const undo = ({ undo: changes }: MenuSaved) => put(changes)

describe('the menu of works', () => {
  it('offers the catalogues over the district first, each with its duties, and the crosswalk as our reading', async () => {
    const { json } = await ask('GET', `/api/menu/catalogues?adcode=${adcode}`)
    const { catalogues, links, note } = MenuCatalogues.parse(json)
    expect(catalogues.map(({ code, covers, items }) => [code, covers, items.length])).toEqual([
      ['HJ-34', true, 34],
      ['HN-4', true, 34],
      ['GZ-15', false, 15],
      ['NY-3', false, 22],
      ['SZ-3', false, 38],
    ])
    expect(catalogues[0]!.clauses.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['三（一）', '五（二）', '六·区科工局']),
    )
    expect(note).toContain('我们的理解')
    expect(links.every(({ saidBy, reason }) => saidBy === 'reading' && reason)).toBe(true)
  })

  it('is ticked once and stands in every other classification, as far as the other item goes', async () => {
    const saved = await put([
      {
        compoundId: first,
        itemCode: 'HJ-34-4',
        seen: null,
        entry: { ...tick, quantity: 420, unit: '米', costWan: 31.5 },
      },
      { compoundId: first, itemCode: 'HJ-34-18', seen: null, entry: { need: 'done' } },
    ])
    expect(saved.entries).toMatchObject([
      { itemCode: 'HJ-34-18' },
      { itemCode: 'HJ-34-4', quantity: 420, costWan: 31.5 },
    ])
    expect(await countsOf('HJ-34', 'HJ-34-4')).toMatchObject({ open: 1, unsaid: 27 })
    // sewers are a part of 供排水: something is needed there; lights are the same item
    expect(await countsOf('HN-4', 'HN-4-1')).toMatchObject({ open: 1, unsaid: 27 })
    expect(await countsOf('HN-4', 'HN-4-15')).toMatchObject({ done: 1 })
    expect(await countsOf('NY-3', 'NY-3-11')).toMatchObject({ done: 1 })
    expect(await countsOf('SZ-3', 'SZ-3-28')).toMatchObject({ part: 1 })
    await undo(saved)
    expect((await menuOf(first)).entries).toEqual([])
  })

  it('is filled in for many compounds in one step, leaves what stands where asked to, and is taken back in one step', async () => {
    const own = await put([{ compoundId: second, itemCode: 'HJ-34-4', seen: null, entry: { need: 'refused' } }])
    const asked = { adcode, itemCode: 'HJ-34-4', compounds: [first, second, third], entry: tick, keep: true }
    const kept = MenuSaved.parse((await ask('POST', '/api/menu/ticks', { body: asked })).json)
    expect(kept).toMatchObject({ kept: 1, entries: [{ compoundId: first }, { compoundId: third }] })
    const all = MenuSaved.parse((await ask('POST', '/api/menu/ticks', { body: { ...asked, keep: false } })).json)
    const versionsOf = ({ entries }: MenuSaved) => new Map(entries.map((each) => [each.compoundId, each.version]))
    const before = new Map([...versionsOf(own), ...versionsOf(kept)])
    expect(versionsOf(all)).toEqual(new Map([...before].map(([id, version]) => [id, version + 1])))
    expect(await countsOf('HJ-34', 'HJ-34-4')).toMatchObject({ open: 3, refused: 0 })
    await undo(all)
    expect(await countsOf('HJ-34', 'HJ-34-4')).toMatchObject({ open: 2, refused: 1 })
    const { status } = await change(kept.undo)
    expect(status).toBe(409) // the entries moved on since
    const standing = [first, second, third].map(async (id) => (await menuOf(id)).entries[0]!)
    const clear = (await Promise.all(standing)).map(({ compoundId, itemCode, version }) => ({
      compoundId,
      itemCode,
      seen: version,
      entry: null,
    }))
    await put(clear)
    expect(own.entries).toHaveLength(1)
  })

  it('is refused whole when one entry was changed meanwhile, and shows it as it stands', async () => {
    const saved = await put([{ compoundId: first, itemCode: 'HJ-34-5', seen: null, entry: tick }])
    const { status, json } = await change([
      { compoundId: second, itemCode: 'HJ-34-5', seen: null, entry: tick },
      { compoundId: first, itemCode: 'HJ-34-5', seen: null, entry: { need: 'done' } },
    ])
    expect(status).toBe(409)
    expect(json).toMatchObject({
      code: 'stale-menu',
      current: { itemCode: 'HJ-34-5', need: 'needed', version: saved.entries[0]!.version },
    })
    expect((await menuOf(second)).entries).toEqual([])
    await undo(saved)
  })

  it('asks an open-ended item what it is, and knows items, buildings and works', async () => {
    const refused = async (entry: object, more: object = {}) =>
      (await change([{ compoundId: first, itemCode: 'HJ-34-14', seen: null, entry, ...more }])).json.code
    expect(await refused(tick)).toBe('menu-note-wanted')
    expect(await refused(tick, { itemCode: 'HJ-34-35' })).toBe('menu-unknown-item')
    expect(await refused({ ...tick, note: '拆煤棚' }, { buildingId: '410108-n-none' })).toBe('menu-lost-building')
    expect(await refused({ ...tick, note: '拆煤棚', workId: '410108-w-none' })).toBe('menu-lost-work')
    const guest = await appUnderTest({ reader: guestReader })
    const body = { adcode, changes: [{ compoundId: first, itemCode: 'HJ-34-4', seen: null, entry: tick }] }
    expect((await ask('POST', '/api/menu/changes', { body }, guest)).status).toBe(403)
  })

  it('warns of paving that comes before the sewers, cites the rule, and is quiet once it is waived with a reason', async () => {
    const saved = await put([
      { compoundId: third, itemCode: 'HJ-34-4', seen: null, entry: { ...tick, workId: '410108-w-menu1' } },
      { compoundId: third, itemCode: 'HJ-34-5', seen: null, entry: { ...tick, workId: '410108-w-menu2' } },
      { compoundId: third, buildingId: '410108-n-menu', itemCode: 'HJ-34-15', seen: null, entry: tick },
    ])
    expect(await countsOf('HJ-34', 'HJ-34-4')).toMatchObject({ open: 0, scheduled: 1 })
    const { warnings } = await menuOf(third)
    // 屋面 of one building is not scheduled while the paving is: the second rule
    expect(warnings).toMatchObject([
      {
        rule: 'below-ground-first',
        kind: 'reversed',
        first: 'HJ-34-4',
        later: 'HJ-34-5',
        firstWhen: '2020-08 – 2020-09',
        laterWhen: '2020-03 – 2020-05',
      },
      {
        rule: 'scaffolding-first',
        kind: 'unscheduled',
        first: 'HJ-34-15',
        later: 'HJ-34-5',
        buildingId: '410108-n-menu',
      },
    ])
    const waiver = { compoundId: third, packId: 'huiji-2019-63', rule: 'below-ground-first' }
    const freed = await ask('POST', '/api/menu/waivers', {
      body: { ...waiver, reason: '管线从邻院绕行，不动路面', seen: null },
    })
    expect(freed.status).toBe(200)
    const { version } = freed.json
    const report = SequenceReport.parse((await ask('GET', `/api/menu/order?adcode=${adcode}`)).json)
    expect(report.items).toMatchObject([
      { id: third, waivers: [{ rule: 'below-ground-first', reason: '管线从邻院绕行，不动路面', version }] },
    ])
    expect((await ask('POST', '/api/menu/waivers', { body: { ...waiver, reason: null, seen: version } })).status).toBe(
      200,
    )
    expect((await menuOf(third)).waivers).toEqual([])
    // a work that is deleted leaves the tick open
    expect((await ask('DELETE', '/api/works/410108-w-menu1?version=1')).status).toBe(200)
    const open = (await menuOf(third)).entries.find(({ itemCode }) => itemCode === 'HJ-34-4')!
    const was = saved.entries.find(({ itemCode }) => itemCode === 'HJ-34-4')!
    expect(open).toMatchObject({ workId: null, need: 'needed', version: was.version + 1 })
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&record=${third}&limit=1`)).json
    expect(items).toMatchObject([
      { action: 'menu.unlink', before: { workId: '410108-w-menu1', version: was.version }, after: { workId: null } },
    ])
    await put(saved.undo.map((each) => (each.itemCode === 'HJ-34-4' ? { ...each, seen: open.version } : each)))
  })

  it('is filled in for buildings that are named and not drawn; one goes only with all that is said of it, and comes back with it', async () => {
    const write = (changes: object[], ticks: object[] = []) =>
      ask('POST', '/api/buildings/changes', { body: { compoundId: second, changes, ticks } })
    const named = (name: string) => ({ id: null, seen: null, building: { name, floors: 6 } })
    const added = BuildingsSaved.parse((await write(['1号楼', '10号楼', '2号楼'].map(named))).json)
    expect(added.buildings.map(({ name, isDrawn }) => [name, isDrawn])).toEqual([
      ['1号楼', false],
      ['2号楼', false],
      ['10号楼', false],
    ])
    expect((await write([named('2号楼')])).json.code).toBe('building-name-twice')
    const [one] = added.buildings
    const entry = { ...tick, excavates: true, costWan: 3 }
    const said = await put([{ compoundId: second, buildingId: one!.id, itemCode: 'HJ-34-18', seen: null, entry }])
    expect(said.entries).toMatchObject([{ excavates: true, costWan: 3 }])
    const gone = { id: one!.id, seen: one!.version, building: null }
    expect((await write([gone])).json).toMatchObject({
      code: 'building-has-ticks',
      params: { name: '1号楼', count: 1 },
    })
    const removed = BuildingsSaved.parse((await write([gone], said.undo)).json)
    expect((await menuOf(second)).entries).toEqual([])
    const back = await ask('POST', '/api/buildings/changes', { body: removed.undo })
    const after = await menuOf(second)
    expect(after.buildings[0]).toMatchObject({ id: one!.id, name: '1号楼', floors: 6 })
    expect(after.entries).toMatchObject([{ buildingId: one!.id, itemCode: 'HJ-34-18', excavates: true }])
    const late = await write([{ ...gone, building: { name: '甲楼', floors: null } }])
    expect([late.status, late.json.current]).toMatchObject([
      409,
      { name: '1号楼', version: after.buildings[0]!.version },
    ])
    const { changes, ticks } = BuildingsSaved.parse(back.json).undo
    const rest = after.buildings.slice(1).map(({ id, version }) => ({ id, seen: version, building: null }))
    expect((await write([...changes, ...rest], ticks)).json.buildings).toEqual([])
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&record=${one!.id}`)).json
    const actions = items.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(['building.delete', 'building.create', 'building.delete', 'building.create'])
  })

  it('lets a district say that two items do not answer each other, for a reason, and takes that back', async () => {
    const link = { adcode, fromItem: 'HN-4-13', toItem: 'HJ-34-1' }
    const answering = (json: unknown) =>
      MenuCatalogues.parse(json).links.filter(({ fromItem, toItem }) => fromItem === 'HJ-34-1' && toItem === 'HN-4-13')
    expect(
      (await ask('POST', '/api/menu/links', { body: { ...link, linked: false, reason: null, seen: null } })).json.code,
    ).toBe('menu-link-reason')
    const cut = await ask('POST', '/api/menu/links', {
      body: { ...link, linked: false, reason: '本区另有专项', seen: null },
    })
    expect(answering(cut.json)).toEqual([])
    expect(cut.json.district).toMatchObject([{ fromItem: 'HJ-34-1', toItem: 'HN-4-13', linked: false }])
    const seen = cut.json.district[0].version
    const back = await ask('POST', '/api/menu/links', { body: { ...link, linked: null, reason: null, seen } })
    expect(answering(back.json)).toMatchObject([{ relation: 'contains', saidBy: 'reading' }])
  })

  it('goes out as a workbook in the classification of whoever gets it', async () => {
    const saved = await put([
      { compoundId: first, itemCode: 'HJ-34-4', seen: null, entry: { ...tick, quantity: 420, unit: '米' } },
    ])
    const app = await appUnderTest()
    const answer = await app.request('http://127.0.0.1:5180/api/menu/workbook', {
      method: 'POST',
      headers: { host: '127.0.0.1:5180', 'content-type': 'application/json' },
      body: JSON.stringify({ adcode, catalogue: 'HN-4', compounds: [first] }),
    })
    expect(answer.status).toBe(200)
    const reading = await readFile({ name: 'menu.xlsx', bytes: new Uint8Array(await answer.arrayBuffer()) })
    const text = JSON.stringify(reading.tables)
    expect(text).toContain('1 供排水')
    expect(text).toContain('需改，未安排')
    expect(text).toContain('HJ-34-4 雨污分流（其中一部分）：需改')
    await undo(saved)
  })
})

describe('the duties', () => {
  it('are units against items, two units together where the document names two, and where their items are needed', async () => {
    const saved = await put([{ compoundId: first, itemCode: 'HJ-34-2', seen: null, entry: tick }])
    const { matrices } = Duties.parse((await ask('GET', `/api/duties?adcode=${adcode}`)).json)
    const huijis = matrices.find(({ catalogue }) => catalogue === 'HJ-34')!
    expect(huijis.items[1]).toMatchObject({ code: 'HJ-34-2', leads: ['区科工局', '刘寨街道办事处、长兴路街道办事处'] })
    expect(huijis.units.find(({ unit }) => unit === '区科工局')).toMatchObject({ leads: ['HJ-34-2'], compounds: 1 })
    const unit = encodeURIComponent('区科工局')
    const { json } = await ask('GET', `/api/duties/compounds?adcode=${adcode}&catalogue=HJ-34&unit=${unit}`)
    expect(json).toEqual({ total: 1, items: [{ id: first, name: '12中家属院', items: ['HJ-34-2'] }] })
    expect((await ask('GET', `/api/duties/workbook?adcode=${adcode}`)).headers.get('content-type')).toContain(
      'spreadsheetml',
    )
    await undo(saved)
  })

  it('leave out an item once the work that does it is finished: it counts as done', async () => {
    const database = await testDatabase()
    await database.statements.execute(sql`
      INSERT INTO work (adcode, id, trade, kind, placement, state)
      VALUES (${adcode}, '410108-w-menu3', 'power', 'item', 'buried', 'planned')`)
    const entry = { ...tick, workId: '410108-w-menu3' }
    const saved = await put([{ compoundId: first, itemCode: 'HJ-34-2', seen: null, entry }])
    const units = async () => {
      const { matrices } = Duties.parse((await ask('GET', `/api/duties?adcode=${adcode}`)).json)
      return matrices.find(({ catalogue }) => catalogue === 'HJ-34')!.units.find(({ unit }) => unit === '区科工局')
    }
    expect([(await units())?.compounds, (await countsOf('HJ-34', 'HJ-34-2')).scheduled]).toEqual([1, 1])
    await database.statements.execute(
      sql`UPDATE work SET state = 'finished' WHERE adcode = ${adcode} AND id = '410108-w-menu3'`,
    )
    expect((await units())?.compounds).toBe(0)
    expect(await countsOf('HJ-34', 'HJ-34-2')).toMatchObject({ scheduled: 0, done: 1 })
    await undo(saved)
  })
})
