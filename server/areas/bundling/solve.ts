/** The whole problem, piece by piece, alone or together with other threads. */
import { PieceWork } from './piece-work.ts'
import type { Problem } from './problem.ts'
import type { SolvedPiece } from './solve-piece.ts'

export type SolveOptions = {
  /** Called after every piece. */
  onPiece?: (piece: SolvedPiece, done: number, total: number) => void
  /** Asked between pools: true ends the search, and the plan is what there is. */
  isOver?: () => boolean
  /** Pieces solved before, for the same problem but for what hands changed elsewhere. */
  known?: KnownPieces
  /** Threads that solve pieces of the same problem at the same time; then nothing is looked up among the known. */
  crew?: Crew | null
}

export type KnownPieces = {
  find(problem: Problem, piece: readonly number[]): SolvedPiece | undefined
  keep(problem: Problem, solved: SolvedPiece): void
}

export type Crew = { share(problem: Problem): SharedWork }
export type SharedWork = {
  /** 0, 1, 2 …: each turn is given out once, whoever takes it. */
  take(): number
  /** What others have solved since the last call. */
  hear(): { place: number; solved: SolvedPiece }[]
  /** Until others bring something, at most so many milliseconds. */
  wait(ms: number): void
  /** What is still under way elsewhere is to end with what there is. */
  stop(): void
}

export type Solution = { pieces: SolvedPiece[]; complete: boolean }
/** Whether the time is up. */
const askedEveryMs = 20

type Keep = (place: number, solved: SolvedPiece) => void

/** The same plan with a crew and without: each piece is solved by itself, and stands in its own place. */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  const { onPiece, isOver = () => false, known, crew } = options
  const work = new PieceWork(problem)
  const pieces = new Array<SolvedPiece>(work.pieces.length)
  let done = 0
  const keep: Keep = (place, solved) => {
    pieces[place] = solved
    done += 1
    onPiece?.(solved, done, pieces.length)
  }
  if (crew) solveTogether(work, crew.share(problem), isOver, keep)
  else {
    work.pieces.forEach((piece, place) => {
      const solved = known?.find(problem, piece) ?? work.solve(place, isOver)
      if (!isOver()) known?.keep(problem, solved)
      keep(place, solved)
    })
  }
  return { pieces, complete: !isOver() }
}

/** Nobody is waited for without end: what another thread took and does not bring is solved here after all. */
function solveTogether(work: PieceWork, shared: SharedWork, isOver: () => boolean, keep: Keep): void {
  const order = work.largestFirst()
  const missing = new Set(order)
  const hear = () => {
    for (const { place, solved } of shared.hear()) if (missing.delete(place)) keep(place, solved)
  }
  let longestMs = 0
  const solveHere = (place: number) => {
    const began = performance.now()
    const solved = work.solve(place, isOver)
    longestMs = Math.max(longestMs, performance.now() - began)
    if (isOver()) shared.stop()
    missing.delete(place)
    keep(place, solved)
    hear()
  }
  for (let turn = shared.take(); turn < order.length; turn = shared.take()) solveHere(order[turn] as number)
  for (const place of order) {
    const until = performance.now() + 2 * longestMs
    while (missing.has(place) && !isOver() && performance.now() < until) {
      shared.wait(askedEveryMs)
      hear()
    }
    if (missing.has(place)) solveHere(place)
  }
}
