import { describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import { LaidFile, Stopped } from '#server/imports/desk/laid-file.ts'
import type { Phase } from '#server/imports/desk/messages.ts'
import { ledgerOf } from '../ledgers.ts'
import { csv, geojson, layOn, meant, packed, square, utf8 } from './files.ts'

type Wish = Partial<ImportWishes>

/** A file as the thread has it, looked at and compared as often as one likes. */
function opened(bytes: Uint8Array, name: string) {
  const laid = new LaidFile()
  layOn(laid, bytes)
  const phases: Phase[] = []
  const tell = (phase: Phase) => phases.push(phase)
  const look = (wish: Wish = {}, templates: unknown[] = []) => {
    phases.length = 0
    const expected = { bounds: [113.5, 34.7, 113.8, 34.95] as [number, number, number, number] }
    const wishes = ImportWishes.parse(wish)
    const file = meant(bytes, name)
    return laid.look({ file, readingKey: wishes.encoding ?? '', wishes, templates, expected, year: 2026 }, tell)
  }
  const compare = async (wish: Wish = {}, remembered: [string, string][] = []) => {
    const wishes = ImportWishes.parse(wish)
    const choices = Object.entries(wishes.choices).map(([at, choice]) => [Number(at), choice] as const)
    for (const [page, existing] of inPages(ledgerOf('惠济区')).entries()) laid.know({ page, existing })
    const sums = await laid.compare({ wishes, ledgerPages: 2, choices, remembered }, tell)
    return { sums, rows: laid.rows({ from: 0, count: sums.rows }).filter(({ at }) => at !== null) }
  }
  return { laid, look, compare, phases }
}

const inPages = <T>(records: readonly T[]) => [records.slice(0, 10), records.slice(10)]

const ledger = csv('序号,小区名称,所属街道,户数', ['1,12中家属院,长兴路街道,120', '2,新来的小区,长兴路街道,86'])
const codes = (findings: { code: string }[]) => findings.map(({ code }) => code)

describe('a ledger on the desk', () => {
  it('is understood column by column and held against the ledger row by row', async () => {
    const file = opened(ledger, '台账.csv')
    const looked = await file.look()
    expect(looked.mapping.columns.map(({ field }) => field)).toEqual([null, 'name', 'streetOffice', 'households'])
    expect(looked.samples[1]).toEqual(['12中家属院', '新来的小区'])
    expect((await file.compare()).rows.map(({ kind }) => kind)).toEqual(['changed', 'new'])
  })

  it('is not read again when a choice changes, and not understood again either', async () => {
    const file = opened(ledger, '台账.csv')
    await file.look()
    expect(file.phases).toContain('reading')
    await file.look({ choices: { 1: 'skip' } })
    expect(file.phases).toEqual([])
    const { rows, sums } = await file.compare({ choices: { 1: 'skip' } })
    expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'skipped'])
    expect(sums.decided).toEqual([['新来的小区|长兴路', 'skip']])
  })

  it('is read by the columns as the user corrects them, a field going from one to the other', async () => {
    const file = opened(ledger, '台账.csv')
    await file.look()
    const looked = await file.look({ columns: [{ column: 3, field: 'buildingCount' }] })
    expect(file.phases).toEqual(['understanding', 'understanding'])
    expect(looked.mapping.columns[3]).toMatchObject({ field: 'buildingCount', because: { code: 'by-user' } })
    const moved = await file.look({ columns: [{ column: 2, field: 'name' }] })
    expect(moved.mapping.columns.map(({ field }) => field)).toEqual([null, null, 'name', 'households'])
    expect(moved.mapping.columns[1]?.because.code).toBe('field-taken')
  })

  it('has beside each value the words of the file, where they are not the value itself', async () => {
    const bytes = csv('小区名称,户数,建筑面积,建成年代', [
      '新来的小区,８６ 户,1.2万㎡,1998',
      '又一个小区,12,3000,90年代初',
    ])
    const file = opened(bytes, '台账.csv')
    await file.look()
    const { rows } = await file.compare()
    const said = rows.map(({ fields }) => fields.map(({ field, after, written }) => [field, after, written]))
    expect(said).toEqual([
      [
        ['name', '新来的小区', undefined],
        ['builtYear', 1998, undefined],
        ['households', 86, '８６ 户'],
        ['floorAreaM2', 12_000, '1.2万㎡'],
      ],
      [
        ['name', '又一个小区', undefined],
        ['builtYearNote', '90年代初', undefined],
        ['households', 12, undefined],
        ['floorAreaM2', 3000, undefined],
      ],
    ])
  })

  it('has a cell put right on the desk instead of in the file, says so, and keeps what the file had', async () => {
    const bytes = csv('小区名称,户数,建筑面积（㎡）,建成年代', [
      '新来的小区,86,1.2,19933',
      '又一个小区,12,3000,解放前后',
    ])
    const file = opened(bytes, '台账.csv')
    const cellOf = (findings: Awaited<ReturnType<typeof file.look>>['findings']['ofMeaning'], code: string) =>
      findings.find((each) => each.code === code)?.cell
    const { ofMeaning } = (await file.look()).findings
    expect(cellOf(ofMeaning, 'impossible-year')).toEqual({ at: 0, column: 3, text: '19933' })
    expect(cellOf(ofMeaning, 'floor-area-per-household')).toEqual({ at: 0, column: 2, text: '1.2' })
    const cells = [
      { at: 0, column: 2, text: '8000' },
      { at: 0, column: 2, text: ' 12000 ' },
      { at: 0, column: 3, text: '1993' },
      { at: 1, column: 3, text: '90年代初' },
      { at: 1, column: 1, text: '' },
      { at: 7, column: 1, text: '3' },
    ]
    const { findings } = await file.look({ cells })
    expect(file.phases).not.toContain('reading')
    expect(codes(findings.ofMeaning).filter((code) => code !== 'built-year-kept-as-words')).toEqual(
      Array(4).fill('cell-put-right'),
    )
    expect(findings.ofMeaning[0]).toMatchObject({
      row: 2,
      params: { value: '1.2', text: '12000' },
      cell: { text: '12000' },
    })
    const { rows } = await file.compare({ cells })
    expect(rows.map(({ fields }) => fields.map(({ field, after, written }) => [field, after, written]))).toEqual([
      [
        ['name', '新来的小区', undefined],
        ['builtYear', 1993, '19933'],
        ['households', 86, undefined],
        ['floorAreaM2', 12_000, '1.2'],
      ],
      [
        ['name', '又一个小区', undefined],
        ['builtYearNote', '90年代初', '解放前后'],
        ['floorAreaM2', 3000, undefined],
      ],
    ])
    expect(file.laid.records({ ats: [1] })[0]?.corrected).toEqual({ builtYearNote: '解放前后' })
  })

  it('takes what was said of a name before, unless something else is said now', async () => {
    const file = opened(ledger, '台账.csv')
    await file.look()
    const before = await file.compare({}, [['新来的小区|长兴路', '410108-c-002']])
    expect(before.rows[1]).toMatchObject({ recordId: '410108-c-002', because: { code: 'chosen-before' } })
    const now = await file.compare({ choices: { 1: 'new' } }, [['新来的小区|长兴路', '410108-c-002']])
    expect(now.rows[1]).toMatchObject({ kind: 'new', because: { code: 'chosen' } })
  })

  it('holds its total against its rows, though a total is no row', async () => {
    const bytes = csv('序号,小区名称,所属街道,户数', ['1,12中家属院,长兴路街道,120', '2,新来的小区,,86', '合计,,,300'])
    const looked = await opened(bytes, '台账.csv').look()
    expect(looked.tables[0]?.rows).toBe(2)
    expect(looked.findings.ofMeaning).toContainEqual(
      expect.objectContaining({ code: 'total-differs', params: expect.objectContaining({ total: 300, sum: 206 }) }),
    )
  })

  it('says why it cannot be imported where no column names a compound', async () => {
    const looked = await opened(csv('数量,单价', ['3,4', '5,6']), '清单.csv').look()
    expect(codes(looked.blocking)).toEqual(['no-name-column'])
  })
})

