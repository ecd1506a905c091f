/** The walls of an area, and the one change made to them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AreaWalls, Wall, WallChange } from '#contract/wall.ts'
import { answerOf, client } from '#web/api.ts'

const keyOf = (areaId: string) => ['district', areaId.slice(0, 6), 'walls', areaId]

export const useWalls = (areaId: string) =>
  useQuery<AreaWalls>({
    queryKey: keyOf(areaId),
    queryFn: () => answerOf(client.api.areas[':id'].walls.$get({ param: { id: areaId }, query: {} })),
  })

/** Without a version the wall is changed as this page last knew it. */
export type WallDecided = Omit<WallChange, 'version'> & { version?: number }

/** Changes go one after the other, each upon the wall as the one before left it. */
export function useDecideWall(areaId: string) {
  const queries = useQueryClient()
  const key = keyOf(areaId)
  const known = ({ from, to }: WallDecided) =>
    queries.getQueryData<AreaWalls>(key)?.items.find((wall) => wall.from === from && wall.to === to)
  return useMutation<Wall, Error, WallDecided>({
    scope: { id: `walls ${areaId}` },
    mutationFn: (decided) => {
      const json = { ...decided, version: decided.version ?? known(decided)?.version ?? 0 }
      return answerOf(client.api.areas[':id'].walls.$patch({ param: { id: areaId }, json }))
    },
    onSuccess: (saved) => {
      queries.setQueryData<AreaWalls>(key, (walls) => walls && { ...walls, items: walls.items.map(replacedBy(saved)) })
    },
    // the totals, and after a refusal the wall as somebody else left it
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}

const replacedBy = (saved: Wall) => (wall: Wall) => (wall.from === saved.from && wall.to === saved.to ? saved : wall)
