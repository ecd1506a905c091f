/** A file of any kind on its way into the ledger without desk and thread: understood, compared, its shapes checked, written by the store. */
import type { Geometry } from 'geojson'
import type { z } from 'zod'
import { type ImportRow, ImportWishes } from '#contract/import.ts'
import type { Cell, Table } from '#geodata/readers/reading.ts'
import { localReader } from '#server/accounts/reader.ts'
import { checkShapes } from '#server/imports/checks/check-shapes.ts'
import type { KindRules, KindStore, RowToWrite } from '#server/imports/kind.ts'
import { applyImport } from '#server/imports/save-import.ts'
import { testDatabase } from '#tests/support/database.ts'
import { layDown, writer } from './apply-file.ts'
import { wholeLedger } from './whole-ledger.ts'

export type Kind = { rules: KindRules; store: KindStore }
export type Wish = z.input<typeof ImportWishes>

export const layerOf = (
  name: string,
  columns: string[],
  rows: (readonly [cells: readonly Cell[], shape: Geometry | null])[],
): Table => ({
  name,
  columns,
  rows: rows.map(([cells, geometry], at) => ({ row: at + 1, cells: [...cells], geometry })),
})

/** What the table would write, as the desk shows it. */
export async function lookAt({ rules, store }: Kind, adcode: string, table: Table, wish: Wish = {}) {
  const database = await testDatabase()
  const wishes = ImportWishes.parse({ ...wish, kind: rules.kind })
  const existing = await wholeLedger(store, adcode)
  const { records, findings } = rules.understand(table, rules.propose(table, []), { totalRows: [], year: 2026 })
  const choices = new Map(Object.entries(wishes.choices).map(([at, choice]) => [Number(at), choice]))
  const compared = rules.compare(records, existing, choices, wishes)
  const byAt = new Map(records.map((record) => [record.at, record]))
  const rows = compared.rows.flatMap(({ at, row, recordId, kind }) => {
    const geometry = kind === 'new' || kind === 'changed' || kind === 'same' ? byAt.get(at ?? -1)?.geometry : null
    return at === null || row === null || !geometry ? [] : [{ at, row, recordId, geometry }]
  })
  const checked = await checkShapes(database, { reader: localReader, adcode, kind: rules.kind, rows, repairs: {} })
  const versions = versionsIn(existing)
  const summary: Record<ImportRow['kind'], number> = {
    new: 0,
    changed: 0,
    same: 0,
    doubtful: 0,
    skipped: 0,
    missing: 0,
  }
  const toWrite = compared.rows.flatMap((each): RowToWrite[] => {
    const shape = checked.shapes.get(each.at ?? -1)
    const isMoved = shape !== undefined && shape.change !== 'same'
    const kind = each.kind === 'same' && isMoved ? 'changed' : each.kind
    summary[kind]++
    const record = byAt.get(each.at ?? -1)
    if (!record || (kind !== 'new' && kind !== 'changed')) return []
    const { geometry: _, ...facts } = record
    const seenVersion = versions.get(each.recordId ?? '')
    const { recordId, fields } = each
    return [
      {
        kind,
        record: facts,
        recordId,
        fields,
        ...(seenVersion && { seenVersion }),
        ...(isMoved && { geometry: shape.geometry }),
      },
    ]
  })
  return {
    rows: toWrite,
    compared: compared.rows,
    summary,
    wishes,
    findings: [...findings, ...compared.findings, ...checked.findings],
  }
}

function versionsIn(existing: unknown): Map<string, number> {
  const lists = Object.values(existing ?? {}).filter(Array.isArray)
  return new Map(
    lists.flat().flatMap(({ id, version }) => (typeof version === 'number' ? [[id, version] as const] : [])),
  )
}

export async function applyKind(
  kind: Kind,
  adcode: string,
  table: Table,
  { wish = {}, fileName }: { wish?: Wish; fileName?: string } = {},
) {
  const { rows, summary, wishes } = await lookAt(kind, adcode, table, wish)
  const runId = await layDown(adcode, fileName)
  const crs = { code: 'EPSG:4490', how: '按文件所写' }
  const asked = { runId, store: kind.store, rows, wishes, summary, crs, template: null, choices: [] }
  return { runId, run: await applyImport(await writer(), asked) }
}
