/**
 * A shape as the drawing commands of a Mapbox Vector Tile 2.1 (section 4.3): a pen moves over the grid, each move
 * given as the difference from where it stands.
 */
import { type GridPoint, type GridRing, signedSize, type TileShape } from './tile-shape.ts'

const moveTo = 1
const lineTo = 2
const closePath = 7

/** The numbers of GeomType in the specification. */
export const geometryTypes = { points: 1, lines: 2, polygons: 3 } as const

export function commandsOf(shape: TileShape): number[] {
  const pen = new Pen()
  if (shape.kind === 'points') {
    pen.go(moveTo, shape.points)
  } else if (shape.kind === 'lines') {
    for (const line of shape.lines) drawPath(pen, line)
  } else {
    for (const [outer, ...holes] of shape.polygons) {
      drawRing(pen, outer ?? [], true)
      for (const hole of holes) drawRing(pen, hole, false)
    }
  }
  return pen.commands
}

function drawPath(pen: Pen, points: readonly GridPoint[]): void {
  pen.go(moveTo, points, 0, 1)
  pen.go(lineTo, points, 1)
}

/** Outer rings run clockwise as one sees them (a positive size with y down), holes the other way: section 4.3.4.4. */
function drawRing(pen: Pen, ring: GridRing, clockwise: boolean): void {
  drawPath(pen, signedSize(ring) > 0 === clockwise ? ring : ring.toReversed())
  pen.close()
}

class Pen {
  readonly commands: number[] = []
  private x = 0
  private y = 0

  /** Through the points from one place in the list up to another. */
  go(command: number, points: readonly GridPoint[], from = 0, to = points.length): void {
    const count = Math.min(to, points.length) - from
    if (count <= 0) return
    this.commands.push(command | (count << 3))
    for (let nth = from; nth < from + count; nth++) {
      const [x, y] = points[nth]!
      this.commands.push(zigzag(x - this.x), zigzag(y - this.y))
      this.x = x
      this.y = y
    }
  }

  close(): void {
    this.commands.push(closePath | (1 << 3))
  }
}

const zigzag = (n: number) => (n << 1) ^ (n >> 31)
