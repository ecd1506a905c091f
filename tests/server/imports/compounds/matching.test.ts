import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importReasons } from '#contract/language/readings-meaning.ts'
import type { ExistingCompound } from '#server/imports/compounds/existing-compound.ts'
import { type Match, matchRecords } from '#server/imports/compounds/matching.ts'
import { nameKey } from '#server/imports/compounds/names.ts'
import type { ImportRecord } from '#server/imports/compounds/records.ts'
import type { ImportValues } from '#server/imports/import-fields.ts'
import { ledgerOf } from '../ledgers.ts'

const record = (values: ImportValues, at = 0): ImportRecord => ({
  at,
  row: at + 2,
  values,
  written: {},
  blank: [],
  rest: {},
})
const recordsOf = (...values: ImportValues[]) => values.map(record)
const compound = (id: string, name: string, more: Partial<ExistingCompound> = {}): ExistingCompound => ({
  ...{ id, name, aliases: [], streetOffice: null },
  ...more,
})
const said = ({ kind, compoundId, because, candidates }: Match) => [
  ...[kind, compoundId ?? candidates.map((each) => each.compoundId).join(' '), because.code],
]
const matchOne = (values: ImportValues, ...existing: ExistingCompound[]) =>
  said(matchRecords(recordsOf(values), existing)[0]!)

