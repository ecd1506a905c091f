/** Pictures as the page has them: what is stored, and how its points lay it on the ground. */
import type { Picture, PictureFitting, PicturePoint } from '#contract/picture.ts'
import { fitPicture, type PictureSize } from '#geodata/picture-fit.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { findStoredPicture, findStoredPictures, type StoredPicture } from './pictures.queries.ts'

/** The newest first. Throws NotFound for an unknown district. */
export async function listPictures(connection: Connection, reader: Reader, adcode: string): Promise<Picture[]> {
  await getDistrict(connection, adcode)
  return (await findStoredPictures(connection, reader, adcode)).map(toPicture)
}

export async function findPicture(connection: Connection, reader: Reader, id: string): Promise<Picture | null> {
  const stored = await findStoredPicture(connection, reader, id)
  return stored && toPicture(stored)
}

export const toPicture = (stored: StoredPicture): Picture => ({ ...stored, ...fittingOf(stored.points, stored) })

export function fittingOf(points: PicturePoint[], size: PictureSize): PictureFitting {
  const found = fitPicture(points, size)
  return found.kind === 'fitted' ? { fit: found.fit, refused: null } : { fit: null, refused: found.code }
}
