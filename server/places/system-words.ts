/** A coordinate system's name in the reader's language, as people who paste coordinates know it. */
import { codeOfZoneName } from '#geodata/crs/china-zones.ts'
import { type System, swappedMark } from '#geodata/crs/system.ts'
import { say } from '../http/words.ts'

const named = new Set(['EPSG:4490', 'EPSG:4326', 'GCJ-02', 'BD-09', 'EPSG:3857'])

/** "CGCS2000 / 3-degree Gauss-Kruger CM 114E" → 国家2000 3°带 114°E; systems nobody here has a word for keep their own name. */
export function systemInWords(language: string, { code, name }: Pick<System, 'code' | 'name'>): string {
  const plain = code.replace(swappedMark, '')
  if (plain.startsWith('own-grid:')) return say(language, 'readings.systems.ownGrid.name')
  if (named.has(plain)) return say(language, `readings.systems.${plain}.name`)
  if (plain === 'EPSG:4610')
    return say(language, 'placing.degreesOf', { datum: say(language, 'placing.datums.xian80') })
  if (plain === 'EPSG:4214')
    return say(language, 'placing.degreesOf', { datum: say(language, 'placing.datums.beijing54') })
  if (codeOfZoneName(name) === null) return name
  const datum = say(language, `placing.datums.${datumOf(name)}`)
  const [, width = '6'] = / (\d)-degree /.exec(name) ?? []
  const [, meridian] = /CM (\d+)E/.exec(name) ?? []
  const [, zone] = /zone (\d+)/.exec(name) ?? []
  return say(language, zone ? 'placing.zoneNumbered' : 'placing.zonePlain', {
    datum,
    width,
    meridian: meridian ?? '',
    zone: zone ?? '',
  })
}

const datumOf = (name: string) =>
  name.startsWith('CGCS2000') ? 'cgcs2000' : name.startsWith('Xian') ? 'xian80' : 'beijing54'
