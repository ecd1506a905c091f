/** The edges of a boundary of many corners under a tree of boxes, in their order: what lies far away is never looked at. */
import type { Part } from './yard.ts'

/** Fewer edges are looked at one by one faster than a tree is climbed. */
const fromEdges = 64
const edgesInLeaf = 8

/** Node 1 is the root, the children of node n are 2n and 2n + 1; those from `leaves` on hold eight edges each. */
type EdgeTree = { edges: Float64Array; boxes: Float64Array; leaves: number }

type Boundary = { parts: readonly Part[] }
const known = new WeakMap<Boundary, EdgeTree>()

export const hasManyEdges = (boundary: Boundary): boolean => edgesOf(boundary) >= fromEdges

function edgesOf({ parts }: Boundary): number {
  let edges = 0
  for (const part of parts) for (const ring of part) edges += ring.length / 2 - 1
  return edges
}

/** Made once for each boundary. O(edges). */
export function treeOf(boundary: Boundary): EdgeTree {
  const made = known.get(boundary) ?? makeTree(boundary)
  known.set(boundary, made)
  return made
}

function makeTree(boundary: Boundary): EdgeTree {
  const edges = new Float64Array(4 * edgesOf(boundary))
  let filled = 0
  for (const ring of boundary.parts.flat()) {
    for (let k = 0; k + 3 < ring.length; k += 2, filled += 4) edges.set(ring.subarray(k, k + 4), filled)
  }
  let leaves = 1
  while (leaves * edgesInLeaf * 4 < edges.length) leaves *= 2
  const boxes = new Float64Array(8 * leaves)
  for (let node = 2 * leaves - 1; node > 0; node--)
    boxes.set(node < leaves ? around(boxes, node) : leafBox(edges, node - leaves), 4 * node)
  return { edges, boxes, leaves }
}

type Bounds = [west: number, south: number, east: number, north: number]

function leafBox(edges: Float64Array, leaf: number): Bounds {
  const own = edges.subarray(4 * edgesInLeaf * leaf, 4 * edgesInLeaf * (leaf + 1))
  // of a leaf without edges nothing is ever near
  const box: Bounds = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (let k = 0; k < own.length; k += 2) widen(box, own[k] as number, own[k + 1] as number)
  return box
}

function around(boxes: Float64Array, node: number): Bounds {
  const [a, b] = [8 * node, 8 * node + 4]
  const of = (at: number) => boxes[at] as number
  return [
    Math.min(of(a), of(b)),
    Math.min(of(a + 1), of(b + 1)),
    Math.max(of(a + 2), of(b + 2)),
    Math.max(of(a + 3), of(b + 3)),
  ]
}

function widen(box: Bounds, x: number, y: number): void {
  box[0] = Math.min(box[0], x)
  box[1] = Math.min(box[1], y)
  box[2] = Math.max(box[2], x)
  box[3] = Math.max(box[3], y)
}

type IsWanted = (west: number, south: number, east: number, north: number) => boolean
/** @returns false to end the walk */
type Visit = (ax: number, ay: number, bx: number, by: number) => boolean

/** Walks the edges in wanted boxes, in the order of the boundary. @returns false where a visit ended the walk. */
export function walkEdges(tree: EdgeTree, isWanted: IsWanted, visit: Visit, node = 1): boolean {
  const { boxes, leaves } = tree
  const at = 4 * node
  if (!isWanted(boxes[at] as number, boxes[at + 1] as number, boxes[at + 2] as number, boxes[at + 3] as number))
    return true
  if (node >= leaves) return visitLeaf(tree, node, visit)
  return walkEdges(tree, isWanted, visit, 2 * node) && walkEdges(tree, isWanted, visit, 2 * node + 1)
}

/** Whether an edge lies in a box that is wanted. */
export const hasEdgeIn = (tree: EdgeTree, isWanted: IsWanted): boolean => !walkEdges(tree, isWanted, () => false)

/** The same, what is nearer to a place first, and only where `isWanted` still says so of the square of the distance. */
export function walkOutwards(
  tree: EdgeTree,
  x: number,
  y: number,
  isWanted: (squareM: number) => boolean,
  visit: Visit,
  node = 1,
): void {
  if (node >= tree.leaves) {
    visitLeaf(tree, node, visit)
    return
  }
  const [left, right] = [squareToNode(tree, 2 * node, x, y), squareToNode(tree, 2 * node + 1, x, y)]
  const first = left <= right ? 0 : 1
  if (isWanted(Math.min(left, right))) walkOutwards(tree, x, y, isWanted, visit, 2 * node + first)
  if (isWanted(Math.max(left, right))) walkOutwards(tree, x, y, isWanted, visit, 2 * node + 1 - first)
}

/** Walks pairs of edges of two boundaries, near pairs first, where `isWanted` still says so of the square of the distance. */
export function walkPairs(
  a: EdgeTree,
  b: EdgeTree,
  isWanted: (squareM: number) => boolean,
  visit: (...edges: [...Parameters<Visit>, ...Parameters<Visit>]) => void,
  [m, n]: readonly [number, number] = [1, 1],
): void {
  if (!isWanted(squareBetween(a, m, b, n))) return
  const [inLeaf, inOther] = [m >= a.leaves, n >= b.leaves]
  if (inLeaf && inOther) {
    visitLeaf(a, m, (...one) =>
      visitLeaf(b, n, (...other) => {
        visit(...one, ...other)
        return true
      }),
    )
    return
  }
  const splits = inOther || (!inLeaf && m <= n)
  const pairs = [0, 1].map((side) => (splits ? [2 * m + side, n] : [m, 2 * n + side]) as [number, number])
  const [left, right] = pairs.map(([p, q]) => squareBetween(a, p, b, q)) as [number, number]
  for (const pair of left <= right ? pairs : pairs.reverse()) walkPairs(a, b, isWanted, visit, pair)
}

function visitLeaf({ edges, leaves }: EdgeTree, node: number, visit: Visit): boolean {
  const from = 4 * edgesInLeaf * (node - leaves)
  const to = Math.min(from + 4 * edgesInLeaf, edges.length)
  for (let k = from; k < to; k += 4) {
    if (!visit(edges[k] as number, edges[k + 1] as number, edges[k + 2] as number, edges[k + 3] as number)) return false
  }
  return true
}

function squareToNode({ boxes }: EdgeTree, node: number, x: number, y: number): number {
  const at = 4 * node
  const dx = Math.max((boxes[at] as number) - x, x - (boxes[at + 2] as number), 0)
  const dy = Math.max((boxes[at + 1] as number) - y, y - (boxes[at + 3] as number), 0)
  return dx * dx + dy * dy
}

function squareBetween({ boxes: one }: EdgeTree, m: number, { boxes: other }: EdgeTree, n: number): number {
  const [a, b] = [4 * m, 4 * n]
  const dx = Math.max((one[a] as number) - (other[b + 2] as number), (other[b] as number) - (one[a + 2] as number), 0)
  const dy = Math.max(
    (one[a + 1] as number) - (other[b + 3] as number),
    (other[b + 1] as number) - (one[a + 3] as number),
    0,
  )
  return dx * dx + dy * dy
}
