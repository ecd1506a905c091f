import { describe, expect, it } from 'vitest'
import { eachRecord } from '#contract/each-record.ts'
import { readDistrictRecords, readPolicyPacks, readSources } from '#seeds/read-records.ts'
import { type CompoundRecord, DocumentOrigin } from '#seeds/record-schema.ts'
import { readDocuments, words } from './documents.ts'
import { withSeedChanged } from './seed-copy.ts'

const districts = readDistrictRecords()
const district = (adcode: string) => districts.find((each) => each.adcode === adcode)!
const huiji = district('410108')
const nayong = district('520525')

const streetOf = (compound: CompoundRecord) =>
  huiji.streetOffices.find((office) => office.id === compound.streetOfficeId)!.name

/** Counts by the joined values of `keys`, such as { '刘寨街道 2019': 10 }. */
function countBy(compounds: CompoundRecord[], ...keys: ((compound: CompoundRecord) => unknown)[]) {
  const counts: Record<string, number> = {}
  for (const compound of compounds) {
    const group = keys.map((key) => key(compound)).join(' ')
    counts[group] = (counts[group] ?? 0) + 1
  }
  return counts
}

describe('the Huiji ledger', () => {
  const planYear = (compound: CompoundRecord) => compound.planYear
  const funding = (compound: CompoundRecord) => compound.fundingLabel

  it('has 28 rows, counted by plan year, street and funding as in the document', () => {
    expect(huiji.compounds).toHaveLength(28)
    expect(countBy(huiji.compounds, planYear)).toEqual({ 2019: 15, 2020: 12, 2021: 1 })
    expect(countBy(huiji.compounds, streetOf)).toEqual({ 刘寨街道: 19, 长兴路街道: 9 })
    expect(countBy(huiji.compounds, funding)).toEqual({ 上级补贴: 23, 区级自主: 5 })
  })

  it('crosses street and funding with the plan year to the same figures', () => {
    expect(countBy(huiji.compounds, streetOf, planYear)).toEqual({
      '刘寨街道 2019': 10,
      '刘寨街道 2020': 8,
      '刘寨街道 2021': 1,
      '长兴路街道 2019': 5,
      '长兴路街道 2020': 4,
    })
    expect(countBy(huiji.compounds, funding, planYear)).toEqual({
      '上级补贴 2019': 11,
      '区级自主 2019': 4,
      '上级补贴 2020': 11,
      '区级自主 2020': 1,
      '上级补贴 2021': 1,
    })
    expect(huiji.compounds.filter((compound) => compound.planYear === 2021).map((compound) => compound.name)).toEqual([
      '粮食机械厂家属院',
    ])
  })

  it('spans the build years 1981 to 2004, and 15 rows lie before 2000 with none in 2000 itself', () => {
    const years = huiji.compounds.map((compound) => compound.builtYear!)
    expect([Math.min(...years), Math.max(...years)]).toEqual([1981, 2004])
    expect(years.filter((year) => year < 2000)).toHaveLength(15)
    expect(years).not.toContain(2000)
    const late = huiji.compounds.filter((compound) => compound.builtYear! >= 2000)
    expect(countBy(late, funding, (compound) => compound.builtYear)).toEqual({
      '上级补贴 2001': 7,
      '上级补贴 2002': 1,
      '区级自主 2002': 1,
      '区级自主 2003': 3,
      '区级自主 2004': 1,
    })
  })

  it('repeats every row as the annex prints it, in ledger order', () => {
    const annex = readPolicyPacks()
      .find((pack) => pack.id === 'huiji-2019-63')!
      .clauses.find((clause) => clause.id === '附件')!
    const rows = huiji.compounds.map((each) =>
      [each.ledgerRow, each.name, streetOf(each), each.builtYear, each.planYear, each.fundingLabel].join('\t'),
    )
    expect(rows).toEqual(annex.quoted.split('\n').slice(1))
    expect(huiji.compounds.map((each) => each.id)).toEqual(
      rows.map((_, n) => `410108-c-${String(n + 1).padStart(3, '0')}`),
    )
  })

  it('holds plans and no reports: all 28 are planned at 2019-12-20', () => {
    expect(huiji.dataDate).toBe('2019-12-20')
    expect(countBy(huiji.compounds, (compound) => compound.status)).toEqual({ planned: 28 })
  })

  it('notes that row 14 names two yards in one row', () => {
    expect(huiji.compounds[13]).toMatchObject({ ledgerRow: 14, name: '同乐社区南北院' })
    expect(huiji.compounds[13]!.note).toContain('同一行')
    expect(huiji.compounds.filter((compound) => compound.note)).toHaveLength(1)
  })
})

describe('the Nayong compounds', () => {
  it('are the 20 the document names, planned for 2022, with street and build year unknown', () => {
    expect(nayong.dataDate).toBe('2022-05-16')
    expect(nayong.streetOffices.map((office) => office.name)).toEqual(['雍熙街道', '文昌街道'])
    expect(new Set(nayong.compounds.map((compound) => compound.name)).size).toBe(20)
    for (const compound of nayong.compounds) {
      expect(compound).toMatchObject({ streetOfficeId: null, builtYear: null, planYear: 2022, status: 'planned' })
    }
    const list = `${nayong.compounds.map((compound) => compound.name).join('、')}等20个411户`
    const clause = readPolicyPacks()
      .find((pack) => pack.id === 'nayong-2022-39')!
      .clauses.find((each) => each.id === '三（一）')!
    expect(clause.quoted.startsWith(list)).toBe(true)
  })

  it('share a declared total of 411 households that belongs to no row', () => {
    expect(nayong.declaredTotals).toHaveLength(1)
    const [total] = nayong.declaredTotals
    expect(total).toMatchObject({ measure: 'households', amount: 411, compounds: 20 })
    expect([total!.provenance.amount, ...total!.alsoPrinted].map((origin) => origin.clause)).toEqual([
      '三（一）',
      '前言',
      '一',
    ])
    for (const compound of nayong.compounds) expect(JSON.stringify(compound)).not.toContain('411户')
  })
})

