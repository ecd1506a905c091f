/** The real ledgers of the seeds, as the ledger a file is compared with and as the table their documents print. */
import type { Cell, Table } from '#geodata/readers/reading.ts'
import { readDistrictRecords } from '#seeds/read-records.ts'
import type { ExistingCompound } from '#server/imports/compounds/existing-compound.ts'

const districts = readDistrictRecords()

function districtNamed(name: string) {
  const district = districts.find((each) => each.name === name)
  if (!district) throw new Error(`no records of ${name}`)
  const streetOf = (id: string | null) => district.streetOffices.find((office) => office.id === id)?.name ?? null
  return { district, streetOf }
}

/** As the ledger stands once the seeds are loaded. */
export function ledgerOf(name: string): ExistingCompound[] {
  const { district, streetOf } = districtNamed(name)
  return district.compounds.map(({ id, name, streetOfficeId, builtYear, planYear, fundingLabel }) => ({
    ...{ id, name, aliases: [], streetOffice: streetOf(streetOfficeId), builtYear, planYear, fundingLabel },
  }))
}

export const tableOf = (columns: string[], rows: Cell[][], firstRow = 2): Table => ({
  name: '台账',
  columns,
  rows: rows.map((cells, at) => ({ row: firstRow + at, cells })),
})

/** 惠政文〔2019〕63号 附件: six columns, the last of which holds the source of the funds. */
export function huijiTable(): Table {
  const { district, streetOf } = districtNamed('惠济区')
  return tableOf(
    ['序号', '小区名称', '所属街道', '建成年代', '计划改造年代', '改造情况'],
    district.compounds.map((each) => [
      ...[each.ledgerRow, each.name, streetOf(each.streetOfficeId), each.builtYear, each.planYear, each.fundingLabel],
    ]),
  )
}

/** 纳府办函〔2022〕39号 三（一）: names listed in one line of text. */
export function nayongTable(): Table {
  const { district } = districtNamed('纳雍县')
  return {
    name: '改造对象',
    columns: ['改造对象'],
    rows: district.compounds.map(({ name }) => ({ row: 39, cells: [name] })),
  }
}
