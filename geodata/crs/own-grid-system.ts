/** A city's own grid as a System: an affine map of its plane onto the local 3° zone of CGCS2000. */
import { fromGaussKruger, toGaussKruger } from './gauss-kruger.ts'
import type { System } from './system.ts'

/**
 * east = a·x + b·y + e, north = c·x + d·y + f, in metres of the zone; x and y counted from `from`, so that no digit is lost.
 */
export type GridMap = {
  centralMeridian: number
  from: [number, number]
  matrix: [a: number, b: number, c: number, d: number]
  /** Where `from` lies in the zone. */
  to: [number, number]
}

/** `own-grid:114;x,y;a,b,c,d;e,n`: everything the system is, so that what was converted by it can be converted back. */
const codeOf = ({ centralMeridian, from, matrix, to }: GridMap) =>
  `own-grid:${[[centralMeridian], from, matrix, to].map((numbers) => numbers.join(',')).join(';')}`

/** Null where the code is no own grid's, or its map cannot be turned round. */
export function ownGridOfCode(code: string): System | null {
  if (!code.startsWith('own-grid:')) return null
  const groups = code.slice('own-grid:'.length).split(';')
  const [meridian, from, matrix, to] = groups.map((group) => group.split(',').map(Number))
  const lengths = [meridian, from, matrix, to].map((numbers) => numbers?.length).join()
  if (groups.length !== 4 || lengths !== '1,2,4,2' || !groups.join().split(/[,;]/).every(isNumber)) return null
  return systemOfGrid({
    centralMeridian: meridian?.[0] ?? 0,
    from: [from?.[0] ?? 0, from?.[1] ?? 0],
    matrix: [matrix?.[0] ?? 0, matrix?.[1] ?? 0, matrix?.[2] ?? 0, matrix?.[3] ?? 0],
    to: [to?.[0] ?? 0, to?.[1] ?? 0],
  })
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))

/** Null for a map that lays the plane flat on a line. `accuracyM` is what the matched points say of it. */
export function systemOfGrid(map: GridMap, accuracyM: number | null = null): System | null {
  const { centralMeridian, from, matrix, to } = map
  const [a, b, c, d] = matrix
  const determinant = a * d - b * c
  if (Math.abs(determinant) < 1e-12) return null
  return {
    code: codeOf(map),
    name: 'own grid',
    unit: 'metre',
    axis: 'east-north',
    accuracyM,
    areaOfUse: null,
    how: `own grid by matched points → CGCS2000 3° zone of ${centralMeridian}°E`,
    notes: [],
    toEarth: ([x = Number.NaN, y = Number.NaN, ...rest]) => {
      const [right, up] = [x - from[0], y - from[1]]
      return [...fromGaussKruger([to[0] + a * right + b * up, to[1] + c * right + d * up], centralMeridian), ...rest]
    },
    fromEarth: ([lon = Number.NaN, lat = Number.NaN, ...rest]) => {
      const [east, north] = toGaussKruger([lon, lat], centralMeridian)
      const [right, up] = [east - to[0], north - to[1]]
      return [from[0] + (d * right - b * up) / determinant, from[1] + (a * up - c * right) / determinant, ...rest]
    },
  }
}
