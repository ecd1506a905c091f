import { describe, expect, it } from 'vitest'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { dutiesWorkbook } from '#server/duties/duties-workbook.ts'
import { unitsOf } from '#server/duties/matrix.ts'

const packs = readPolicyPacks()
const pack = (id: string) => packs.find((each) => each.id === id)!
const huiji = pack('huiji-2019-63')
const itemsOf = (id: string, code: string) => pack(id).catalogues.find((each) => each.code === code)!.items
const leadsOf = (id: string, item: string) => [
  ...new Set(pack(id).duties.flatMap(({ unit, leads }) => (leads.includes(item) ? unit : []))),
]

describe('the duties of the documents', () => {
  it('in Huiji lead 15 of the 34 items; of the other 19 the document names no unit', () => {
    const items = itemsOf('huiji-2019-63', 'HJ-34')
    const unnamed = items.filter(({ code }) => leadsOf('huiji-2019-63', code).length === 0).map(({ number }) => number)
    expect(unnamed).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 31, 34])
  })

  it('are a workbook with a sheet that says so where no document lists any', () => {
    const { sheets } = dutiesWorkbook((key) => key, '织金县', { adcode: '520524', compounds: 0, matrices: [] })
    expect(sheets.map(({ header }) => header)).toEqual([['duties.noDuties']])
  })

  it('name two units together: for the power company in Huiji, for charging in Shizhong', () => {
    expect(leadsOf('huiji-2019-63', 'HJ-34-2')).toEqual(['区科工局', '刘寨街道办事处、长兴路街道办事处'])
    const power = huiji.duties.filter(({ printed }) => /供电公司/.test(printed))
    expect(power.map(({ unit }) => unit)).toEqual(['区科工局', '刘寨街道办事处、长兴路街道办事处'])
    expect(leadsOf('shizhong-2020-13', 'SZ-3-26')).toEqual(['区住房城乡建设局', '区发展改革局'])
  })

  it('cover every unit that 六, 附件2 and 附件1 list', () => {
    const units = (id: string) => new Set(pack(id).duties.map(({ unit }) => unit))
    const listed = (id: string, of: RegExp) =>
      pack(id)
        .clauses.filter((clause) => of.test(clause.id) && clause.title)
        .map(({ title }) => title!)
    expect(listed('huiji-2019-63', /^六·/).filter((unit) => !units('huiji-2019-63').has(unit))).toEqual([])
    expect(listed('shizhong-2020-13', /^附件2·/).filter((unit) => !units('shizhong-2020-13').has(unit))).toEqual([])
    const nayong = [...units('nayong-2022-39')].map((unit) => unit.replace(/\s/g, ''))
    expect(listed('nayong-2022-39', /^附件1 二/).filter((unit) => !nayong.includes(unit.replace(/\s/g, '')))).toEqual(
      [],
    )
  })

  it('let a unit lead an item or stand beside, never both', () => {
    for (const { catalogues, duties } of packs)
      for (const { items } of catalogues)
        for (const { leads, shares } of unitsOf({ duties, items }))
          expect(shares.filter((item) => leads.includes(item))).toEqual([])
  })
})

describe('who pays and whether the ground is opened', () => {
  it('is the utility for lines below ground, their own channels for service rooms and energy, else the district', () => {
    const [catalogue] = huiji.catalogues
    const kinds = catalogue!.items.flatMap(({ number, payer }) => (payer ? [[number, payer.kind, payer.clause]] : []))
    expect(catalogue!.payer).toMatchObject({ kind: 'government', clause: '五（一）' })
    expect(kinds).toEqual([
      [2, 'utility', '五（二）'],
      [3, 'own-channel', '五（四）'],
      [7, 'own-channel', '五（四）'],
    ])
    const residents = itemsOf('shizhong-2020-13', 'SZ-3').filter(({ payer }) => payer?.kind === 'residents')
    expect(residents.map(({ label }) => label)).toEqual(['更新屋面', '共用排水管道（含化粪池）', '加装电梯'])
  })

  it('is yes for 2 and 4, to be asked for 6, 9, 18, 23, 25, 27 and the open-ended; 32 to 34 are no works', () => {
    const items = itemsOf('huiji-2019-63', 'HJ-34')
    const numbers = (value: string) => items.filter(({ excavates }) => excavates === value).map(({ number }) => number)
    expect(numbers('yes')).toEqual([2, 4])
    expect(numbers('ask')).toEqual([6, 9, 14, 18, 23, 24, 25, 27, 31])
    expect(items.filter(({ isOrganisational }) => isOrganisational).map(({ number }) => number)).toEqual([32, 33, 34])
  })
})