describe('a map on the desk', () => {
  const metres = geojson([{ name: '12中家属院', ring: square(463_800, 3_851_900, 90) }])

  it('waits for a coordinate system where nobody says one, with the likeliest near the district first', async () => {
    const file = opened(metres, '红线.geojson')
    const looked = await file.look()
    expect(codes(looked.blocking)).toEqual(['crs-needed'])
    expect(looked.crs.used).toBeNull()
    expect(looked.crs.candidates[0]?.shareInside).toBe(1)
    expect(looked.picture.shapes).toEqual([])
    const said = await file.look({ crs: { code: 'EPSG:4547' } })
    expect(said.blocking).toEqual([])
    expect(said.bounds?.[0]).toBeCloseTo(113.604, 2)
    expect(said.picture.shapes).toHaveLength(1)
    expect(file.phases).not.toContain('reading')
  })

  it('takes a city’s own grid by matched points, and says how far each is off', async () => {
    const file = opened(metres, '红线.geojson')
    const points = [
      { from: [463_800, 3_851_900], to: [113.6, 34.8] },
      { from: [463_900, 3_851_900], to: [113.60109, 34.8] },
      { from: [463_800, 3_852_000], to: [113.6, 34.8009] },
    ] as const
    const looked = await file.look({
      crs: { points: points.map(({ from, to }) => ({ from: [...from], to: [...to] })) },
    })
    expect(looked.crs.residualsM).toHaveLength(3)
    expect(Math.max(...(looked.crs.residualsM ?? [9]))).toBeLessThan(0.5)
    const same = points.map(() => ({ from: [1, 1] as [number, number], to: [113.6, 34.8] as [number, number] }))
    expect(codes((await file.look({ crs: { points: same } })).blocking)).toEqual(['own-grid-same-place'])
  })

  it('asks for the datum of degrees in two columns, which no table tells', async () => {
    const bytes = csv('小区名称,经度,纬度', ['12中家属院,113.611,34.821', '新来的小区,113.612,34.822'])
    const file = opened(bytes, '点位.csv')
    expect(codes((await file.look()).blocking)).toEqual(['crs-needed'])
    const said = await file.look({ crs: { code: 'gcj02' } })
    expect(said.blocking).toEqual([])
    const shift = (113.611 - (said.bounds?.[0] ?? 0)) * 91_000
    expect(shift).toBeGreaterThan(300)
    expect(shift).toBeLessThan(800)
  })

  it('takes places from two columns of metres, whichever of the two the sender calls X, and asks for their system', async () => {
    const bytes = csv('小区名称,X坐标,Y坐标', [
      '12中家属院,3851900.5,38463800.2',
      '新来的小区,,',
      '缺一半院,3851900.5,',
    ])
    const file = opened(bytes, '点位.csv')
    const asked = await file.look()
    expect(codes(asked.blocking)).toEqual(['crs-needed'])
    expect(asked.crs.candidates[0]?.code).toBe('EPSG:4526')
    const said = await file.look({ crs: { code: 'EPSG:4526' } })
    expect(said.blocking).toEqual([])
    expect(said.picture.shapes).toEqual([
      { at: 0, geometry: { type: 'Point', coordinates: [expect.closeTo(113.604, 3), expect.closeTo(34.797, 2)] } },
    ])
  })

  it('draws an outline around a point only when that is wished for', async () => {
    const file = opened(geojson([{ name: '新来的小区', point: [113.6, 34.8] }]), '点位.geojson')
    await file.look()
    const { sums } = await file.compare()
    const [plain] = file.laid.shapes({ ats: sums.shaped, sketchPoints: false })
    const [sketched] = file.laid.shapes({ ats: sums.shaped, sketchPoints: true })
    expect(plain?.geometry.type).toBe('Point')
    expect(sketched).toMatchObject({ geometry: { type: 'Polygon' }, isSketched: true })
  })

  it('never adds a shape that has neither name nor code', async () => {
    const file = opened(geojson([{ ring: square(113.6, 34.8, 0.001) }]), '红线.geojson')
    expect((await file.look()).nameless).toEqual([0])
    expect((await file.compare()).rows[0]).toMatchObject({ kind: 'doubtful', because: { code: 'nameless' } })
  })
})

