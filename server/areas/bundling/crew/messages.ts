/** What is said between the thread that asks for a plan and those that help to solve it. */
import type { MessagePort } from 'node:worker_threads'
import type { Problem } from '../problem.ts'
import type { SolvedPiece } from '../solve-piece.ts'

export type MateStart = { port: MessagePort }
export type Work = { problem: Problem; counters: Counters }
/** `place` of the piece among all. */
export type Brought = { place: number; solved: SolvedPiece }

/** One Int32 each, shared by all: turns taken, pieces brought, and 1 when all is to end. */
export type Counters = { taken: Int32Array; brought: Int32Array; stopped: Int32Array }
