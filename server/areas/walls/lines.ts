/** Lines put together from pieces, one after the other. */
import { metresToEdge } from '../bundling/graph/shortest-link.ts'

/** Places one after the other, in metres. */
export type Line = (readonly [x: number, y: number])[]

/** Pieces are added in their order; one that begins where the last ended goes on with its line. */
export function startLines() {
  const lines: Line[] = []
  return {
    add(ax: number, ay: number, bx: number, by: number): void {
      const last = lines.at(-1)
      const [x, y] = last?.at(-1) ?? []
      if (last && x === ax && y === ay) last.push([bx, by])
      else
        lines.push([
          [ax, ay],
          [bx, by],
        ])
    },
    /** A ring begins anywhere: a line that ends where one before it begins is the beginning of that one. */
    all(): Line[] {
      const joined: Line[] = []
      for (const line of lines) {
        const [x, y] = line.at(-1) ?? []
        const at = joined.findIndex(([begin]) => begin?.[0] === x && begin?.[1] === y)
        if (at < 0) joined.push(line)
        else joined[at] = [...line, ...(joined[at] as Line).slice(1)]
      }
      return joined
    },
  }
}

/** Without the corners that lie within `toleranceM` of the line without them (Douglas and Peucker 1973). */
export function withoutStraightCorners(line: Line, toleranceM: number): Line {
  const kept = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    const corner = farthestCorner(line, from, to, toleranceM)
    if (corner === null) continue
    kept.add(corner)
    open.push([from, corner], [corner, to])
  }
  return line.filter((_, at) => kept.has(at))
}

/** The corner between two others that is farthest from the straight line between those; null where none is farther than `atLeastM`. */
function farthestCorner(line: Line, from: number, to: number, atLeastM: number): number | null {
  const [[ax, ay], [bx, by]] = [line[from], line[to]] as [Line[number], Line[number]]
  let [corner, mostM]: [number | null, number] = [null, atLeastM]
  for (let at = from + 1; at < to; at++) {
    const [x, y] = line[at] as Line[number]
    const metres = metresToEdge(x, y, ax, ay, bx, by)
    if (metres <= mostM) continue
    corner = at
    mostM = metres
  }
  return corner
}
