import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadSeeds } from '#seeds/load.ts'
import { findRows } from '#server/db/connection.ts'
import { ask } from '#tests/server/http/ask.ts'
import { lineThrough, yard } from '#tests/server/works/toy-street.ts'
import { emptyDatabase, testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const compound = (nth: number) => `${adcode}-c-00${nth}`
const read = async (path: string) => (await ask('GET', path)).json
const remove = (of = adcode) => ask('DELETE', `/api/districts/${of}/demo`)

async function loadAnew(demo: boolean) {
  const database = await testDatabase()
  await emptyDatabase(database)
  await database.withLimit(300_000, () => loadSeeds(database, { demo }))
}

async function change(path: string, edits: object) {
  const { version } = await read(path)
  const { status, json } = await ask('PATCH', path, { body: { version, ...edits } })
  expect(status).toBe(200)
  return json
}

/** Rows still marked as invented, by table. */
async function leftovers() {
  const rows = await findRows(
    await testDatabase(),
    z.object({ what: z.string() }),
    sql`SELECT 'step' AS what FROM step WHERE invented UNION ALL SELECT 'work' FROM work WHERE invented
        UNION ALL SELECT 'road' FROM road WHERE invented UNION ALL SELECT 'land' FROM land WHERE invented
        UNION ALL SELECT 'barrier' FROM barrier WHERE invented UNION ALL SELECT 'crossing' FROM crossing WHERE invented
        UNION ALL SELECT 'building' FROM building WHERE invented
        UNION ALL SELECT 'district' FROM district WHERE provenance::text LIKE '%invented%' OR boundary IS NOT NULL
        UNION ALL SELECT 'street office' FROM street_office WHERE provenance::text LIKE '%invented%' OR boundary IS NOT NULL
        UNION ALL SELECT 'compound ' || id FROM compound WHERE provenance::text LIKE '%invented%'
        UNION ALL SELECT 'kept ' || record_id FROM import_change
          WHERE before::text LIKE '%invented%' OR before->>'boundary' IS NOT NULL OR before->>'households' IS NOT NULL`,
  )
  return rows.map(({ what }) => what)
}

/** An import wrote over rows of the demo: it keeps them as they were, to be taken back. */
async function keepBefore() {
  const { statements } = await testDatabase()
  const run = sql`${adcode}, ${`${adcode}-i-kept`}`
  await statements.execute(sql`
    INSERT INTO import_run (adcode, id, file_name, file_bytes, file_hash, state, actor, at)
    VALUES (${run}, '街道界.geojson', 1, '0', 'applied', 'test', now())`)
  await statements.execute(sql`
    INSERT INTO import_change (adcode, run_id, number, table_name, record_id, before)
    SELECT ${run}, row_number() OVER (), kept.* FROM (
      SELECT 'street_office', id, to_jsonb(s) || jsonb_build_object('boundary', boundary::text) FROM street_office s WHERE adcode = ${adcode}
      UNION ALL SELECT 'compound', id, to_jsonb(c) || jsonb_build_object('boundary', boundary::text) FROM compound c WHERE adcode = ${adcode}
    ) kept`)
}

describe('removing a demo nobody has touched', () => {
  let removal: Awaited<ReturnType<typeof remove>>
  beforeAll(async () => {
    await loadAnew(true)
    await keepBefore()
    removal = await remove()
  })

  it('says how much went', () => {
    expect(removal.status).toBe(200)
    expect(removal.json).toMatchObject({ removed: true, compounds: 25 })
    for (const part of ['steps', 'works', 'roads', 'barriers', 'crossings', 'buildings', 'land', 'operators'])
      expect(removal.json[part], part).toBeGreaterThan(0)
  })

  it('leaves the ledger as the document prints it, judged at the document’s day', async () => {
    expect(await leftovers()).toEqual([])
    const progress = await read(`/api/progress?adcode=${adcode}`)
    expect(progress).toMatchObject({
      dataDate: '2019-12-20',
      dataDateInvented: false,
      compounds: { total: 28, placed: 0, unplaced: 28, sketched: 0 },
      households: { recorded: null, estimated: null, unknown: 28, of: 28 },
      started: 0,
      late: 0,
    })
    expect(await read(`/api/districts/${adcode}`)).toMatchObject({ demo: 'removed', bounds: null, placed: 0 })
    expect((await read(`/api/operators?adcode=${adcode}`)).total).toBe(0)
    const row = await read(`/api/compounds/${compound(1)}`)
    expect(row).toMatchObject({ name: '12中家属院', boundary: null, households: null, costWan: null, version: 2 })
    expect(Object.keys(row.provenance).sort()).toEqual(
      ['builtYear', 'fundingLabel', 'name', 'planYear', 'status', 'streetOfficeId'].sort(),
    )
  })

  it('is one entry of the audit, which keeps what was there', async () => {
    const { items } = await read(`/api/audit?adcode=${adcode}`)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      action: 'demo.remove',
      kind: 'demo',
      recordId: adcode,
      before: { demo: 'loaded' },
    })
    expect(items[0].before.compounds).toHaveLength(25)
    expect(items[0].after).toMatchObject({ demo: 'removed', compounds: 25 })
    expect(await read(`/api/audit/verify?adcode=${adcode}`)).toMatchObject({ intact: true, entries: 1 })
  })

  it('is final: no restart brings the demo back, and there is nothing more to remove', async () => {
    await loadSeeds(await testDatabase(), { demo: true })
    expect(await leftovers()).toEqual([])
    const again = await remove()
    expect([again.status, again.json.code]).toEqual([422, 'no-demo'])
    expect(again.json.detail).toBe('410108 没有示意数据。')
  })

  it('is asked of a district that has one', async () => {
    expect((await remove('520525')).json).toMatchObject({ status: 422, code: 'no-demo' })
    expect((await remove('999999')).json).toMatchObject({ status: 404, code: 'no-such-district' })
    expect((await ask('DELETE', `/api/districts/${adcode}/demo?really=1`)).status).toBe(422)
  })
})

