/** The points of a picture as the hand has them: lent to the map, fitted by the server while they change, saved only when asked. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Position } from '#contract/geometry.ts'
import type { Picture, PicturePoint } from '#contract/picture.ts'
import { useDrawing, useLent, useStage, useStageState } from '#web/stage.tsx'
import { fitPicture } from './doors.ts'
import { onMap } from './use-pictures.ts'

export function useMatching(picture: Picture, opacityPercent: number) {
  const stage = useStage()
  const { inHand } = useStageState()
  const { id } = picture
  const [draft, setDraft] = useState<PicturePoint[] | null>(null)
  const [set, setPixel] = useState<[number, number] | null>(null)
  const [found, propose] = useState<Position | null>(null)
  const points = draft ?? picture.points
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(picture.points)
  const trying = useQuery({
    queryKey: ['picture-fit', id, points],
    queryFn: () => fitPicture(id, points),
    enabled: isChanged,
    placeholderData: (before) => before,
  })
  const fitting = isChanged ? (trying.data ?? null) : picture.points.length > 0 ? picture : null
  // whoever puts the tool down, by Escape or by taking up another, has let the point go as well
  const pixel = inHand.tool === 'place' && inHand.target === id ? set : null
  const isPicking = pixel !== null
  const proposed = isPicking ? found : null

  // the picture may be removed by somebody else while its point is in the hand
  const latest = useRef(isPicking)
  latest.current = isPicking
  useEffect(
    () => () => {
      if (latest.current) stage.putDown()
    },
    [stage],
  )

  const add = (place: Position) => {
    if (!pixel) return
    setDraft([...points, { pixel, place: [toSevenPlaces(place[0]), toSevenPlaces(place[1])] }])
    setPixel(null)
    propose(null)
    stage.putDown()
  }
  useDrawing((event) => {
    if (!isPicking) return
    if (event.kind === 'pick') add(event.place)
    if (event.kind === 'cancel') setPixel(null)
  })
  useLent(
    useMemo(
      () => ({
        pictureTried: fitting?.fit ? onMap(picture, opacityPercent, fitting.fit) : null,
        marks: [
          ...points.map(({ place }, nth) => ({ place, label: String(nth + 1) })),
          ...(proposed ? [{ place: proposed, label: String(points.length + 1) }] : []),
        ],
        ...(isPicking && { draft: { tool: 'place' as const, shape: null, key: `match ${id} ${points.length}` } }),
      }),
      [picture, opacityPercent, fitting, points, proposed, isPicking, id],
    ),
  )
  return {
    points,
    pixel,
    proposed,
    fitting,
    isChanged,
    problem: isChanged ? trying.error : null,
    setPixel: (next: [number, number]) => {
      setPixel(next)
      stage.takeUp('place', id)
    },
    propose: (place: Position | null) => {
      propose(place)
      if (place) stage.map.current?.flyTo(place)
    },
    add,
    remove: (nth: number) => setDraft(points.filter((_, at) => at !== nth)),
    /** What was drafted is saved now. */
    settle: () => setDraft(null),
  }
}

const toSevenPlaces = (degrees: number) => Math.round(degrees * 1e7) / 1e7
