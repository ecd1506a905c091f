import { beforeAll, describe, expect, it } from 'vitest'
import { CompoundMoney, DistrictMoney } from '#contract/money.ts'
import { readDistrictRecords, readPolicyPacks } from '#seeds/read-records.ts'
import { savePacks, saveRecords } from '#seeds/save-records.ts'
import { guestReader } from '#server/accounts/reader.ts'
import { appUnderTest, ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'

const adcode = '410108'
const districts = readDistrictRecords()
const idOf = (name: string) => districts.flatMap(({ compounds }) => compounds).find((each) => each.name === name)!.id

beforeAll(async () => {
  const database = await testDatabase()
  await savePacks(database, readPolicyPacks())
  for (const district of districts) await saveRecords(database, district)
})

const moneyOf = async (id: string) => CompoundMoney.parse((await ask('GET', `/api/compounds/${id}/money`)).json)
const save = (id: string, seen: string, record: object) =>
  ask('PUT', `/api/compounds/${id}/money`, {
    body: { seen, record: { contributions: [], fund: null, subsidy: null, ...record } },
  })

describe('the money of a compound', () => {
  it('begins with nothing entered and nothing taken for zero', async () => {
    const money = await moneyOf(idOf('中华园小区'))
    expect(money.waterfall).toMatchObject({ costWan: null, remainderWan: null, steps: [] })
    expect(money.findings).toEqual([])
    expect(money.subsidy).toMatchObject({ totalYuan: null, floor: { rate: 0.3, months: 36 } })
    expect(money.sources.map(({ label }) => label)).toContain('区政府')
  })

  it('is saved as a whole on the record that was seen, and the record before brings everything back', async () => {
    const id = idOf('老鸦陈乡家属院')
    const before = await moneyOf(id)
    const { version } = (await ask('GET', `/api/compounds/${id}`)).json
    await ask('PATCH', `/api/compounds/${id}`, { body: { version, costWan: 300, floorAreaM2: 10_000 } })
    const record = {
      contributions: [
        { source: 'higher-award', amountWan: 120, standing: 'approved', document: '郑财〔2020〕1号' },
        {
          source: 'residents',
          amountWan: 12.5,
          payments: [{ amountWan: 5, onDay: '2020-05-01', itemCode: 'HJ-34-21' }],
        },
      ],
      fund: { exists: true, firstRaisedWan: 40, balanceWan: 10, onDay: '2020-01-01' },
      subsidy: { packId: 'huiji-2019-63', rate: 0.3, months: 36, startsOn: '2021-07-01' },
    }
    const saved = CompoundMoney.parse((await save(id, before.digest, record)).json)
    expect(saved.waterfall).toMatchObject({ costWan: 300, remainderWan: 167.5 })
    expect(saved.waterfall.carriedBy).toMatchObject({ label: '区财政', clause: '五（一）' })
    expect(saved.subsidy).toMatchObject({ monthlyYuan: 3000, totalYuan: 108_000, endsOn: '2024-06-30' })
    expect(saved.findings.map(({ code }) => code)).toEqual(['fund-below-floor'])

    const late = await save(id, before.digest, {})
    expect(late.status).toBe(409)
    expect(late.json.current).toMatchObject({ digest: saved.digest })

    const back = CompoundMoney.parse((await save(id, saved.digest, before.record)).json)
    expect(back.record).toEqual(before.record)
    expect(back.digest).toBe(before.digest)
  })

  it('is refused for an item or a pack of another place, an approval without a document, and who may not write', async () => {
    const id = idOf('中华园小区')
    const { digest } = await moneyOf(id)
    const given = { source: 'residents', amountWan: 1 }
    expect((await save(id, digest, { contributions: [{ ...given, purpose: ['GZ-15-1'] }] })).json.code).toBe(
      'item-not-in-pack',
    )
    expect((await save(id, digest, { contributions: [{ ...given, standing: 'approved' }] })).status).toBe(422)
    expect((await save(id, digest, { contributions: [{ ...given, amountWan: -1 }] })).status).toBe(422)
    const subsidy = { packId: 'nayong-2022-39', rate: 1, months: 1, startsOn: null }
    expect((await save(id, digest, { subsidy })).status).toBe(404)
    const guest = await appUnderTest({ reader: guestReader })
    const body = { seen: digest, record: { contributions: [], fund: null, subsidy: null } }
    expect((await ask('PUT', `/api/compounds/${id}/money`, { body }, guest)).status).toBe(403)
  })
})

it('the money of a district names who has no cost, and sums only what is known', async () => {
  const id = idOf('中华园小区')
  const { digest } = await moneyOf(id)
  await save(id, digest, { contributions: [{ source: 'residents', amountWan: 8 }] })
  const district = DistrictMoney.parse((await ask('GET', `/api/money?adcode=${adcode}`)).json)
  expect(district.rows).toHaveLength(28)
  expect(district.totals).toMatchObject({ costWan: 300, withoutCost: 27, remainderWan: 300 })
  expect(district.totals.steps).toEqual([{ source: 'residents', amountWan: 8, estimatedWan: 8 }])
  expect(district.rows.find(({ compoundId }) => compoundId === id)?.findings.map(({ code }) => code)).toEqual([
    'cost-unknown',
  ])
})
