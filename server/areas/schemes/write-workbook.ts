/** The workbook of a scheme as an .xlsx file, in the layout every sheet of ours has. */
import { writeXlsx } from 'hucre/xlsx'
import { laidOut } from '#geodata/writers/xlsx-layout.ts'
import type { SchemeWorkbook } from './workbook.ts'

export const writeWorkbook = async ({ title, sheets }: SchemeWorkbook): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(laidOut), properties: { title, creator: '连片' } })
