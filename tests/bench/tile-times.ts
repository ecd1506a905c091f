import type { Position } from 'geojson'
import { type CountedTile, densestTiles, type TilePlace } from './densest-tiles.ts'
import type { City } from './generate.ts'
import { measure } from './measure.ts'
import type { MeasuredApp } from './measured-app.ts'
import { type RawTile, rawCompounds, rawCompoundsWithFacts, rawWorks } from './raw-tiles.ts'
import { kB, ms, printTable, ratio } from './table.ts'

/** The densest tiles of a zoom are taken in turn. */
const tilesPerZoom = 4
const limitBytes = 200 * 1024

type Question = {
  tileset: 'compounds' | 'works'
  zooms: number[]
  places: Position[]
  raw: RawTile | null
  rawFacts: RawTile | null
}

/** Tile times by zoom beside ST_AsMVT, which the embedded engine lacks. Returns what exceeds its limit, in words. */
export async function tileTimes(app: MeasuredApp, city: City, repetitions: number): Promise<string[]> {
  const isPostgres = app.database.engine === 'postgres'
  const compounds = city.compounds.map(({ boundary }) => boundary.coordinates[0]?.[0] ?? [])
  const works = city.works.map(({ line }) => line.coordinates[0] ?? [])
  return [
    ...(await timesOf(app, repetitions, {
      tileset: 'compounds',
      zooms: [4, 8, 10, 11, 12, 14, 16],
      places: compounds,
      raw: isPostgres ? rawCompounds : null,
      rawFacts: isPostgres ? rawCompoundsWithFacts : null,
    })),
    ...(await timesOf(app, repetitions, {
      tileset: 'works',
      zooms: [11, 12, 14, 16],
      places: works,
      raw: isPostgres ? rawWorks : null,
      rawFacts: null,
    })),
  ]
}

async function timesOf(app: MeasuredApp, repetitions: number, question: Question): Promise<string[]> {
  const rows: (string | number)[][] = []
  const exceeded: string[] = []
  for (const z of question.zooms) {
    const tiles = densestTiles(question.places, z, tilesPerZoom)
    const name = `${question.tileset} tile at z ${z}`
    try {
      const measured = await timesAt(app, repetitions, question, tiles)
      rows.push([z, tiles[0]?.count ?? 0, ...measured.row])
      if (measured.bytes > limitBytes) exceeded.push(`${name}: ${kB(measured.bytes)} kB of 200 kB`)
    } catch (error) {
      // The other zooms are still worth knowing.
      rows.push([z, tiles[0]?.count ?? 0, ...headings.slice(2).map(() => '–')])
      exceeded.push(`${name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  printTable(
    `${question.tileset} tiles: ms at the ${tilesPerZoom} densest tiles of a zoom in turn, n times uncached (5n cached); raw is ST_AsMVT of 4 columns, raw facts of what our tiles hold, both gzipped`,
    headings,
    rows,
  )
  return exceeded
}

const headings = [
  'z',
  'in tile',
  'n',
  'uncached p50',
  'p95',
  'cached p50',
  '304 p50',
  'raw p50',
  'uncached : raw',
  'raw facts p50',
  'uncached : raw facts',
  'gz kB',
  'raw gz kB',
  'of 200 kB',
]

async function timesAt(
  app: MeasuredApp,
  repetitions: number,
  { tileset, raw, rawFacts }: Question,
  tiles: CountedTile[],
) {
  const tile = (nth: number): TilePlace => tiles[nth % tiles.length] ?? { z: 0, x: 0, y: 0 }
  const path = (nth: number) => `/api/tiles/${tileset}/${tile(nth).z}/${tile(nth).x}/${tile(nth).y}`
  const forget = async () => {
    await app.forgetTiles()
    await app.get('/api/tiles/ground/0/0/0') // the district's revision is looked up again here, not in the time below
  }
  const sizes: number[] = []
  const uncached = await measure(repetitions, async (nth) => sizes.push((await app.get(path(nth))).byteLength), forget)
  const cached = await measure(
    repetitions * 5,
    (nth) => app.get(path(nth)),
    (nth) => app.get(path(nth)),
  )
  const etags = await Promise.all(tiles.map((_, nth) => app.etagOf(path(nth))))
  const known = await measure(repetitions * 5, (nth) => app.getKnown(path(nth), etags[nth % tiles.length] ?? ''))
  const bare = raw && (await rawTimes(repetitions, (nth) => raw(app.database, tile(nth))))
  const bareFacts = rawFacts && (await rawTimes(repetitions, (nth) => rawFacts(app.database, tile(nth))))
  const bytes = Math.max(...sizes)
  const row = [
    uncached.count,
    ms(uncached.p50),
    ms(uncached.p95),
    ms(cached.p50),
    ms(known.p50),
    bare ? ms(bare.p50) : '–',
    ratio(uncached.p50, bare?.p50 ?? null),
    bareFacts ? ms(bareFacts.p50) : '–',
    ratio(uncached.p50, bareFacts?.p50 ?? null),
    kB(bytes),
    bare ? kB(bare.bytes) : '–',
    `${((100 * bytes) / limitBytes).toFixed(0)} %`,
  ]
  return { row, bytes }
}

async function rawTimes(repetitions: number, make: (nth: number) => Promise<Uint8Array>) {
  const sizes: number[] = []
  const spread = await measure(repetitions, async (nth) => sizes.push((await make(nth)).length))
  return { ...spread, bytes: Math.max(...sizes) }
}
