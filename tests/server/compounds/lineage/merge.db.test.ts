import { beforeAll, describe, expect, it } from 'vitest'
import type { CompoundDetail } from '#contract/compound.ts'
import { Lineage, LineageChange } from '#contract/lineage.ts'
import { foundTown, type Town } from '#tests/server/areas/toy-town.ts'
import { ask } from '#tests/server/http/ask.ts'

const adcode = '990202'
let town: Town

const merge = (names: string[], others: object = {}) => {
  const ids = names.map((name) => town.idOf(name))
  const compounds = ids.map((id) => ({ id, version: 1 }))
  return ask('POST', '/api/compounds/merge', {
    body: { compounds, keeps: ids[0], name: '教委院', reason: '共用大门', ...others },
  })
}
const listed = async (): Promise<CompoundDetail[]> =>
  (await ask('GET', `/api/compounds?adcode=${adcode}&limit=1000`)).json.items

beforeAll(async () => {
  town = await foundTown(adcode)
  await town.lay(
    { name: 'east', at: [0, 0], size: [100, 100], households: 60, builtYear: 1990, costWan: 5 },
    { name: 'west', at: [100, 0], size: [100, 100], households: 40, builtYear: 1995 },
    { name: 'far', at: [400, 0], size: [50, 50], households: 10 },
    { name: 'bare' },
  )
})

const buildingsOf = async (id: string) =>
  (await ask('GET', `/api/menu/compounds/${id}`)).json.buildings.map(({ name }: { name: string }) => name)

describe('two yards that are one', () => {
  let merged: CompoundDetail

  it('become one compound: boundaries and known figures together, the others’ names as aliases', async () => {
    for (const name of ['east', 'west']) {
      const changes = [{ id: null, seen: null, building: { name: `${name}楼` } }]
      await ask('POST', '/api/buildings/changes', { body: { compoundId: town.idOf(name), changes } })
    }
    const { status, json } = await merge(['east', 'west'])
    expect(status).toBe(201)
    const { from, to, differences } = LineageChange.parse(json)
    merged = to[0]!
    expect(from.map(({ name, retired }) => [name, retired])).toEqual([
      ['east', true],
      ['west', true],
    ])
    expect(merged).toMatchObject({ name: '教委院', households: 100, builtYear: 1990, costWan: null, version: 1 })
    expect(merged.aliases.sort()).toEqual(['east', 'west'])
    expect([merged.boundary!.coordinates.length, Math.round(merged.boundarySizeM2!)]).toEqual([1, 20_000])
    expect(merged.provenance.households).toMatchObject({ kind: 'user', note: 'east 60 + west 40' })
    expect(differences).toEqual([{ field: 'costWan', whole: null, parts: 5, unknown: 1 }])
    expect(await buildingsOf(merged.id)).toEqual(['east楼', 'west楼'])
  })

  it('are counted once', async () => {
    const rows = await listed()
    expect(rows.map(({ name }) => name).sort()).toEqual(['bare', 'far', '教委院'])
    expect((await ask('GET', `/api/districts/${adcode}`)).json).toMatchObject({ compounds: 3, placed: 2 })
  })

  it('are told as where it came from', async () => {
    const { cameFrom } = Lineage.parse((await ask('GET', `/api/compounds/${merged.id}/lineage`)).json)
    expect(cameFrom).toMatchObject({ kind: 'merge', undoneBy: { id: merged.id, version: 1 } })
    expect(cameFrom!.compounds.map(({ name }) => name).sort()).toEqual(['east', 'west'])
  })

  it('are two again after undoing, each with its own facts', async () => {
    const { status, json } = await ask('POST', `/api/compounds/${merged.id}/undo-lineage`, { body: { version: 1 } })
    expect(status).toBe(200)
    expect(json.removed).toEqual([{ id: merged.id, name: '教委院' }])
    const rows = await listed()
    const facts = rows.map(({ name, households, builtYear }) => [name, households, builtYear])
    expect(facts).toEqual([
      ['east', 60, 1990],
      ['west', 40, 1995],
      ['far', 10, null],
      ['bare', null, null],
    ])
    // nobody has drawn them: they go back where they came from
    for (const name of ['east', 'west']) expect(await buildingsOf(town.idOf(name))).toEqual([`${name}楼`])
    const again = await ask('POST', `/api/compounds/${town.idOf('east')}/undo-lineage`, { body: { version: 3 } })
    expect([again.status, again.json.code]).toEqual([404, 'no-such-lineage'])
  })
})

describe('a merge', () => {
  it('by somebody who saw an older version is refused, and nothing is written', async () => {
    const { status, json } = await merge(['east', 'far'])
    expect([status, json.code]).toEqual([409, 'stale-version'])
    expect(await listed()).toHaveLength(4)
  })

  it('of a placed compound and one without a boundary has the one boundary, and a sum nobody knows stays unknown', async () => {
    const { json } = await merge(['far', 'bare'])
    const [merged] = LineageChange.parse(json).to
    expect(merged).toMatchObject({ households: null, placed: true })
    await ask('POST', `/api/compounds/${merged!.id}/undo-lineage`, { body: { version: 1 } })
  })

  it('of a member of an area and one outside is refused: nobody can tell what is wanted', async () => {
    const body = { adcode, name: '一片', compounds: [town.idOf('east'), town.idOf('west')], maxGapM: 15 }
    const area = (await ask('POST', '/api/areas', { body })).json
    const ids = ['east', 'far'].map((name) => ({ id: town.idOf(name), version: 3 }))
    const refused = await merge(['east', 'far'], { compounds: ids })
    expect(refused.json.code).toBe('merge-areas-differ')
    const both = ['east', 'west'].map((name) => ({ id: town.idOf(name), version: 3 }))
    const { json } = await merge(['east', 'west'], { compounds: both })
    expect((await ask('GET', `/api/areas/${area.id}`)).json.compounds).toEqual([LineageChange.parse(json).to[0]!.id])
  })
})
