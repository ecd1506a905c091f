/** The matrix of duties as a workbook: one sheet a catalogue with a column for each unit, one with every duty as printed. */
import type { Duties, DutyMatrix } from '#contract/duties.ts'
import type { WorkbookSheet } from '#geodata/writers/xlsx-layout.ts'

export type Say = (key: string, params?: Record<string, string | number>) => string
export type Workbook = { title: string; fileName: string; sheets: readonly WorkbookSheet[] }

export function dutiesWorkbook(say: Say, district: string, { matrices }: Duties): Workbook {
  const title = say('duties.workbook', { district })
  return {
    title,
    fileName: `${title}.xlsx`,
    // a workbook must have a sheet
    sheets: matrices.length
      ? matrices.flatMap((matrix) => [matrixSheet(say, matrix), printedSheet(say, matrix)])
      : [{ name: district, lines: [title], header: [say('duties.noDuties')], widths: [60], rows: [] }],
  }
}

function matrixSheet(say: Say, matrix: DutyMatrix): WorkbookSheet {
  const units = matrix.units.filter(({ leads, shares }) => leads.length + shares.length > 0)
  return {
    name: matrix.catalogue,
    lines: [`${matrix.documentNumber} ${matrix.title}`, say('duties.reading')],
    header: [say('duties.item'), say('duties.needed'), ...units.map(({ unit }) => unit)],
    widths: [34, 10, ...units.map(() => 14)],
    rows: matrix.items.map(({ code, number, label, leads, shares, counts }) => [
      `${number} ${label}${leads.length + shares.length === 0 ? `（${say('duties.noneNamed')}）` : ''}`,
      counts.open + counts.scheduled,
      ...units.map((unit) =>
        unit.leads.includes(code) ? say('duties.leads') : unit.shares.includes(code) ? say('duties.shares') : null,
      ),
    ]),
  }
}

const printedSheet = (say: Say, { catalogue, documentNumber, title, units }: DutyMatrix): WorkbookSheet => ({
  name: say('duties.printedSheet', { catalogue }),
  lines: [`${documentNumber} ${title}`, say('duties.posts')],
  header: ['unit', 'printed', 'clause', 'leads', 'shares', 'note'].map((key) => say(`duties.${key}`)),
  widths: [22, 60, 18, 18, 18, 40],
  rows: units.flatMap(({ unit, duties }) =>
    duties.map(({ printed, clause, leads, shares, note }) => [
      unit,
      printed,
      clause,
      leads.join(' '),
      shares.join(' '),
      note ?? null,
    ]),
  ),
})
