/** Coordinates in metres as cells of tables write them: an easting and a northing, of a national zone or of a city's own grid. */
import { toHalfWidth } from '#geodata/readers/tables/values.ts'

/** Less than this are degrees, or no coordinates at all. */
const leastM = 1000
/** Northings of the whole country, 18° to 54° N. */
const northingsM = [1.9e6, 6.2e6] as const
const mostEastingM = 46e6

/** "3 855 480.41", "466,576.74 m". Null for what is no such figure. */
export function gridFigure(cell: string): number | null {
  const text = toHalfWidth(cell)
    .replaceAll(/[\s,]/g, '')
    .replace(/(?:m|米)$/i, '')
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return null
  const value = Number(text)
  return Math.abs(value) >= leastM && Math.abs(value) < mostEastingM ? value : null
}

const isNorthing = (value: number) => value >= northingsM[0] && value < northingsM[1]

/** Maps call the easting X, surveyors the northing: what no easting can be tells them apart. */
export const canBeEasting = (cell: string): boolean => {
  const value = gridFigure(cell)
  return value !== null && !isNorthing(value)
}

/** In a city's own grid both are small. */
export const canBeNorthing = (cell: string): boolean => {
  const value = gridFigure(cell)
  return value !== null && value < northingsM[1]
}

/** `either` fits both axes: the figures decide. */
const either = ['x', 'y', 'x坐标', 'y坐标', '坐标x', '坐标y', 'x值', 'y值']
export const eastingWords = {
  exact: ['东坐标', '横坐标', '东向坐标', '东', 'e', 'easting', 'east', 'x', 'x坐标', '坐标x', 'x值', 'hzb', 'dzb'],
  part: ['东坐标', '横坐标', 'x坐标', 'y坐标', '坐标x', '坐标y'],
  vague: either,
}
export const northingWords = {
  exact: ['北坐标', '纵坐标', '北向坐标', '北', 'n', 'northing', 'north', 'y', 'y坐标', '坐标y', 'y值', 'zzb', 'bzb'],
  part: ['北坐标', '纵坐标', 'x坐标', 'y坐标', '坐标x', '坐标y'],
  vague: either,
}
