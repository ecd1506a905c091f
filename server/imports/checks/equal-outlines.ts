/**
 * Rows with one and the same outline: a street office’s whole territory beside each of its compounds is one fault, not one for every two rows.
 * What is found of the outline is looked for once, at the first of them.
 */
import type { Geometry, Position } from 'geojson'
import { boundsOf, toMultiPolygon } from '#geodata/geojson.ts'
import type { Connection } from '../../db/connection.ts'
import { inTurns } from '../desk/turns.ts'
import { inBatches } from './batches.ts'
import { type Drawn, found, middleOf, rounded, type ShapeFinding } from './drawn.ts'
import { findValidity } from './validity.queries.ts'
import { isArea } from './validity.ts'

/** At least two rows, in the order of the file. */
export type Stack = { first: Drawn; copies: Drawn[] }

/** About a centimetre: what another program rounds differently is the same corner. */
const places = 7
const mostRowsNamed = 20

/** @param drawn areas. Others are served in between; `breathe` throws where nobody waits any more. */
export async function findStacks(drawn: readonly Drawn[], breathe: () => void): Promise<Stack[]> {
  const alike = new Map<string, Drawn[]>()
  const sort = (key: string, each: Drawn, into: Map<string, Drawn[]>) => {
    const known = into.get(key)
    if (known) known.push(each)
    else into.set(key, [each])
  }
  await inTurns(drawn, (each) => {
    breathe()
    sort(boxKey(each.shape), each, alike)
  })
  const equal = new Map<string, Drawn[]>()
  // corners are put in order only where the boxes are equal
  const likely = [...alike.values()].filter(({ length }) => length > 1).flat()
  await inTurns(likely, (each) => {
    breathe()
    sort(outlineKey(each.shape), each, equal)
  })
  return [...equal.values()].flatMap(([first, ...copies]) => (first && copies.length > 0 ? [{ first, copies }] : []))
}

const written = (degrees: number) => degrees.toFixed(places)
const boxKey = (shape: Geometry) => (boundsOf(shape) ?? []).map(written).join()

/** The same wherever a ring begins, whichever way it runs, and whatever part comes first. */
function outlineKey(shape: Geometry): string {
  if (!isArea(shape)) return ''
  const parts = toMultiPolygon(shape).coordinates.map(([shell = [], ...holes]) =>
    [ringKey(shell), ...holes.map(ringKey).sort()].join('/'),
  )
  return parts.sort().join('|')
}

function ringKey(ring: readonly Position[]): string {
  const corners = ring.slice(0, -1).map(([x = 0, y = 0]) => `${written(x)} ${written(y)}`)
  const least = corners.reduce((best, corner, at) => (corner < (corners[best] ?? '') ? at : best), 0)
  const turned = [...corners.slice(least), ...corners.slice(0, least)]
  const [start, ...rest] = turned
  const backwards = [start, ...rest.reverse()]
  return [turned.join(), backwards.join()].sort()[0] ?? ''
}

/** One finding for each stack: of two rows the later tells it, of more the first, with how many they are. */
export async function tellStacks(
  connection: Connection,
  measureSrid: number,
  stacks: readonly Stack[],
): Promise<ShapeFinding[]> {
  const findings: ShapeFinding[] = []
  for (const batch of inBatches(stacks, ({ first }) => first.shape)) {
    const validity = await findValidity(
      connection,
      measureSrid,
      batch.map(({ first: { at, shape } }) => ({ at, shape })),
    )
    const sizes = new Map(validity.map(({ at, sizeM2 }) => [at, rounded(sizeM2)]))
    findings.push(...batch.map((stack) => told(stack, sizes.get(stack.first.at) ?? 0)))
  }
  return findings
}

function told({ first, copies }: Stack, sizeM2: number): ShapeFinding {
  const [only, ...others] = copies
  const place = middleOf(first.shape)
  if (only && others.length === 0)
    return found(only, 'shape-same-as-row', 'doubt', { params: { other: first.row, sizeM2 }, place })
  const rows = [first, ...copies].map(({ row }) => row)
  const named = [...rows.slice(0, mostRowsNamed), ...(rows.length > mostRowsNamed ? ['…'] : [])]
  return found(first, 'shapes-one-outline', 'doubt', { params: { count: rows.length, rows: named, sizeM2 }, place })
}
