/** What a file says, as it is told to whoever laid it on the desk. */

import type { PlacedReading } from '#geodata/crs/place.ts'
import { finding, type Reading, type Table } from '#geodata/readers/reading.ts'
import type { KindMapping, KindRecord } from '../kind.ts'
import type { ChosenSystem } from './choose-system.ts'
import { hasGeometry } from './coordinate-columns.ts'
import type { Looked } from './messages.ts'
import { pictureOf } from './picture.ts'
import type { FoundFinding } from './where-found.ts'

export type Understood = {
  mapping: KindMapping
  chosen: ChosenSystem | null
  placed: PlacedReading | null
  records: readonly KindRecord[]
  findings: FoundFinding[]
}

const mostSamples = 3

function samplesOf(table: Table): string[][] {
  return table.columns.map((_, column) => {
    const samples: string[] = []
    for (const { cells } of table.rows) {
      const cell = cells[column] ?? null
      if (cell !== null && cell !== '') samples.push(String(cell).slice(0, 80))
      if (samples.length === mostSamples) break
    }
    return samples
  })
}

type LookedAt = { reading: Reading; table: Table; understood: Understood }

export function lookedOf({ reading, table, understood }: LookedAt): Looked {
  const { mapping, chosen, placed, records, findings } = understood
  const bounds = placed?.bounds ?? null
  const shapes = records.flatMap(({ at, geometry }) => (geometry ? [{ at, geometry }] : []))
  const isNamed = mapping.columns.some(({ field }) => field === 'name' || field === 'code')
  const noName = !isNamed && shapes.length === 0 && !chosen ? [finding('no-name-column')] : []
  const isEmpty = reading.tables.every(({ rows }) => rows.length === 0)
  return {
    format: reading.format,
    encoding: reading.encoding,
    tables: reading.tables.map((each) => ({
      ...{ name: each.name, rows: each.rows.length, columns: each.columns.length },
      hasGeometry: hasGeometry(each),
    })),
    table: Math.max(0, reading.tables.indexOf(table)),
    crs: {
      declared: reading.crs,
      used: chosen?.system ? { code: chosen.system.code, name: chosen.system.name, how: chosen.system.how } : null,
      candidates: (chosen?.candidates ?? []).map(({ system: { code, name }, distanceM, ...landing }) => ({
        ...{ code, name, distanceM: distanceM === null ? null : Math.round(distanceM) },
        ...landing,
      })),
      residualsM: chosen?.residualsM ?? null,
    },
    bounds,
    mapping,
    samples: samplesOf(table),
    picture: { shapes: pictureOf(shapes, bounds), total: shapes.length },
    records: records.length,
    nameless: records.flatMap(({ at, values, geometry }) =>
      geometry && values.name === undefined && values.code === undefined ? [at] : [],
    ),
    findings: {
      ofReading: [...reading.findings, ...(chosen?.findings ?? []), ...(placed?.findings ?? [])],
      ofMeaning: findings,
    },
    blocking: [...(chosen?.blocking ? [chosen.blocking] : []), ...(isEmpty ? [finding('no-table')] : noName)],
  }
}
