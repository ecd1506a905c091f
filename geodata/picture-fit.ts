/**
 * A scan or plot laid on the Earth by points of it that are known in degrees. Two points shift, turn and scale it; three or more may also
 * stretch and shear it, as paper and copiers do. Reckoned in the local 3° zone of CGCS2000, so that residuals are metres.
 */
import { centralMeridianOf, fromGaussKruger, toGaussKruger } from './crs/gauss-kruger.ts'
import { affineOf, degenerate, fitPlane, type Pair, type PlaneFit, similarityOf } from './crs/plane-fit.ts'

/** `pixel`: right and down from the upper left corner of the picture as it is seen. `place`: [lon, lat] of CGCS2000. */
export type PicturePoint = { pixel: [number, number]; place: [number, number] }
export type PictureSize = { widthPx: number; heightPx: number }

/** `mirrored`: seen in a mirror, so at least one point is another than it was taken for. `unchecked`: no point is left over to check by. */
export type PictureDoubt = 'unchecked' | 'on-a-line' | 'mirrored' | 'rough' | 'stretched'

export type PictureFit = {
  kind: 'similarity' | 'affine'
  /** Upper left, upper right, lower right, lower left, as [lon, lat]. */
  corners: [[number, number], [number, number], [number, number], [number, number]]
  /** Of each point, in the order given: from where the picture puts it to where it was said to be. */
  residualsM: number[]
  rmsM: number
  /** The same without stretch and shear, which shows a wrong point even among three. */
  similarityRmsM: number
  metresPerPixel: number
  doubts: PictureDoubt[]
}

export type PictureFitting =
  | { kind: 'fitted'; fit: PictureFit }
  | { kind: 'refused'; code: 'too-few' | 'same-place' | 'not-a-place' }

/** Never throws: points that decide nothing are refused. */
export function fitPicture(points: PicturePoint[], size: PictureSize): PictureFitting {
  if (points.length < 2) return { kind: 'refused', code: 'too-few' }
  if (!points.every(isPlace)) return { kind: 'refused', code: 'not-a-place' }
  const meridian = centralMeridianOf(points.reduce((sum, { place }) => sum + place[0], 0) / points.length)
  const pairs = points.map(
    ({ pixel: [right, down], place }): Pair => ({
      from: [right, -down],
      to: toGaussKruger(place, meridian),
    }),
  )
  const troubles = [degenerate(pairs.map(({ from }) => from)), degenerate(pairs.map(({ to }) => to))]
  if (troubles.includes('same-place')) return { kind: 'refused', code: 'same-place' }
  const isOnALine = troubles.includes('on-a-line')
  const similarity = fitPlane(pairs, similarityOf)
  if (!similarity) return { kind: 'refused', code: 'same-place' }
  const affine = points.length >= 3 && !isOnALine ? fitPlane(pairs, affineOf) : null
  const doubts = doubtsOn({ points: points.length, isOnALine, similarity, affine })
  const chosen = affine ?? similarity
  const kind = affine ? 'affine' : 'similarity'
  return { kind: 'fitted', fit: { kind, doubts, similarityRmsM: similarity.rms, ...laid(chosen, meridian, size) } }
}

const isPlace = ({ pixel, place: [lon, lat] }: PicturePoint) =>
  [...pixel, lon, lat].every(Number.isFinite) && Math.abs(lon) <= 180 && Math.abs(lat) < 89

function laid({ from, matrix, to, residuals, rms }: PlaneFit, meridian: number, { widthPx, heightPx }: PictureSize) {
  const [a, b, c, d] = matrix
  const placeOf = (right: number, down: number) => {
    const [x, y] = [right - from[0], -down - from[1]]
    return fromGaussKruger([to[0] + a * x + b * y, to[1] + c * x + d * y], meridian)
  }
  const corners: PictureFit['corners'] = [
    placeOf(0, 0),
    placeOf(widthPx, 0),
    placeOf(widthPx, heightPx),
    placeOf(0, heightPx),
  ]
  return { corners, residualsM: residuals, rmsM: rms, metresPerPixel: Math.sqrt(Math.abs(a * d - b * c)) }
}

/** A line drawn on a plan of 1:2000 is about this wide; more is a wrong point or a bad copy. */
const roughM = 5
/** Paper shrinks by a percent or so, and unevenly; more is a wrong point. */
const mostStretch = 1.05

type Found = { points: number; isOnALine: boolean; similarity: PlaneFit; affine: PlaneFit | null }

function doubtsOn({ points, isOnALine, similarity, affine }: Found): PictureDoubt[] {
  const used = affine ?? similarity
  const [a, b, c, d] = used.matrix
  return [
    points === (affine ? 3 : 2) && ('unchecked' as const),
    isOnALine && ('on-a-line' as const),
    a * d - b * c < 0 && ('mirrored' as const),
    used.rms > roughM && ('rough' as const),
    stretchOf(used.matrix) > mostStretch && a * d - b * c > 0 && ('stretched' as const),
  ].filter((doubt) => doubt !== false)
}

/** How much more the map enlarges in one direction than in the other: the ratio of its singular values. */
function stretchOf([a, b, c, d]: PlaneFit['matrix']): number {
  const [alike, unlike] = [Math.hypot(a + d, b - c), Math.hypot(a - d, b + c)]
  return alike === unlike ? Number.POSITIVE_INFINITY : (alike + unlike) / Math.abs(alike - unlike)
}
