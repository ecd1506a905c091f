import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSeeds } from '#seeds/load.ts'
import { verifyAudit } from '#server/accounts/audit.queries.ts'
import { localReader } from '#server/accounts/reader.ts'
import { compoundStore } from '#server/imports/compounds/store.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { ask } from '#tests/server/http/ask.ts'
import { testDatabase } from '#tests/support/database.ts'
import { apply, compoundNamed, layDown, ledgerRows, rowsOf, writer } from './apply-file.ts'
import { huijiTable } from './ledgers.ts'

const adcode = '419901'
const list = async (query = '') => (await ask('GET', `/api/compounds?adcode=${adcode}&limit=1000${query}`)).json
const statements = async () => (await testDatabase()).statements
const revision = async () => (await ask('GET', `/api/districts/${adcode}`)).json.revision

beforeAll(async () => {
  await loadSeeds(await testDatabase(), { demo: false })
  await (await statements()).execute(sql`
    INSERT INTO district (adcode, name, city_name, province_name, measure_srid, data_date)
    VALUES (${adcode}, '试验区', '郑州市', '河南省', 4547, '2019-12-20')`)
})

describe('the ledger of 惠济 sent to an empty district', () => {
  it('is written as 28 compounds with their streets', async () => {
    const { run } = await apply(adcode, huijiTable(), {
      wish: { addStreets: true, sender: '惠济区住建局', source: { name: '惠政文〔2019〕63号', onDay: '2019-12-20' } },
      template: { signature: '["a"]', columns: { sender: '惠济区住建局' } },
    })
    expect(run).toMatchObject({ state: 'applied', sender: '惠济区住建局', summary: { new: 28 } })
    expect((await list()).total).toBe(28)
  })

  it.each([
    ['planYear=2019', 15],
    ['planYear=2020', 12],
    ['planYear=2021', 1],
    [`funding=${encodeURIComponent('上级补贴')}`, 23],
    [`funding=${encodeURIComponent('区级自主')}`, 5],
    [`planYear=2019&funding=${encodeURIComponent('区级自主')}`, 4],
    ['builtYear=to-2000', 15],
    ['builtYear=2003-2004', 4],
  ])('counts as the document does: %s = %i', async (filter, count) => {
    expect((await list(`&${filter}`)).total).toBe(count)
  })

  it('has 19 in 刘寨 and 9 in 长兴路', async () => {
    const { json } = await ask('GET', `/api/street-offices?adcode=${adcode}`)
    const counts = json.items.map(({ name, compounds }: { name: string; compounds: number }) => [name, compounds])
    expect(Object.fromEntries(counts)).toEqual({ 刘寨街道: 19, 长兴路街道: 9 })
  })

  it('says of every figure which document it is from, in its printed words', async () => {
    const row = await compoundNamed(adcode, '12中家属院')
    expect(row).toMatchObject({
      built_year: 1993,
      ledger_row: 1,
      version: 1,
      provenance: {
        builtYear: { source: '惠政文〔2019〕63号', kind: 'document', printed: '1993', onDay: '2019-12-20' },
        streetOfficeId: { printed: '长兴路街道' },
        fundingLabel: { printed: '上级补贴' },
      },
    })
  })

  it('changes nothing when it is sent again, and says so', async () => {
    const [before, number] = [await ledgerRows(adcode, ''), await revision()]
    const runId = await layDown(adcode)
    const seen = await rowsOf(adcode, huijiTable(), { addStreets: true })
    expect(seen.summary).toMatchObject({ same: 28, new: 0, changed: 0 })
    const asked = { ...seen, runId, store: compoundStore, crs: null, template: null, choices: [] }
    await expect(applyImport(await writer(), asked)).rejects.toMatchObject({ code: 'import-changes-nothing' })
    expect(await ledgerRows(adcode, '')).toEqual(before)
    expect(await revision()).toBe(number)
  })

  it('leaves an audit that is whole, with an entry for each compound', async () => {
    const verdict = await verifyAudit(await testDatabase(), localReader, adcode)
    expect(verdict).toEqual({ intact: true, entries: 28 + 2 + 1, brokenAt: null })
    const { items } = (await ask('GET', `/api/audit?adcode=${adcode}&limit=1`)).json
    expect(items[0]).toMatchObject({ action: 'import.apply', kind: 'import', after: { records: 30 } })
  })

  it('has one row in doubt once its compound was split since: between the parts, by their names', async () => {
    const whole = (await list()).items.find(({ name }: { name: string }) => name === '同乐社区南北院')
    const parts = [{ name: '同乐社区南院' }, { name: '同乐社区北院' }]
    const body = { version: whole.version, reason: '一行两院', parts }
    const split = await ask('POST', `/api/compounds/${whole.id}/split`, { body })
    expect(split.status).toBeLessThan(300)
    const { summary, compared } = await rowsOf(adcode, huijiTable())
    expect(summary).toMatchObject({ same: 27, doubtful: 1, missing: 0, new: 0 })
    const doubt = compared.find(({ kind }) => kind === 'doubtful')!
    expect(doubt.because).toEqual({ code: 'was-split', params: { name: whole.name } })
    const named = (await list()).items.filter(({ name }: { name: string }) => parts.some((part) => part.name === name))
    expect(doubt.candidates.map(({ recordId }) => recordId).sort()).toEqual(
      named.map(({ id }: { id: string }) => id).sort(),
    )
  })
})
