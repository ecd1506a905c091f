/** Lends the map the pictures that are ticked, whatever panel is open. Shows nothing itself. */
import { useMemo } from 'react'
import { useLent } from '#web/stage.tsx'
import type { View } from '#web/view.ts'
import { onMap, usePictures } from './use-pictures.ts'

export function PicturesOnMap({ view }: { view: View }) {
  const { data: pictures } = usePictures(view.adcode)
  const { pictures: ticked, pictureOpacity } = view
  useLent(
    useMemo(() => {
      const shown = (pictures ?? []).filter(({ id }) => ticked.includes(id))
      if (shown.length === 0) return null
      return { pictures: shown.flatMap((picture) => onMap(picture, pictureOpacity) ?? []) }
    }, [pictures, ticked, pictureOpacity]),
  )
  return null
}
