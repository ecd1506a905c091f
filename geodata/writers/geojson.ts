/**
 * GeoJSON (RFC 7946): one feature a line, so that files can be compared and cut with tools for text. A row without a place keeps its
 * line, with null for geometry. Title and notes stand beside the features as foreign members (6.1).
 * Degrees are CGCS2000, which lies within a few decimetres of the WGS 84 the RFC asks for.
 */
import { inChunks } from './chunks.ts'
import { rightHanded } from './shapes.ts'
import type { Sheet } from './sheet.ts'

export async function* writeGeojson(sheet: Sheet): AsyncGenerator<Uint8Array> {
  yield* inChunks(linesOf(sheet))
}

async function* linesOf({ name, title, notes, columns, rows }: Sheet): AsyncGenerator<string> {
  const head = { type: 'FeatureCollection', name, title, notes }
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`
  let isFirst = true
  for await (const { cells, geometry } of rows) {
    const feature = {
      type: 'Feature',
      properties: Object.fromEntries(columns.map(({ label }, place) => [label, cells[place] ?? null])),
      geometry: geometry ? rightHanded(geometry) : null,
    }
    yield `${isFirst ? '' : ','}\n${JSON.stringify(feature)}`
    isFirst = false
  }
  yield '\n]}\n'
}
