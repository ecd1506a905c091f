/** Metres of wall by what becomes of them. */
import type { AreaWalls, Wall, WallTotals } from '#contract/wall.ts'

export function totalWalls(
  walls: readonly Pick<Wall, 'decision' | 'lengthM'>[],
): Pick<AreaWalls, 'undecided' | 'lengthM'> {
  const lengthM: WallTotals = { remove: 0, open: 0, keep: 0, disputed: 0, undecided: 0 }
  for (const wall of walls) lengthM[wall.decision ?? 'undecided'] += wall.lengthM
  return { undecided: walls.filter(({ decision }) => decision === null).length, lengthM }
}
