import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readXls } from '#geodata/readers/xls.ts'
import { readXlsx } from '#geodata/readers/xlsx.ts'
import { hasOpenData, openData } from '#tests/support/open-data.ts'
import { cellsOf, reading } from './refusal.ts'

const part = 'fixtures-xlsx-easyexcel'
const readerOf = (path: string) => (path.endsWith('.xls') ? readXls : readXlsx)
const read = (path: string) => reading(readerOf(path), openData(`${part}/${path}`), basename(path))

describe.skipIf(!hasOpenData)('workbooks from Chinese offices', () => {
  it('the same ledger as xls and as xlsx gives the same cells', async () => {
    for (const name of ['extra/extra', 'multiplesheets/multiplesheets', 'fill/byName']) {
      const [old, recent] = [await read(`${name}.xls`), await read(`${name}.xlsx`)]
      expect(old.tables).toEqual(recent.tables)
    }
  })

  it('days are days in whichever Chinese format they are shown', async () => {
    for (const name of ['dataformat/dataformat.xls', 'dataformat/dataformat.xlsx']) {
      const days = cellsOf(await read(name))?.slice(3, 20)
      expect(days?.map(([day]) => day)).toEqual(Array(17).fill('2020-01-01T01:01:01'))
    }
  })

  it('a header below a long title, and merged cells over eight rows, are read as they are meant', async () => {
    const products = await read('compatibility/t01.xls')
    expect(products.tables[0]?.columns.slice(0, 4)).toEqual(['材质*', '等级', '标准号*', '规格*'])
    const packs = await read('compatibility/t04.xlsx')
    expect(
      cellsOf(packs)
        ?.slice(0, 8)
        .map(([serial]) => serial),
    ).toEqual(Array(8).fill(1))
  })
})
