/** The pictures of a district, kept fresh with everything else of it, and which of them lie under the map. */
import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Picture } from '#contract/picture.ts'
import type { ScenePicture } from '#web/map/scene.ts'
import { pictureUrl, readPictures } from './doors.ts'

/** Below the district's key, so that its revisions renew it. */
const keyOf = (adcode: string) => ['district', adcode, 'pictures']

export const usePictures = (adcode: string) =>
  useQuery<Picture[]>({ queryKey: keyOf(adcode), queryFn: () => readPictures(adcode) })

/** Puts a picture as the server just answered it among the others, before the revision comes round. */
export function keepPicture(queries: QueryClient, saved: Picture): void {
  queries.setQueryData<Picture[]>(keyOf(saved.adcode), (known = []) =>
    known.some(({ id }) => id === saved.id)
      ? known.map((each) => (each.id === saved.id ? saved : each))
      : [saved, ...known],
  )
}

export function dropPicture(queries: QueryClient, { id, adcode }: Picture): void {
  queries.setQueryData<Picture[]>(keyOf(adcode), (known = []) => known.filter((each) => each.id !== id))
}

/** As the map shows it; null while its points do not lay it anywhere. `fit` in place of the saved one while points are being matched. */
export function onMap(picture: Picture, percent: number, fit: Picture['fit'] = picture.fit): ScenePicture | null {
  if (!fit) return null
  const { id, widthPx, heightPx } = picture
  return { id, url: pictureUrl(id), widthPx, heightPx, corners: fit.corners, opacity: percent / 100 }
}
