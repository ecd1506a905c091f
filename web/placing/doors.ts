/** What the page asks of the server about places and pictures. */
import type { Position } from '#contract/geometry.ts'
import type { Picture, PictureChange, PictureFitting, PicturePoint } from '#contract/picture.ts'
import type { CoordinateCandidate, Sketch } from '#contract/placing.ts'
import { answerOf, client, reachFor } from '#web/api.ts'

export const findCoordinate = async (adcode: string, text: string): Promise<CoordinateCandidate[]> =>
  (await answerOf(client.api.places.coordinate.$post({ json: { adcode, text } }))).candidates

export const sketchAt = (adcode: string, place: Position, compoundId: string): Promise<Sketch> =>
  answerOf(client.api.places.sketch.$post({ json: { adcode, place, compoundId } }))

export const readPictures = async (adcode: string): Promise<Picture[]> =>
  (await answerOf(client.api.pictures.$get({ query: { adcode } }))).items

/** The bytes go up as they are; the answer is the contract's Picture. */
export const addPicture = (adcode: string, file: File): Promise<Picture> =>
  sendPicture({ adcode, name: file.name }, file)

/** The bytes of a picture that was removed, so that it stands again under its id, with its points. */
export const restorePicture = ({ id, adcode, name }: Picture, bytes: Blob): Promise<Picture> =>
  sendPicture({ adcode, name, restores: id }, bytes)

export const readPictureBytes = async (id: string): Promise<Blob> => (await reachFor(pictureUrl(id), {})).blob()

async function sendPicture(query: Record<string, string>, body: Blob): Promise<Picture> {
  const answer = await reachFor(`/api/pictures?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  })
  return answer.json()
}

export const fitPicture = (id: string, points: PicturePoint[]): Promise<PictureFitting> =>
  answerOf(client.api.pictures[':id'].fit.$post({ param: { id }, json: { points } }))

export const changePicture = (id: string, change: PictureChange): Promise<Picture> =>
  answerOf(client.api.pictures[':id'].$patch({ param: { id }, json: change }))

export const removePicture = (id: string, version: number) =>
  answerOf(client.api.pictures[':id'].$delete({ param: { id }, query: { version: String(version) } }))

export const pictureUrl = (id: string): string => `/api/pictures/${id}/file`