it('tells where a road lies that nobody knows the class of, and takes it once somebody says what its class means', async () => {
  const way = line([113.6, 34.8], [113.61, 34.8], [113.62, 34.8])
  const layer = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: way, properties: { 道路等级: '县道' } }],
  }
  const file = opened(utf8(JSON.stringify(layer)), '图层.geojson')
  const { findings, records } = await file.look({ kind: 'ground' })
  expect(records).toBe(0)
  expect(findings.ofMeaning.find(({ row }) => row !== null)).toMatchObject({
    ...{ code: 'ground-row-not-read', params: { value: '县道', column: '道路等级' }, row: 1 },
    ...{ place: [113.61, 34.8], cell: { at: 0, column: 0, text: '县道' } },
  })
  const said = await file.look({ kind: 'ground', words: { class: { 县道: 'arterial' } } })
  expect([said.records, said.mapping.words]).toEqual([1, { class: { 县道: 'arterial' } }])
})

it('takes what was said of one piece of a road before by its place, and not for the other pieces', async () => {
  const [west, east] = [line([113.6, 34.8], [113.61, 34.8]), line([113.61, 34.8], [113.62, 34.8])]
  const north = line([113.6, 34.81], [113.6, 34.82])
  const first = roads([null, west], [null, east], ['w7', north])
  const decided = await comparedAsGround(first, { 1: 'skip', 2: 'skip' }, [])
  const next = roads(['w8', north], [null, line([113.62, 34.8], [113.61, 34.8])], [null, west])
  const { kinds } = await comparedAsGround(next, {}, decided.decided)
  expect(kinds).toEqual([
    ['skipped', 'chosen-before'],
    ['skipped', 'chosen-before'],
    ['new', 'nothing-there'],
  ])
})

