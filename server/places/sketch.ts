/** A sketch of a compound around a place: as large as its figures say, and never more than a sketch. */
import type { z } from 'zod'
import type { Sketch, SketchQuestion } from '#contract/placing.ts'
import { examineShape } from '#geodata/checks/examine.ts'
import { sketchAround } from '#geodata/sketch.ts'
import type { Reader } from '../accounts/reader.ts'
import { findCompound } from '../compounds/compounds.queries.ts'
import type { Connection } from '../db/connection.ts'
import { NotFound, Refusal } from '../errors.ts'
import { findWhereabouts } from './places.queries.ts'
import { sketchSizeOf } from './sketch-size.ts'

export async function sketchOf(
  connection: Connection,
  reader: Reader,
  { adcode, place, compoundId }: z.infer<typeof SketchQuestion>,
): Promise<Sketch> {
  const findings = examineShape({ type: 'Point', coordinates: place }, ['Point'])
  if (findings.length > 0) throw new Refusal('bad-geometry', { count: findings.length }, findings)
  const compound = await findCompound(connection, reader, compoundId)
  if (!compound || compound.adcode !== adcode) throw new NotFound('compound', compoundId)
  const [where] = await findWhereabouts(connection, reader, adcode, [place])
  const size = sketchSizeOf(compound)
  return { ...size, shape: sketchAround(place, size.sizeM2), streetOffice: where?.streetOffice ?? null }
}
