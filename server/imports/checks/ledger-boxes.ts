/** Where compounds of the ledger lie, asked for once: of the rows of a file only those beside one of them are held against it. */
import Flatbush from 'flatbush'
import type { Geometry } from 'geojson'
import { boundsOf } from '#geodata/geojson.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { mostLooked, nearest, wider } from './around.ts'
import { pagesOfBoxes } from './ledger-shapes.queries.ts'

export type LedgerBoxes = {
  /** Ids of the compounds whose box meets that of the shape, drawn so many degrees wider; nearest to its middle first, at most `mostLooked`. */
  near(shape: Geometry, degrees: number): string[]
}

/** @param drawnAnew compounds the file has another boundary for: they are left out. */
export async function boxesOfLedger(
  connection: Connection,
  reader: Reader,
  { adcode, drawnAnew }: { adcode: string; drawnAnew: ReadonlySet<string> },
): Promise<LedgerBoxes> {
  const ids: string[] = []
  const boxes: [number, number, number, number][] = []
  for await (const page of pagesOfBoxes(connection, reader, adcode))
    for (const { id, box } of page) {
      if (drawnAnew.has(id)) continue
      ids.push(id)
      boxes.push(box)
    }
  if (ids.length === 0) return { near: () => [] }
  const index = new Flatbush(ids.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return {
    near(shape, degrees) {
      const bounds = boundsOf(shape)
      if (!bounds) return []
      return nearest(index, boxes, { around: wider(bounds, degrees), most: mostLooked }).flatMap(
        (place) => ids[place] ?? [],
      )
    },
  }
}
