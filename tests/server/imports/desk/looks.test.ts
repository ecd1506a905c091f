import { describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import type { SoundShape } from '#server/imports/desk/check-rows.ts'
import type { KeptLook } from '#server/imports/desk/look.ts'
import type { LookRow } from '#server/imports/desk/look-rows.ts'
import { Looks } from '#server/imports/desk/looks.ts'
import { because } from '#server/imports/import-fields.ts'
import { square } from './files.ts'

type Wish = Partial<ImportWishes>

const yard = (at: number): SoundShape => ({
  geometry: { type: 'Polygon', coordinates: [square(113 + at / 997, 34 + at / 1009, 0.001)] },
  change: 'new',
})

const rowAt = (at: number): LookRow => ({
  ...{ at, row: at + 1, name: `第${at}号院`, kind: at % 300 === 7 ? 'changed' : 'new' },
  ...{
    recordId: at % 300 === 7 ? `410108-c-${at}` : null,
    because: because('same-name'),
    geometry: 'new',
    findings: 0,
  },
  candidates: at === 3 ? [{ recordId: '410108-c-900', score: 1, reasons: [] }] : [],
  fields: [{ field: 'households', before: null, after: at, kind: 'filled' }],
})

/** A look at a ledger of a thousand compounds, all of which it has read. */
function lookAt(id: string, rows: number, wish: Wish = {}): KeptLook {
  const ledger = new Map(
    Array.from({ length: 1000 }, (_, k) => [`410108-c-${k}`, { name: `台账 ${k}`, version: k }] as const),
  )
  const ats = Array.from({ length: rows }, (_, at) => at)
  const laid = { id, adcode: '410108', name: '红线.geojson', bytes: 1, hash: 'f00d', state: 'draft' as const, parts: 1 }
  const picture = { shapes: [{ at: 0, geometry: yard(0).geometry }], total: rows }
  const crs = { declared: null, used: null, candidates: [], residualsM: null }
  const look = {
    ...{ laid, wishes: ImportWishes.parse(wish), ledger, rows: ats.map(rowAt), blocking: [], distanceM: null },
    ...{ digest: `digest of ${id}`, revision: 4, findings: [] },
    looked: {
      ...{
        format: 'geojson',
        encoding: null,
        tables: [],
        table: 0,
        crs,
        bounds: null,
        samples: [],
        picture,
        blocking: [],
      },
      ...{ mapping: { columns: [], template: null }, records: rows, nameless: [] },
      findings: { ofReading: [], ofMeaning: [] },
    },
  }
  const sound = new Map(ats.map((at) => [at, yard(at)]))
  return { look, shapes: { sound, left: new Set([2, 5]), findings: [] }, decided: [], store: compoundStore }
}

const wishes = (wish: Wish = {}) => ImportWishes.parse(wish)
const firstRows = { limit: 50, offset: 0 }

describe('a look that is kept', () => {
  it('is turned row by row, with the names of the records each speaks of', async () => {
    const looks = new Looks()
    const kept = lookAt('a', 1000)
    await looks.keep(kept)
    expect(await looks.page('a', wishes(), { limit: 3, offset: 998 })).toMatchObject({
      total: 1000,
      rows: kept.look.rows.slice(998),
    })
    const changed = await looks.page('a', wishes(), { kind: 'changed', limit: 2, offset: 1 })
    expect(changed).toMatchObject({ total: 4, rows: [{ at: 307 }, { at: 607 }] })
    expect(changed?.ledger.get('410108-c-607')).toEqual({ name: '台账 607', version: 607 })
    expect((await looks.page('a', wishes(), firstRows))?.ledger.get('410108-c-900')?.name).toBe('台账 900')
  })

  it('is applied as it was seen, shapes and all', async () => {
    const looks = new Looks()
    const kept = lookAt('a', 600)
    await looks.keep(kept)
    const again = await looks.unpacked('a', wishes({ source: { name: '普查' } }))
    expect(again?.look.rows).toEqual(kept.look.rows)
    expect(again?.shapes).toEqual(kept.shapes)
    expect(again?.look).toMatchObject({ digest: 'digest of a', revision: 4, laid: { id: 'a' } })
    expect(again?.look.ledger.get('410108-c-307')).toEqual({ name: '台账 307', version: 307 })
  })

  it('gives way to the next look at the same draft: other wishes are not kept beside it', async () => {
    const looks = new Looks()
    await looks.keep(lookAt('a', 600))
    const { bytes } = looks
    await looks.keep(lookAt('a', 600, { addStreets: true }))
    expect(looks.bytes).toBe(bytes)
    expect(await looks.page('a', wishes(), firstRows)).toBeNull()
    expect((await looks.page('a', wishes({ addStreets: true }), firstRows))?.total).toBe(600)
  })

  it('goes, the oldest first, where all together weigh too much; the newest stays whatever it weighs', async () => {
    const alone = new Looks()
    await alone.keep(lookAt('a', 600))
    const looks = new Looks(2.5 * alone.bytes)
    for (const id of ['a', 'b', 'c']) await looks.keep(lookAt(id, 600))
    const isKept = async (id: string) => (await looks.page(id, wishes(), firstRows)) !== null
    expect(await Promise.all(['a', 'b', 'c'].map(isKept))).toEqual([false, true, true])
    await looks.keep(lookAt('d', 3000))
    expect(await Promise.all(['b', 'c', 'd'].map(isKept))).toEqual([false, false, true])
    looks.forget('d')
    expect(looks.bytes).toBe(0)
  })
})