it('keeps Shizhong as a district without compounds and street offices, because its document lists none', () => {
  expect(district('370103')).toMatchObject({ name: '市中区', compounds: [], streetOffices: [], declaredTotals: [] })
})

it('measures every district in its own 3° zone', () => {
  expect(districts.map((each) => [each.adcode, each.measureSrid])).toEqual([
    ['370103', 4548],
    ['410108', 4547],
    ['520525', 4544],
  ])
})

describe('the origin of every field', () => {
  const packs = new Map(readPolicyPacks().map((pack) => [pack.source, pack]))
  const origins = districts.flatMap((each) =>
    [...eachRecord(each)].flatMap(({ record, path }) =>
      'source' in record ? [{ origin: record, path: path.join('.') }] : [],
    ),
  )

  it('names a source, a clause that is quoted, and words that clause and document print', () => {
    const documents = readDocuments()
    expect(origins.length).toBeGreaterThan(28 * 6 + 20 * 3)
    for (const { origin, path } of origins) {
      const { source, clause, printed } = DocumentOrigin.parse(origin)
      const quoted = packs.get(source)?.clauses.find((each) => each.id === clause)
      expect(quoted, `${path}: clause ${clause}`).toBeDefined()
      expect(words(quoted!.quoted), path).toContain(words(printed))
      if (documents.size > 0) expect(documents.get(source), path).toContain(words(printed))
    }
  })

  it('prints the value the field holds', () => {
    for (const compound of huiji.compounds) {
      const { name, streetOfficeId, builtYear, planYear, fundingLabel } = compound.provenance
      expect([name, streetOfficeId, builtYear, planYear, fundingLabel].map((origin) => origin?.printed)).toEqual([
        compound.name,
        streetOf(compound),
        String(compound.builtYear),
        String(compound.planYear),
        compound.fundingLabel,
      ])
    }
    for (const compound of nayong.compounds) expect(compound.provenance.name?.printed).toBe(compound.name)
  })
})

it('lists the four source documents with number, issuer and day', () => {
  expect(readSources().map(({ documentNumber, issuedOn, territory }) => [documentNumber, issuedOn, territory])).toEqual(
    [
      ['惠政文〔2019〕63号', '2019-12-20', '410108'],
      ['市中政办字〔2020〕13号', '2020-07-30', '370103'],
      ['豫政办〔2019〕58号', '2019-11-18', '41'],
      ['纳府办函〔2022〕39号', '2022-05-16', '520525'],
    ],
  )
})

describe('a record file with a fault is refused by file, place and reason', () => {
  const huijiFile = 'records/huiji.json'
  const faults: [what: string, from: string | RegExp, to: string, message: string][] = [
    [
      'a misspelt field',
      '"builtYear": 1993',
      '"builtYaer": 1993',
      'records/huiji.json: compounds[0]: Unrecognized key: "builtYaer"',
    ],
    [
      'a year in quotation marks',
      '"builtYear": 1993',
      '"builtYear": "1993"',
      'compounds[0].builtYear: Invalid input: expected number',
    ],
    [
      'a value without origin',
      /"planYear": \{ "source"[^}]*\},/,
      '',
      'compounds[0].provenance.planYear: planYear has a value and no origin',
    ],
    [
      'an origin without value',
      '"builtYear": 1993',
      '"builtYear": null',
      'compounds[0].provenance.builtYear: builtYear has an origin and no value',
    ],
    ['an invented figure', '"kind": "document"', '"kind": "invented"', 'provenance.name.kind: is not document'],
    ['the same id twice', '"410108-c-002"', '"410108-c-001"', 'compounds[1].id: 410108-c-001 is there twice'],
    [
      'an id of another district',
      '"410108-c-002"',
      '"520525-c-002"',
      'compounds[1].id: 520525-c-002 does not begin with 410108',
    ],
    ['a row out of order', '"ledgerRow": 3,', '"ledgerRow": 4,', 'compounds[2].ledgerRow: is not 3'],
    [
      'an unknown street office',
      '"streetOfficeId": "410108-s-02"',
      '"streetOfficeId": "410108-s-09"',
      '410108-s-09 is no street office',
    ],
    ['the wrong zone', '"measureSrid": 4547', '"measureSrid": 4546', 'measureSrid: is not 4547'],
    ['a foreign city', '"adcode": "4101"', '"adcode": "4102"', 'city.adcode: does not hold 410108'],
    [
      'an unknown source',
      '"source": "huiji-2019-63"',
      '"source": "huiji-2019-64"',
      'huiji-2019-64 is not in sources.json',
    ],
    ['a missing bracket', /\}\s*$/, '', 'records/huiji.json: is not JSON'],
  ]
  it.each(faults)('%s', (_, from, to, message) => {
    const change = (text: string) => text.replace(from, to)
    expect(() => withSeedChanged(huijiFile, change, readDistrictRecords)).toThrow(message)
  })
})
