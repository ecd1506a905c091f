/** The columns of an exported ledger: what each is called, and how a compound fills it. Codes are written as words. */
import { landTenures, ownerKinds, structuralSafeties } from '#contract/compound.ts'
import { statuses } from '#contract/status.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import type { Column, ColumnType } from '#geodata/writers/sheet.ts'
import type { Say } from '../said.ts'
import type { ExportRow } from './compound-rows.queries.ts'

type ExportColumn = Column & { cell: (row: ExportRow, place: number) => Cell }

type Wanted = { serial: boolean; district: boolean; code: boolean }

/** `serial` counts the rows, as ledgers on paper do; `district` is told where there are several, `code` where any is known. */
export function exportColumns(say: Say, { serial, district, code }: Wanted): ExportColumn[] {
  const field = <K extends keyof ExportRow>(
    key: K & string,
    type: ColumnType,
    cell: ExportColumn['cell'],
  ): ExportColumn => ({
    key,
    label: say(`words.field.${key}`),
    type,
    cell,
  })
  const own = (key: string, type: ColumnType, cell: ExportColumn['cell'], label = `exports.columns.${key}`) => ({
    key,
    label: say(label),
    type,
    cell,
  })
  const coded = (key: 'ownerKind' | 'landTenure' | 'structuralSafety' | 'status', codes: readonly string[]) => ({
    ...field(key, 'text', (row) => {
      const code = known(row, key)
      return code === null ? null : say(`words.${key}.${code}`)
    }),
    words: codes.map((code) => say(`words.${key}.${code}`)),
  })
  const fact = <K extends FactKey>(key: K, type: ColumnType) => field(key, type, (row) => known(row, key))
  return [
    ...(serial ? [own('serial', 'year', (_, place) => place + 1)] : []),
    ...(district ? [own('district', 'text', (row) => row.district)] : []),
    fact('name', 'text'),
    field('aliases', 'text', ({ aliases }) => aliases.join(say('shell.comma')) || null),
    ...(code ? [fact('code', 'text')] : []),
    own('street', 'text', ({ streetOffice }) => streetOffice?.name ?? null, 'words.field.streetOfficeId'),
    own('community', 'text', ({ community }) => community, 'words.field.communityId'),
    fact('address', 'text'),
    fact('builtYear', 'year'),
    fact('builtYearNote', 'text'),
    fact('planYear', 'year'),
    fact('fundingLabel', 'text'),
    coded('status', statuses),
    own('statusOn', 'date', ({ statusOn }) => statusOn),
    own('late', 'flag', ({ late }) => late),
    fact('households', 'number'),
    fact('buildingCount', 'number'),
    fact('stairwells', 'number'),
    own('floorAreaM2', 'number', (row) => known(row, 'floorAreaM2')),
    own('siteAreaM2', 'number', (row) => known(row, 'siteAreaM2')),
    own('costWan', 'number', (row) => known(row, 'costWan')),
    fact('ownerUnit', 'text'),
    coded('ownerKind', ownerKinds),
    fact('propertyManager', 'text'),
    coded('landTenure', landTenures),
    coded('structuralSafety', structuralSafeties),
    fact('consentRate', 'number'),
    fact('undergroundingWanted', 'flag'),
    own('area', 'text', ({ area }) => area),
    fact('note', 'text'),
    own('doubtful', 'text', (row) => doubtful(say, row)),
    own('id', 'text', ({ id }) => id),
  ]
}

type FactKey = {
  [K in keyof ExportRow & string]: ExportRow[K] extends Cell ? K : never
}[keyof ExportRow & string]

/** A fact that was invented for demonstration is not written: somebody would add it up. */
const known = <K extends FactKey>(row: ExportRow, key: K): ExportRow[K] | null =>
  row.provenance[key]?.kind === 'invented' ? null : row[key]

/** Which of its facts nobody recorded, and what became of them: boundary and status are kept, for maps and filters are about them. */
function doubtful(say: Say, { provenance, statusKind, ...row }: ExportRow): string | null {
  const facts: Record<string, unknown> = row
  const told = Object.entries(provenance).filter(([key]) => key in facts && facts[key] !== null)
  const kinds: [key: string, kind: string | null][] = [
    ...told.map(([key, { kind }]): [string, string] => [key, kind]),
    ['status', statusKind],
  ]
  const words = kinds.flatMap(([key, kind]) => {
    if (kind !== 'invented' && kind !== 'estimated') return []
    const isKept = key === 'boundary' || key === 'status'
    const fate = kind === 'estimated' ? 'estimated' : isKept ? 'invented' : 'leftOut'
    return say(`exports.doubts.${fate}`, { field: say(`words.field.${key}`) })
  })
  return words.join(say('shell.comma')) || null
}
