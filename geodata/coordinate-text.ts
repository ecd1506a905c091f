/**
 * One coordinate as people paste it: from a message, a map service, a survey sheet. Two numbers come out, and what the text itself says
 * about them; which system they are in is proposed by likely.ts and decided by whoever pasted them.
 */
import type { Position } from 'geojson'
import { type Candidate, type Expected, likelySystems } from './crs/likely.ts'
import { swapAxes, swappedMark } from './crs/system.ts'
import { systemOf } from './crs/systems.ts'

/** `order` is what letters or words in the text say: longitude first, or that nothing is said. */
export type CoordinateText =
  | { kind: 'read'; position: [number, number]; order: 'said' | 'unsaid' }
  | { kind: 'refused'; code: 'no-numbers' | 'one-number' | 'many-numbers' | 'not-an-angle' }

export const longestCoordinateText = 300

type Axis = 'lon' | 'lat' | 'x' | 'y' | null
type Piece = { value: number; axis: Axis } | { fault: true }

/**
 * "113.6521, 34.7712", "34°46′16″N 113°39′7″E", "北纬34度46分16秒，东经113度39分7秒", "X=3849012.3 Y=38464947.1", full-width digits,
 * a map's address with the pair in it. Never throws.
 */
export function readCoordinateText(given: string): CoordinateText {
  const pieces = piecesOf(plain(given.slice(0, longestCoordinateText)))
  if (pieces.some((piece) => 'fault' in piece)) return { kind: 'refused', code: 'not-an-angle' }
  const values = pieces.flatMap((piece) => ('fault' in piece ? [] : piece))
  const [first, second] = values
  if (!first) return { kind: 'refused', code: 'no-numbers' }
  if (!second) return { kind: 'refused', code: 'one-number' }
  if (values.length > 2) return { kind: 'refused', code: 'many-numbers' }
  const [one, other] = [first.axis, second.axis]
  if (one === 'lat' || other === 'lon') return { kind: 'read', position: [second.value, first.value], order: 'said' }
  const isSaid = one === 'lon' || other === 'lat'
  // X is north in surveyors' sheets and east elsewhere: which of the two the numbers themselves tell
  return { kind: 'read', position: [first.value, second.value], order: isSaid ? 'said' : 'unsaid' }
}

/** Where the text may lie, the best first; with `code` in that system only, in the order that lands nearer. Null: not a coordinate. */
export function placesOfText(
  read: Extract<CoordinateText, { kind: 'read' }>,
  expected: Expected,
  code: string | null = null,
): Candidate[] {
  const found = code === null ? likelySystems([read.position], expected) : inSystem(read.position, expected, code)
  const inOrder = found.filter(({ system }) => read.order === 'unsaid' || !system.code.endsWith(swappedMark))
  return inOrder.filter((candidate, at) => isWorthShowing(candidate, inOrder, at))
}

function inSystem(position: Position, expected: Expected, code: string): Candidate[] {
  const system = systemOf(code)
  if (!system) return []
  return likelySystems([position], expected, [system, swapAxes(system)])
}

/** Zones all over the country are of no help once one of them lands near the district. */
const fartherM = 60_000
const samePlaceDegrees = 1e-8

function isWorthShowing(candidate: Candidate, all: readonly Candidate[], at: number): boolean {
  const nearestM = Math.min(...all.map(({ distanceM }) => distanceM ?? 0))
  if ((candidate.distanceM ?? 0) > nearestM + fartherM) return false
  return !all
    .slice(0, at)
    .some(({ lands: [lon, lat] }) => Math.hypot(lon - candidate.lands[0], lat - candidate.lands[1]) < samePlaceDegrees)
}

/** Full-width signs as half-width ones, every sign of degrees, minutes and seconds as one. */
function plain(text: string): string {
  return text
    .replace(/[º˚度]/g, '°') // before NFKC, which makes an "o" of the first
    .normalize('NFKC')
    .replace(/''|′′|[”“秒]/g, '"')
    .replace(/[′’‘分]/g, "'")
    .replace(/[−–—]/g, '-')
}

const numeral = String.raw`[+-]?\d+(?:\.\d+)?`
const said = String.raw`(?:(?<said>东经|西经|北纬|南纬|经度|纬度|东|西|南|北|(?<![a-z])(?:longitude|latitude|lng|lon|lat|[nsewxy]))\s*[:=]?\s*)?`
const angle = String.raw`(?<degrees>${numeral})\s*°\s*(?:(?<minutes>\d+(?:\.\d+)?)\s*'\s*)?(?:(?<seconds>\d+(?:\.\d+)?)\s*"?)?`

function piecesOf(text: string): Piece[] {
  const form = new RegExp(`${said}(?:${angle}|(?<number>${numeral}))`, 'gi')
  const pieces: Piece[] = []
  for (let found = form.exec(text); found; found = form.exec(text)) {
    const groups = found.groups ?? {}
    // a letter between two numbers belongs to the one before it, unless that one has its own already: N34.77 E113.65
    const behind = groups.said ? null : /^\s*([nsew])(?![a-z])/i.exec(text.slice(form.lastIndex))
    if (behind) form.lastIndex += behind[0].length
    pieces.push(pieceOf((groups.said ?? behind?.[1] ?? '').toLowerCase(), groups))
  }
  return pieces
}

function pieceOf(word: string, groups: Record<string, string | undefined>): Piece {
  const sign = /^(s$|w|西|南)/.test(word) ? -1 : 1
  const axis = axisOf(word)
  if (groups.degrees === undefined) return { value: sign * Number(groups.number), axis }
  const [degrees, minutes, seconds] = [groups.degrees, groups.minutes ?? 0, groups.seconds ?? 0].map(Number)
  if (degrees === undefined || minutes === undefined || seconds === undefined) return { fault: true }
  if (minutes >= 60 || seconds >= 60 || Math.abs(degrees) > 180) return { fault: true }
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600
  return { value: sign * (degrees < 0 ? -size : size), axis }
}

function axisOf(word: string): Axis {
  if (/^([东西经]|e$|w$|lon|lng)/.test(word)) return 'lon'
  if (/^([北南纬]|n$|s$|lat)/.test(word)) return 'lat'
  return word === 'x' || word === 'y' ? word : null
}
