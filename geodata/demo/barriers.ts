import type { LaidRoad, Layout } from './lay-out.ts'
import { meetingOf } from './lines.ts'
import { distance, nearestOnPiece, type Path, type Point, piecesOf } from './plane.ts'
import { warped } from './warp.ts'

export type Barrier = { kind: 'road' | 'railway' | 'river'; name: string; line: Path }
export type Crossing = { kind: 'bridge' | 'underpass' | 'footbridge'; name: string; at: Point }

/** What a planner may not step over: trunk and arterial roads, the railway, the river; centre lines. */
export function barriersOf({ roads, railway, river }: Layout): Barrier[] {
  return [
    ...roads.filter(isMain).map(({ name, line }): Barrier => ({ kind: 'road', name: name ?? '', line })),
    { kind: 'railway', name: railway.name, line: railway.line },
    { kind: 'river', name: river.name, line: river.line },
  ]
}

export const isMain = (road: LaidRoad): boolean => road.class === 'trunk' || road.class === 'arterial'

/** Flat plan, by the school south of the old town. */
const footbridgeSpot: Point = [-760, -720]

/** The three places where a barrier opens: a bridge, a passage under the railway, a footbridge. */
export function crossingsOf({ roads, railway, river }: Layout): Crossing[] {
  const lineOf = (name: string): Path => roads.find((road) => road.name === name)?.line ?? []
  const found: { kind: Crossing['kind']; name: string; at: Point | null }[] = [
    { kind: 'bridge', name: '南阳路沙溪河桥', at: meetingOf(lineOf('南阳路'), river.line) },
    { kind: 'underpass', name: '青槐路铁路立交', at: meetingOf(lineOf('青槐路'), railway.line) },
    { kind: 'footbridge', name: '南阳路人行天桥', at: nearestOn(lineOf('南阳路'), warped(footbridgeSpot)) },
  ]
  return found.flatMap(({ kind, name, at }) => (at ? [{ kind, name, at }] : []))
}

function nearestOn(path: Path, p: Point): Point | null {
  const feet = piecesOf(path).map((piece) => nearestOnPiece(p, piece))
  return feet.sort((a, b) => distance(a, p) - distance(b, p))[0] ?? null
}