describe('removing a demo people have worked in', () => {
  let adopted: { id: string; operatorId: string }
  let own: { id: string }

  beforeAll(async () => {
    await loadAnew(true)
    await change(`/api/compounds/${compound(1)}`, { boundary: yard([0, 20], 100) })
    await change(`/api/compounds/${compound(2)}`, { households: 200 })
    const step = { status: 'under-way', onDay: '2020-04-01', source: '街道周报' }
    await change(`/api/compounds/${compound(3)}`, { status: step })
    const works = (await read(`/api/works?adcode=${adcode}`)).items
    const demoWork = works.find((work: { operatorId: string | null }) => work.operatorId)
    adopted = await change(`/api/works/${demoWork.id}`, { roadName: '开元路' })
    const pipe = { adcode, trade: 'water', kind: 'new', placement: 'buried', geometry: lineThrough([0, 10], [90, 10]) }
    own = (await ask('POST', '/api/works', { body: pipe })).json
    const { id, version } = (await read(`/api/menu/compounds/${compound(1)}`)).buildings[0]
    const named = { id, seen: version, building: { name: '1号楼', floors: null } }
    const body = { compoundId: compound(1), changes: [named] }
    expect((await ask('POST', '/api/buildings/changes', { body })).status).toBe(200)
    expect((await remove()).status).toBe(200)
  })

  it('leaves every value they entered, and takes the invented ones beside it', async () => {
    const drawn = await read(`/api/compounds/${compound(1)}`)
    expect(drawn).toMatchObject({ placed: true, households: null, provenance: { boundary: { kind: 'user' } } })
    const counted = await read(`/api/compounds/${compound(2)}`)
    expect(counted).toMatchObject({ placed: false, households: 200, householdsKind: 'recorded', floorAreaM2: null })
    const { buildings } = await read(`/api/menu/compounds/${compound(1)}`)
    expect(buildings).toMatchObject([{ name: '1号楼', floors: null, isDrawn: false }])
    expect(await leftovers()).toEqual([])
  })

  it('leaves the status they reported, which is the data date from now on', async () => {
    const { steps, status } = await read(`/api/compounds/${compound(3)}`)
    expect(status).toBe('under-way')
    expect(steps.map((step: { onDay: string }) => step.onDay)).toEqual(['2019-12-20', '2020-04-01'])
    expect(await read(`/api/progress?adcode=${adcode}`)).toMatchObject({
      dataDate: '2020-04-01',
      dataDateInvented: false,
      started: 1,
      compounds: { placed: 1 },
      households: { recorded: 200, estimated: null, unknown: 27 },
    })
  })

  it('leaves the works they drew or changed, with the company they are given to', async () => {
    const { items } = await read(`/api/works?adcode=${adcode}`)
    expect(items.map((work: { id: string }) => work.id).sort()).toEqual([adopted.id, own.id].sort())
    const operators = (await read(`/api/operators?adcode=${adcode}`)).items
    expect(operators.map((operator: { id: string }) => operator.id)).toEqual([adopted.operatorId])
    expect((await read(`/api/works/${own.id}`)).compounds).toEqual([{ id: compound(1), name: '12中家属院' }])
  })

  it('tells an editor who still has the old row open that it has changed', async () => {
    const late = await ask('PATCH', `/api/compounds/${compound(5)}`, { body: { version: 1, planYear: 2021 } })
    expect(late.json).toMatchObject({ status: 409, code: 'stale-version', current: { boundary: null, version: 2 } })
  })
})
