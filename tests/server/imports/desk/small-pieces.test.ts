import { describe, expect, it } from 'vitest'
import { ImportWishes, mostImportRows } from '#contract/import.ts'
import { localReader } from '#server/accounts/reader.ts'
import { proposeMapping } from '#server/imports/columns.ts'
import { plannedCompound } from '#server/imports/compounds/edits.ts'
import { openResolving } from '#server/imports/compounds/resolve-places.ts'
import { surePairs } from '#server/imports/desk/attach-rows.ts'
import { keptTemplate } from '#server/imports/desk/kept-template.ts'
import { reasonsAgainst } from '#server/imports/desk/look-rows.ts'
import { pictureOf } from '#server/imports/desk/picture.ts'
import { choiceKey } from '#server/imports/desk/remembered.ts'
import { inTurns } from '#server/imports/desk/turns.ts'
import { plannedGround } from '#server/imports/ground/planned-ground.ts'
import { groundRules } from '#server/imports/ground/rules.ts'
import type { RowToWrite } from '#server/imports/kind.ts'
import { saidOver } from '#server/imports/said-words.ts'
import { templateThatFits } from '#server/imports/template.ts'
import { plannedWork } from '#server/imports/works/planned-work.ts'
import { huijiTable } from '../ledgers.ts'
import { square } from './files.ts'

const overlaid = (compoundId: string, ofRow: number, ofCompound = ofRow) => ({
  ...{ compoundId, ofRow, ofCompound, share: Math.min(ofRow, ofCompound) },
})

describe('an outline without a name', () => {
  it('is the compound it has most of itself in common with, if that is true both ways', () => {
    expect(surePairs(new Map([[0, [overlaid('a', 0.9)]]])).get(0)?.compoundId).toBe('a')
    expect(surePairs(new Map([[0, [overlaid('a', 0.9, 0.2)]]])).size).toBe(0)
  })

  it('is nobody for sure where two compounds or two outlines fit', () => {
    expect(surePairs(new Map([[0, [overlaid('a', 0.7), overlaid('b', 0.7)]]])).size).toBe(0)
    const rivals = new Map([
      [0, [overlaid('a', 0.8)]],
      [1, [overlaid('a', 0.7)]],
    ])
    expect(surePairs(rivals).size).toBe(0)
  })
})

describe('the picture of a file', () => {
  const shapes = Array.from({ length: 5000 }, (_, at) => ({
    at,
    geometry: { type: 'Polygon' as const, coordinates: [square(113.5 + at / 1e5, 34.8, 0.0005)] },
  }))

  it('shows a part of many, spread over all of them', () => {
    const picture = pictureOf(shapes, [113.5, 34.8, 113.56, 34.81])
    expect(picture.length).toBeLessThanOrEqual(2000)
    expect(picture.length).toBeGreaterThan(1500)
    expect(picture.at(-1)?.at).toBeGreaterThan(4900)
  })

  it('leaves out corners nobody would see, and closes what was closed', () => {
    const round = Array.from({ length: 721 }, (_, k) => [
      113.6 + 0.01 * Math.cos((k * Math.PI) / 360),
      34.8 + 0.01 * Math.sin((k * Math.PI) / 360),
    ])
    const [shape] = pictureOf([{ at: 0, geometry: { type: 'Polygon', coordinates: [round] } }], [113, 34, 115, 36])
    const ring = shape?.geometry.type === 'Polygon' ? (shape.geometry.coordinates[0] ?? []) : []
    expect(ring.length).toBeLessThan(80)
    expect(ring.at(-1)).toEqual(ring[0])
  })

  it('is empty while nobody knows where the file lies', () => {
    expect(pictureOf(shapes, null)).toEqual([])
  })
})

it('more rows than are imported at once are refused before they are compared', () => {
  const [reason] = reasonsAgainst([], { records: mostImportRows + 1, blocking: [] })
  expect(reason).toMatchObject({ code: 'too-many-rows', params: { most: mostImportRows } })
  expect(reasonsAgainst([], { records: mostImportRows, blocking: [] })[0]?.code).toBe('nothing-to-write')
})

it('the key of a choice is one for all ways of writing a name and its street', () => {
  const record = (name: string, streetOffice: string) => ({
    ...{ at: 0, row: 1, written: {}, rest: {}, values: { name, streetOffice } },
  })
  expect(choiceKey(record('１２中 家属院', '惠济区长兴路街道办事处'))).toBe(
    choiceKey(record('12中家属院', '长兴路街道')),
  )
  expect(choiceKey({ ...record('', ''), values: {} })).toBeNull()
})

it('a kept template fits the next file with these headings in another order', () => {
  const table = huijiTable()
  const { signature, columns } = keptTemplate('惠济区住建局', proposeMapping(table))
  expect(signature).toMatch(/^[0-9a-f]{64}$/)
  // what is kept is a template: that is what the next file is held against
  const template = columns as Parameters<typeof templateThatFits>[1][number]
  expect(templateThatFits([...table.columns].reverse(), [template])?.sender).toBe('惠济区住建局')
})

it('what words mean is kept with the sender’s template, and what is said now goes before it', () => {
  const roads = { name: '路网', columns: ['路名', '道路等级'], rows: [{ row: 1, cells: ['长兴路', '县道'] }] }
  const words = { class: { 县道: 'arterial', 乡道: 'street' } }
  const { columns } = keptTemplate('市交通局', { ...groundRules.propose(roads, []), words })
  const next = groundRules.propose(roads, [JSON.parse(JSON.stringify(columns))])
  expect([next.template, next.words]).toEqual(['市交通局', words])
  const said = saidOver(next.words, { class: { ' 县道': 'secondary' }, name: {} })
  expect(said).toEqual({ class: { ' 县道': 'secondary', 乡道: 'street' }, name: {} })
})

describe('a figure that was put right on import', () => {
  const wishes = ImportWishes.parse({})
  const run = {
    ...{ runId: '410108-i-7', adcode: '410108', fileName: '台账.xlsx', wishes, crs: null },
    reader: localReader,
  }
  const row = (field: string, after: unknown, more: object): RowToWrite => ({
    ...{ kind: 'new', recordId: null, fields: [{ field, before: null, after, kind: 'filled' }] },
    record: { at: 0, row: 2, values: {}, rest: {}, written: { [field]: '12' }, corrected: { [field]: '1.2' }, ...more },
  })
  const origin = { source: '台账.xlsx', kind: 'survey', printed: '1.2', note: '导入时改正为“12”; 410108-i-7' }

  it('of a compound, a work or a road has the words of the file, and says what they were put right to', () => {
    const resolving = openResolving('410108', { streets: [], communities: [] }, false)
    const compound = { ...row('households', 12, {}), id: '410108-c-9' }
    expect(plannedCompound(compound, null, { run, resolving, dataDate: '2026-01-01' }).provenance.households).toEqual(
      origin,
    )
    const work = row('note', '12', { values: { trade: 'gas', kind: 'new', note: '12' } })
    expect(plannedWork(work, run, new Map()).provenance.note).toEqual(origin)
    const road = row('widthM', 12, { values: { what: 'road', isBarrier: false, widthM: 12 } })
    expect(plannedGround(road, run).provenance.widthM).toEqual(origin)
  })
})

it('long work lets others have their turn', async () => {
  let turns = 0
  const others = setInterval(() => turns++, 0)
  const work = () => {
    for (const end = performance.now() + 1; performance.now() < end; );
  }
  await inTurns(Array.from({ length: 60 }), work)
  clearInterval(others)
  expect(turns).toBeGreaterThan(1)
})