it('does not take what was said of row 12 of one sender for row 12 of another, a road somewhere else', async () => {
  const north = line([113.6, 34.81], [113.6, 34.82])
  const { decided } = await comparedAsGround(roads(['12', north]), { 0: 'skip' }, [])
  expect(decided).toHaveLength(1)
  const elsewhere = line([113.7, 34.9], [113.71, 34.9])
  const { kinds } = await comparedAsGround(roads(['12', elsewhere]), {}, decided)
  expect(kinds).toEqual([['new', 'nothing-there']])
})

const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })

/** Pieces of one road, some with their sender's number. */
const roads = (...pieces: (readonly [code: string | null, geometry: object])[]) =>
  utf8(
    JSON.stringify({
      type: 'FeatureCollection',
      features: pieces.map(([osm_id, geometry]) => ({
        ...{ type: 'Feature', geometry },
        properties: { osm_id, highway: 'primary', name: '江山路' },
      })),
    }),
  )

async function comparedAsGround(bytes: Uint8Array, chosen: Wish['choices'], remembered: [string, string][]) {
  const file = opened(bytes, '道路.geojson')
  const wishes = ImportWishes.parse({ kind: 'ground', choices: chosen })
  await file.look(wishes)
  file.laid.know({ page: 0, existing: { ground: [], invented: { roads: 0, barriers: 0, waters: 0 } } })
  const choices = Object.entries(wishes.choices).map(([at, choice]) => [Number(at), choice] as const)
  const { decided, rows } = await file.laid.compare({ wishes, ledgerPages: 1, choices, remembered }, () => {})
  const kinds = file.laid.rows({ from: 0, count: rows }).map(({ kind, because }) => [kind, because.code])
  return { decided, kinds }
}

describe('a look that is stopped', () => {
  const asked = (bytes: Uint8Array) => ({
    file: meant(bytes, '台账.csv'),
    ...{ readingKey: meant(bytes, '').hash, templates: [], expected: {}, year: 2026, wishes: ImportWishes.parse({}) },
  })
  const other = csv('小区名称,户数', ['另一处院,3'])
  const stopAt = (phase: Phase, share: number) => (told: Phase, done: number) => {
    if (told === phase && done === share) throw new Stopped()
  }

  it('ends where it stands, and the next begins anew', async () => {
    const laid = new LaidFile()
    layOn(laid, ledger)
    await expect(laid.look(asked(ledger), stopAt('reading', 0))).rejects.toThrow(Stopped)
    layOn(laid, ledger)
    expect((await laid.look(asked(ledger), () => {})).records).toBe(2)
  })

  it('leaves nothing of its file for the next, though the same file came once more in between', async () => {
    const laid = new LaidFile()
    layOn(laid, ledger)
    await expect(laid.look(asked(ledger), stopAt('reading', 1))).rejects.toThrow(Stopped)
    layOn(laid, ledger)
    expect((await laid.look(asked(ledger), () => {})).records).toBe(2)
    layOn(laid, other)
    const { records, samples } = await laid.look(asked(other), () => {})
    expect([records, samples]).toEqual([1, [['另一处院'], ['3']]])
  })

  it('before all pieces came leaves none of them for the next', async () => {
    const laid = new LaidFile()
    laid.add({ part: 0, packed: packed(ledger) })
    layOn(laid, other)
    expect((await laid.look(asked(other), () => {})).records).toBe(1)
  })

  it('or a file of which a piece is missing is not read as if it were whole', async () => {
    const laid = new LaidFile()
    laid.add({ part: 0, packed: packed(ledger.subarray(0, 60)) })
    await expect(laid.look(asked(ledger), () => {})).rejects.toMatchObject({ code: 'file-incomplete' })
    expect(() => laid.add({ part: 1, packed: packed(ledger.subarray(60)) })).toThrow('piece 1')
  })
})
