/** From rows to territories: what a row is called, which code and level it has, and the surface it draws. */
import type { Geometry } from 'geojson'
import { openFindings } from '#geodata/readers/finding-list.ts'
import type { ReadFinding, Row, Table } from '#geodata/readers/reading.ts'
import { wordsOf } from '../cell-text.ts'
import type { Mapping } from '../columns.ts'
import { openStreetMapNotice } from '../ground/understand.ts'
import type { KindRecord } from '../kind.ts'
import { plainShape } from '../plain-shape.ts'
import type { OutlineField } from './fields.ts'

export type OutlineValues = {
  name?: string
  /** 区划代码: 6 digits for a district, 9 or 12 below it. */
  code?: string
  level?: Level
  /** The district a row says it belongs to. */
  district?: string
  /** What whoever made the data asks to be said beside it. */
  attribution?: string
}
export type OutlineRecord = Omit<KindRecord, 'values' | 'geometry'> & { values: OutlineValues; geometry: Geometry }

/** `other`: above a district, or below a street office. */
export type Level = 'district' | 'street' | 'other'

export function toOutlines(
  table: Table,
  mapping: Mapping<OutlineField>,
): { records: OutlineRecord[]; findings: ReadFinding[] } {
  const findings = openFindings()
  const isTagged = mapping.columns.some(({ header }) => ['osm_id', '@id', 'full_id', 'admin_level'].includes(header))
  const records = table.rows.flatMap((row, at): OutlineRecord[] => {
    const geometry = row.geometry ? plainShape(row.geometry) : null
    if (geometry) return [recordOf(row, { at, mapping, geometry, isTagged })]
    findings.count('outline-without-shape')
    return []
  })
  if (records.some(({ values }) => values.attribution === openStreetMapNotice))
    findings.tell('ground-of-openstreetmap', { notice: openStreetMapNotice })
  return { records, findings: findings.all() }
}

type Reading = { at: number; mapping: Mapping<OutlineField>; geometry: Geometry; isTagged: boolean }

function recordOf(row: Row, { at, mapping, geometry, isTagged }: Reading): OutlineRecord {
  const written: Partial<Record<OutlineField, string>> = {}
  const rest: Record<string, Row['cells'][number]> = {}
  for (const { column, field, header, because } of mapping.columns) {
    const cell = row.cells[column] ?? null
    const text = wordsOf(cell)
    if (field !== null && text !== null) written[field] = text
    else if (field === null && cell !== null && because.code !== 'serial') rest[header] = cell
  }
  const { name, code, district } = written
  const level = written.level === undefined ? null : levelIn(written.level)
  const attribution = written.attribution ?? (isTagged ? openStreetMapNotice : undefined)
  const values: OutlineValues = {
    ...(name !== undefined && { name: name.replaceAll(/\s+/g, ' ').slice(0, 200) }),
    ...(code !== undefined && { code: code.trim() }),
    ...(level !== null && { level }),
    ...(district !== undefined && { district }),
    ...(attribution !== undefined && { attribution: attribution.slice(0, 200) }),
  }
  return { at, row: row.row, values, written, rest, geometry }
}

/** In words, or as OpenStreetMap counts them in China: 6 a district, 8 a street office. Null for what is no level. */
function levelIn(words: string): Level | null {
  const plain = words.trim().toLowerCase()
  if (/^(?:6|district|county|区县?级?|县级?|市辖区)$/.test(plain)) return 'district'
  if (
    /^(?:8|street|town|township|subdistrict|街道(?:办事处)?|[乡镇]|乡镇|乡镇街道|镇街|[乡镇]级|街道级|乡级)$/.test(
      plain,
    )
  )
    return 'street'
  return /^(?:[2-57]|9|10|province|city|village|省级?|市级?|地级市|社区|居委会|村|行政村)$/.test(plain) ? 'other' : null
}
