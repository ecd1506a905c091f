/** A pasted coordinate as a ranked list of where it may lie. Nothing is decided here: whoever pasted it chooses. */
import type { z } from 'zod'
import type { CoordinateCandidate, CoordinateQuestion } from '#contract/placing.ts'
import { placesOfText, readCoordinateText } from '#geodata/coordinate-text.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { say } from '../http/words.ts'
import { findExpectedBounds, findWhereabouts } from './places.queries.ts'
import { systemInWords } from './system-words.ts'

const mostCandidates = 8
/** From the middle of the district. A county is 200 km across at most; what lies farther is in another place, or in the sea. */
const farthestM = 200_000

/** Throws a Refusal (`coordinate-…`) for a text with no pair of numbers in it. */
export async function coordinateCandidates(
  connection: Connection,
  reader: Reader,
  { adcode, text, crs }: z.infer<typeof CoordinateQuestion>,
  language: string,
): Promise<CoordinateCandidate[]> {
  const bounds = await findExpectedBounds(connection, adcode)
  const read = readCoordinateText(text)
  if (read.kind === 'refused') throw new Refusal(`coordinate-${read.code}`)
  const near = placesOfText(read, { bounds }, crs).filter(
    ({ distanceM }) => distanceM === null || distanceM <= farthestM,
  )
  const found = near.slice(0, mostCandidates)
  const places = await findWhereabouts(
    connection,
    reader,
    adcode,
    found.map(({ lands }) => lands),
  )
  return found.map(({ system, lands, distanceM, findings }, at) => ({
    code: system.code,
    name: systemInWords(language, system),
    lands: [toSevenPlaces(lands[0]), toSevenPlaces(lands[1])],
    distanceM,
    inDistrict: places[at]?.inDistrict ?? null,
    streetOffice: places[at]?.streetOffice?.name ?? null,
    compound: places[at]?.compound?.name ?? null,
    notes: findings.map((note) => say(language, `readings.${note.code}`, note.params)),
  }))
}

const toSevenPlaces = (degrees: number) => Number(degrees.toFixed(7))
