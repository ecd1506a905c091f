/** Systems by EPSG number, out of the offline copy of the dataset that epsg-index is. Only the asked-for file is read. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { finding } from '../readers/reading.ts'
import { systemByProj } from './projected.ts'
import type { Bounds, System } from './system.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('epsg-index/package.json')), 's')

type Entry = {
  kind: string
  name: string
  wkt: string | null
  proj4: string | null
  /** North, west, south, east. */
  bbox: [number, number, number, number] | null
  unit: string | null
  accuracy: number | null
}

/** Numbers that mean another: Web Mercator had several before it got its own. */
const aliases: Record<string, string> = { '900913': '3857', '3785': '3857', '102100': '3857', '102113': '3857' }

/** Degrees in one unit, for the geographic systems that are not in degrees. */
const degreesIn: Record<string, number> = { grad: 0.9 }

/** EPSG:4547 and so on; null where there is no such number, or it is no system of positions on a map. */
export function systemOfEpsg(number: string): System | null {
  const known = aliases[number] ?? number
  const entry = entryOf(known)
  if (!entry?.proj4 || /GCENCRS|VERTCRS|ENGCRS/.test(entry.kind)) return null
  const isDegrees = !entry.unit || entry.unit.startsWith('degree')
  const system = systemByProj({
    code: `${Number(known) >= 100_000 ? 'ESRI' : 'EPSG'}:${known}`,
    name: entry.name,
    definition: entry.proj4,
    unit: isDegrees ? 'degree' : (entry.unit ?? ''),
    degreesPerUnit: degreesIn[entry.unit ?? ''] ?? 1,
    areaOfUse: areaOf(entry.bbox),
    accuracyM: accuracyOf(entry),
  })
  return system && withChineseDoubts(withDoubtfulShift(system), entry)
}

/** One of often several published sets of parameters: of old datums, PROJ picks by place and lands up to some 300 m from it. */
function withDoubtfulShift(system: System): System {
  const isShifted = /\+towgs84=(?!0,0,0,0,0,0,0\b)/.test(system.how)
  if (!isShifted || system.notes.length > 0) return system
  return {
    ...system,
    accuracyM: null,
    notes: [finding('datum-shift-approximate', { system: system.name.slice(0, 60) })],
  }
}

function entryOf(number: string): Entry | null {
  const file = join(folder, `${number}.json`)
  if (!/^\d{4,6}$/.test(number) || !existsSync(file)) return null
  // The file is a fixed release of the package: its shape is what the package documents.
  return JSON.parse(readFileSync(file, 'utf8')) as Entry
}

const areaOf = (bbox: Entry['bbox']): Bounds | null => (bbox ? [bbox[1], bbox[2], bbox[3], bbox[0]] : null)

function accuracyOf({ wkt, accuracy }: Entry): number | null {
  if (wkt?.includes('DATUM["China_2000"')) return 0
  if (wkt?.includes('DATUM["WGS_1984"')) return 1
  return accuracy
}

/**
 * The two datums before CGCS2000 have no published way to it that holds all over China: its parameters are kept by the provinces.
 *
 * Beijing 1954: the three parameters of EPSG:15921 (15.8, −154.4, −82.3), good to 1 m in the basin they were measured in. The other
 * transformations EPSG lists (15918, 15919, 15920, 15935, 15936) lead up to 23 m away from it (tried at six cities).
 * Xi'an 1980: EPSG and PROJ have nothing, degrees are taken over unchanged. 《现有测绘成果转换到2000国家大地坐标系技术指南》 (国家测绘局, 2008)
 * gives the distance between the two: −9 to +43 m north, +76 to +119 m east, 127 m at most.
 */
const chineseAccuracyM = { 'Beijing 1954': 25, 'Xian 1980': 130 }

function withChineseDoubts(system: System, { wkt }: Entry): System {
  if (wkt?.includes('DATUM["Beijing_1954"')) {
    const accuracyM = chineseAccuracyM['Beijing 1954']
    return { ...system, accuracyM, notes: [finding('beijing-54-approximate', { accuracy: accuracyM })] }
  }
  if (wkt?.includes('DATUM["Xian_1980"')) {
    const accuracyM = chineseAccuracyM['Xian 1980']
    return { ...system, accuracyM, notes: [finding('xian-80-approximate', { accuracy: accuracyM })] }
  }
  return system
}