/** As another hand would write it: letters and digits in full width, spaces between. */
const rewritten = (name: string, widths: boolean[]) =>
  [...name]
    .map((sign, at) => {
      const isWide = widths[at % widths.length]
      const written = isWide && /[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign
      return isWide ? `${written}${at % 2 ? ' ' : '\u3000'}` : written
    })
    .join('')

const nameParts = fc.tuple(
  fc.constantFrom('金桂', '天秀', '教委', '电控厂', '沿河', '南阳路', '十二中', '第一', '邮电局'),
  fc.constantFrom('', '东', '西', '南', '北', '144号', '86 号', '一期', '二期', '（一期）'),
  fc.constantFrom('', '院', '小区', '家属院', '社区', '号院', '宿舍', '6号楼', '七号楼', '3-5号楼'),
)
const someLedger = fc
  .uniqueArray(
    nameParts.map((parts) => parts.join('')),
    { selector: nameKey, minLength: 1, maxLength: 60 },
  )
  .map((names) =>
    names.map((name, at) => compound(`410108-c-${at}`, name, { streetOffice: `${'甲乙丙'[at % 3]}街道` })),
  )

describe('a file matched with the ledger', () => {
  it('copied from it, shuffled, spaced otherwise and in other widths, is the ledger wholly', () => {
    const ledgers = fc.oneof(someLedger, fc.constantFrom(ledgerOf('惠济区'), ledgerOf('纳雍县')))
    const shuffled = ledgers.chain((ledger) =>
      fc.tuple(fc.constant(ledger), fc.shuffledSubarray(ledger, { minLength: ledger.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), ([ledger, copied], widths) => {
        const records = copied.map(({ name, streetOffice }, at) =>
          record({ name: rewritten(name, widths), ...(streetOffice && { streetOffice: `${streetOffice}办事处` }) }, at),
        )
        const matches = matchRecords(records, ledger)
        expect(matches.map(({ kind, compoundId }) => [kind, compoundId])).toEqual(copied.map(({ id }) => ['same', id]))
      }),
    )
  })

  it('gives no compound to two records, whatever is in it, and the order of rows and ledger changes nothing', () => {
    const values = fc.record(
      {
        name: nameParts.map((parts) => parts.join('')),
        streetOffice: fc.constantFrom('甲街道', '乙街道'),
        planYear: fc.constantFrom(2020, 2021),
      },
      { requiredKeys: [] },
    )
    const choices = fc.array(
      fc.tuple(fc.nat(20), fc.constantFrom('new', 'skip', '410108-c-0', '410108-c-1', '410108-c-99')),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.array(values, { maxLength: 30 }), someLedger, choices, (all, ledger, chosen) => {
        const records = all.map(record)
        const matches = matchRecords(records, ledger, new Map(chosen))
        const found = matches.flatMap(({ compoundId }) => compoundId ?? [])
        expect(new Set(found).size).toBe(found.length)
        expect(matches.slice(0, records.length).map(({ at }) => at)).toEqual(records.map(({ at }) => at))
        const again = matchRecords([...records].reverse(), [...ledger].reverse(), new Map(chosen))
        expect([...again.slice(0, records.length).reverse(), ...again.slice(records.length)]).toEqual(matches)
        for (const { because, candidates } of matches) {
          expect(importReasons.match).toHaveProperty(because.code)
          for (const { code } of candidates.flatMap(({ reasons }) => reasons))
            expect(importReasons.candidate).toHaveProperty(code)
        }
      }),
    )
  })

  it.each([
    ['江山路86号院', '江山路 86 号', 'same-name'],
    ['江山路八十六号', '江山路86号院', 'same-name'],
    ['南阳路一四四号院', '南阳路144号院', 'same-name'],
    ['十二中家属院', '１２中家属院', 'same-name'],
    ['供销社安居工程1号楼', '供销社安居工程一号楼', 'same-name'],
    ['“金桂苑”小区', '金桂苑小区', 'same-name'],
    ['金桂苑（一期）', '金桂苑一期', 'same-name'],
    ['金桂苑', '金桂苑小区', 'same-name-but-kind'],
    ['江山路86号家属院', '江山路86号院', 'same-name-but-kind'],
    ['沿河6号楼', '沿河小区6号楼', 'same-name-but-kind'],
    ['金桂苑小区（原粮食局家属院）', '粮食局家属院', 'same-other-name'],
  ])('knows %s and %s for one', (written, name, code) => {
    expect(matchOne({ name: written }, compound('a', name))).toEqual(['same', 'a', code])
  })

  it.each([
    ['沿河小区6号楼', '沿河小区7号楼'],
    ['教委东院', '教委西院'],
    ['天秀南院', '天秀北院'],
    ['南阳路144号院', '南阳路86号院'],
    ['财政局宿舍', '邮电局宿舍'],
    ['金桂苑（一期）', '金桂苑（二期）'],
    ['3-5号楼', '35号楼'],
  ])('never takes %s for %s', (written, name) => {
    expect(matchOne({ name: written }, compound('a', name))).toEqual(['new', '', 'nothing-like-it'])
  })

  it.each([
    ['金贵苑小区', '金桂苑小区', 'similar-only'],
    ['粮食局宿舍', '广场粮食局宿舍', 'similar-only'],
    ['同乐社区南院', '同乐社区南北院', 'similar-only'],
    ['电控厂小区', '电控厂家属院', 'other-kind'],
  ])('is in doubt whether %s is %s', (written, name, code) => {
    expect(matchOne({ name: written }, compound('a', name))).toEqual(['doubtful', 'a', code])
  })

  it('goes by the code first, and is in doubt where the name of that code is quite another', () => {
    const ledger = [compound('410108-c-001', '甲院', { code: 'HJ-01' }), compound('410108-c-002', '乙院')]
    expect(
      matchRecords(recordsOf({ code: 'ＨＪ-01', name: '甲家属院' }, { code: '410108-c-002' }), ledger).map(said),
    ).toEqual([
      ['doubtful', '410108-c-001', 'same-code-other-name'],
      ['same', '410108-c-002', 'same-code'],
    ])
    expect(matchOne({ code: 'HJ-01', name: '甲院' }, ...ledger)).toEqual(['same', '410108-c-001', 'same-code'])
  })

  it('goes by alias, and by the street office where two have one name', () => {
    const ledger = [
      compound('a', '邮电局家属院', { streetOffice: '刘寨街道' }),
      compound('b', '邮电局家属院', { streetOffice: '长兴路街道' }),
      compound('c', '良运花园', { aliases: ['粮运公司院'] }),
    ]
    const file = recordsOf(
      { name: '邮电局家属院', streetOffice: '长兴路' },
      { name: '邮电局家属院', streetOffice: '惠济区刘寨街道办事处' },
      { name: '粮运公司院' },
    )
    expect(matchRecords(file, ledger).map(said)).toEqual([
      ['same', 'b', 'same-name'],
      ['same', 'a', 'same-name'],
      ['same', 'c', 'same-other-name'],
    ])
    expect(matchOne({ name: '邮电局家属院' }, ...ledger)).toEqual(['doubtful', 'a b', 'several-compounds'])
    expect(
      matchOne({ name: '良运花园', streetOffice: '甲街道' }, compound('c', '良运花园', { streetOffice: '乙街道' })),
    ).toEqual([...['doubtful', 'c', 'same-name-other-street']])
  })

  it('tells two of one name in one street apart by plan year, be it of two rows or of one', () => {
    const ledger = [
      compound('a', '邮电局家属院', { planYear: 2020 }),
      compound('b', '邮电局家属院', { planYear: 2021, aliases: ['邮电院'] }),
      compound('c', '电信大院', { planYear: 2022, aliases: ['邮电院'] }),
    ]
    const file = recordsOf({ name: '邮电局家属院', planYear: 2021 }, { name: '邮电局家属院', planYear: 2020 })
    expect(matchRecords(file, ledger).map(said)).toEqual([
      ['same', 'b', 'same-name-and-year'],
      ['same', 'a', 'same-name-and-year'],
      ['missing-from-file', 'c', 'not-in-file'],
    ])
    expect(matchOne({ name: '邮电局家属院', planYear: 2021 }, ...ledger)).toEqual(['same', 'b', 'same-name-and-year'])
    expect(matchOne({ name: '邮电院', planYear: 2022 }, ...ledger)).toEqual(['same', 'c', 'same-other-name-and-year'])
    expect(matchOne({ name: '邮电局家属院' }, ...ledger)).toEqual(['doubtful', 'a b', 'several-compounds'])
  })

  it('takes another plan year for news of the only one of its name, and of several asks', () => {
    const [a, b] = [
      compound('a', '邮电局家属院', { planYear: 2020 }),
      compound('b', '邮电局家属院', { planYear: 2021 }),
    ]
    expect(matchOne({ name: '邮电局家属院', planYear: 2022 }, a)).toEqual(['same', 'a', 'same-name'])
    const file = recordsOf({ name: '邮电局家属院', planYear: 2021 }, { name: '邮电局家属院', planYear: 2022 })
    expect(matchRecords(file, [a, b]).map(said)).toEqual([
      ['same', 'b', 'same-name-and-year'],
      ['doubtful', 'a b', 'other-plan-year'],
    ])
    const [, left] = matchRecords(file, [a, b])
    expect(left!.candidates[0]!.reasons).toContainEqual({ code: 'plan-year-differs', params: { year: 2020 } })
    const one = matchRecords(
      recordsOf({ name: '邮电局家属院', planYear: 2020 }, { name: '邮电局家属院', planYear: 2021 }),
      [a],
    )
    expect(one.map(said)).toEqual([
      ['same', 'a', 'same-name-and-year'],
      ['doubtful', 'a', 'name-already-matched'],
    ])
    const apart = [
      compound('a', '甲院', { streetOffice: '甲街道', planYear: 2020 }),
      compound('b', '甲院', { streetOffice: '乙街道', planYear: 2021 }),
    ]
    expect(matchOne({ name: '甲院', streetOffice: '甲街道', planYear: 2022 }, ...apart)).toEqual([
      'same',
      'a',
      'same-name',
    ])
  })

  it('with several rows for one compound leaves all of them to the user', () => {
    const file = recordsOf({ name: '同乐小区' }, { name: '同乐 小区' })
    expect(matchRecords(file, [compound('a', '同乐小区')]).map(said)).toEqual([
      ['doubtful', 'a', 'several-rows'],
      ['doubtful', 'a', 'several-rows'],
    ])
  })

  it('of a compound that was split or merged offers what it became, by name, and never the retired record', () => {
    const split = { retired: true, became: { kind: 'split' as const, ids: ['c-2', 'c-3'] } }
    const ledger = [
      compound('c-1', '同乐社区南北院', split),
      compound('c-2', '同乐社区南院'),
      compound('c-3', '同乐社区北院', { retired: true, became: { kind: 'merge', ids: ['c-4'] } }),
      compound('c-4', '大同花园'),
    ]
    const [match] = matchRecords(recordsOf({ name: '同乐社区南北院' }), ledger)
    expect(match).toMatchObject({
      kind: 'doubtful',
      because: { code: 'was-split', params: { name: '同乐社区南北院' } },
    })
    expect(match!.candidates.map(({ compoundId }) => compoundId)).toEqual(['c-2', 'c-4'])
    for (const { reasons } of match!.candidates)
      expect(reasons[0]).toEqual({ code: 'split-from', params: { name: '同乐社区南北院' } })
    expect(importReasons.candidate).toHaveProperty('split-from')
    expect(importReasons.match).toHaveProperty('was-split')
    // chosen before it was split, nobody has said which part it is now
    const [chosen] = matchRecords(recordsOf({ name: '同乐社区南北院' }), ledger, new Map([[0, 'c-1']]))
    expect(chosen).toMatchObject({ kind: 'doubtful' })
    expect(matchOne({ name: '同乐社区南院' }, ...ledger)).toEqual(['same', 'c-2', 'same-name'])
    expect(matchOne({ name: '同乐社区北院' }, ...ledger)).toEqual(['doubtful', 'c-2 c-4', 'was-merged'])
  })

  it('names what is in the ledger and not in the file, and calls nothing missing that a doubtful row may be', () => {
    const ledger = [compound('a', '甲厂家属院'), compound('b', '金桂苑'), compound('c', '老院', { retired: true })]
    expect(matchRecords(recordsOf({ name: '金贵苑' }), ledger).map(said)).toEqual([
      ['doubtful', 'b', 'similar-only'],
      ['missing-from-file', 'a', 'not-in-file'],
    ])
    expect(matchOne({ name: '老院' }, ...ledger)).toEqual(['doubtful', 'c', 'retired'])
  })

  it('follows the user’s choice before everything else', () => {
    const ledger = [compound('a', '甲院'), compound('b', '乙院')]
    const file = recordsOf({ name: '甲院' }, { name: '丙院' }, { name: '乙院' }, { name: '丁院' })
    const choices = new Map([
      ...([
        [0, 'new'],
        [1, 'a'],
        [2, 'skip'],
        [3, 'gone'],
      ] as const),
    ])
    expect(matchRecords(file, ledger, choices).map(said)).toEqual([
      ['new', '', 'chosen'],
      ['same', 'a', 'chosen'],
      ['skipped', '', 'chosen'],
      ['new', '', 'nothing-like-it'],
      ['missing-from-file', 'b', 'not-in-file'],
    ])
    const both = matchRecords(file, ledger, new Map([[1, 'a']]))
    expect(said(both[0]!)).toEqual(['doubtful', 'a', 'name-already-matched'])
  })
})
