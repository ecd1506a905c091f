/** The columns of exported works. They are headed as the reader of such files knows them, so that what goes out comes in again. */
import { placements, trades, workKinds, workStates } from '#contract/work-words.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import type { Column, ColumnType } from '#geodata/writers/sheet.ts'
import type { Say } from '../said.ts'
import type { ExportWork } from './work-rows.queries.ts'

type WorkColumn = Column & { cell: (work: ExportWork, place: number) => Cell }

/** `serial` counts the rows, as lists on paper do; `district` is told where there are several. */
export function workColumns(say: Say, { serial, district }: { serial: boolean; district: boolean }): WorkColumn[] {
  const column = (key: string, type: ColumnType, cell: WorkColumn['cell']): WorkColumn => ({
    key,
    label: say(`exports.works.columns.${key}`),
    type,
    cell,
  })
  const fact = <K extends FactKey>(key: K, type: ColumnType) => column(key, type, (work) => work[key])
  const coded = (
    key: 'trade' | 'kind' | 'placement' | 'state',
    codes: readonly string[],
    word: (code: string) => string,
  ) => ({
    ...column(key, 'text', (work) => word(work[key])),
    words: codes.map(word),
  })
  const listed = (names: readonly string[]) => names.join(say('shell.comma')) || null
  return [
    ...(serial ? [column('serial', 'year', (_, place) => place + 1)] : []),
    ...(district ? [fact('district', 'text')] : []),
    fact('name', 'text'),
    fact('code', 'text'),
    coded('trade', trades, (code) => say(`words.trade.${code}`)),
    coded('kind', workKinds, (code) => say(`exports.works.kinds.${code}`)),
    coded('placement', placements, (code) => say(`words.placement.${code}`)),
    coded('state', workStates, (code) => say(`words.workState.${code}`)),
    fact('operator', 'text'),
    fact('implementer', 'text'),
    fact('payer', 'text'),
    fact('roadName', 'text'),
    fact('fromMonth', 'text'),
    fact('toMonth', 'text'),
    fact('excavates', 'flag'),
    fact('itemCode', 'text'),
    fact('isTrunk', 'flag'),
    fact('isPrioritised', 'flag'),
    fact('lengthM', 'number'),
    column('compounds', 'text', ({ compounds }) => listed(compounds)),
    column('areas', 'text', ({ areas }) => listed(areas)),
    fact('note', 'text'),
    fact('source', 'text'),
    column('invented', 'text', ({ invented }) => (invented ? say('words.provenanceKind.invented') : null)),
    fact('id', 'text'),
  ]
}

type FactKey = { [K in keyof ExportWork & string]: ExportWork[K] extends Cell ? K : never }[keyof ExportWork & string]
