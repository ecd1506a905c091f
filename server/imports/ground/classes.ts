/**
 * Classes of the ground, mapped once: what OpenStreetMap tags and what districts call it, to what the atlas draws and what cuts the neighbour
 * graph. Barriers are 快速路 and 主干路 (motorway, trunk, primary), surface railways, rivers and open canals; not their slip roads, 次干路, 支路,
 * lanes, tunnels, culverts or the metro.
 */
import { toHalfWidth } from '#geodata/readers/tables/values.ts'

export type RoadClass = 'trunk' | 'arterial' | 'secondary' | 'street' | 'lane'
export type CrossingKind = 'bridge' | 'footbridge' | 'underpass'

/** `path`: for people only, no road of the atlas; above or below a road it is what opens a barrier. `left`: known, and not of this ground. */
export type GroundClass =
  | { what: 'road'; class: RoadClass; isBarrier: boolean }
  | { what: 'railway' | 'river' | 'water' | 'path' | 'left' }
  | { what: 'crossing'; crossing: CrossingKind }

const road = (of: RoadClass, isBarrier = false): GroundClass => ({ what: 'road', class: of, isBarrier })
const left: GroundClass = { what: 'left' }
const path: GroundClass = { what: 'path' }

/** By key and value of a tag. */
const tagged: Readonly<Record<string, Readonly<Record<string, GroundClass>>>> = {
  highway: {
    ...{ motorway: road('trunk', true), trunk: road('trunk', true), primary: road('arterial', true) },
    ...{ motorway_link: road('trunk'), trunk_link: road('trunk'), primary_link: road('arterial') },
    ...{ secondary: road('secondary'), secondary_link: road('secondary') },
    ...{
      tertiary: road('street'),
      tertiary_link: road('street'),
      unclassified: road('street'),
      residential: road('street'),
    },
    ...{ road: road('street'), living_street: road('lane'), service: road('lane'), track: road('lane'), busway: left },
    ...{ footway: path, pedestrian: path, path, steps: path, cycleway: path, corridor: path, elevator: path },
  },
  railway: { rail: { what: 'railway' }, narrow_gauge: { what: 'railway' } },
  waterway: {
    river: { what: 'river' },
    canal: { what: 'river' },
    riverbank: { what: 'river' },
    dock: { what: 'water' },
  },
  water: { river: { what: 'river' }, canal: { what: 'river' } },
  natural: { water: { what: 'water' } },
}

/** Values of the one column of Geofabrik's extracts that are other than the tag's. */
const extracted: Readonly<Record<string, GroundClass>> = {
  ...{ reservoir: { what: 'water' }, wetland: left, stream: left, drain: left, dam: left, weir: left },
  ...{ subway: left, light_rail: left, tram: left, monorail: left, funicular: left, miniature_railway: left },
  ...{ bridleway: left, unknown: left },
}

export const tagKeys = ['highway', 'railway', 'waterway', 'water', 'natural'] as const
export type Tags = Partial<Record<string, string>>

/** Null where no tag speaks of the ground. A tag of the ground with a value nobody maps is left out. */
export function classOfTags(tags: Tags): GroundClass | null {
  // what natural=water is, water says better
  for (const key of tagKeys) {
    const value = tags[key]
    if (value === undefined) continue
    const found = tagged[key]?.[value]
    if (found) return found
    if (key !== 'water') return left
  }
  return tags.water === undefined ? null : { what: 'water' }
}

/** `highway.primary` of a network, `primary` of an extract's column of classes; null for a word that is no tag. */
export function classOfTagWord(word: string): GroundClass | null {
  const [key = '', value] = word.toLowerCase().split(/[.=:]/)
  if (value !== undefined) return tagged[key] ? classOfTags({ [key]: value }) : null
  for (const values of Object.values(tagged)) {
    const found = values[key]
    if (found) return found
  }
  return extracted[key] ?? null
}

/** What districts' own layers call it; the first that stands in the words. */
const named: readonly (readonly [RegExp, GroundClass])[] = [
  [/天桥|footbridge/i, { what: 'crossing', crossing: 'footbridge' }],
  [/地下通道|过街通道|人行通道|地道|underpass/i, { what: 'crossing', crossing: 'underpass' }],
  [/高速|快速路|快速通道/, road('trunk', true)],
  [/次干[路道]|城市次干/, road('secondary')],
  [/主干[路道]|城市主干/, road('arterial', true)],
  [/支路|支道/, road('street')],
  [/巷|里弄|胡同|小区[内道]?路|小区内部|内部道?路/, road('lane')],
  [/地铁|轻轨|轨道交通|城轨|有轨电车/, left],
  [/铁路|铁道/, { what: 'railway' }],
  [/桥梁|大桥|桥$|^bridge$/i, { what: 'crossing', crossing: 'bridge' }],
  [/暗渠|涵洞|排水沟|沟渠|河堤|堤防/, left],
  [/河流|河道|江|运河|干渠|明渠|渠道|河$|^河/, { what: 'river' }],
  [/湖|水库|坑塘|池塘|水面|水域|水体|水系/, { what: 'water' }],
]

export function classOfWords(words: string): GroundClass | null {
  const plain = toHalfWidth(words).replaceAll(/\s/g, '')
  const found = named.find(([pattern]) => pattern.test(plain))?.[1] ?? null
  // a slip road of a main road, or one in a tunnel, as our own exports call it
  return found?.what === 'road' && plain.includes('不作阻隔') ? road(found.class) : found
}

const meant: Readonly<Record<string, GroundClass>> = {
  ...{ trunk: road('trunk', true), arterial: road('arterial', true), secondary: road('secondary') },
  ...{ street: road('street'), lane: road('lane') },
  ...{ railway: { what: 'railway' }, river: { what: 'river' }, water: { what: 'water' } },
  ...{ bridge: { what: 'crossing', crossing: 'bridge' }, footbridge: { what: 'crossing', crossing: 'footbridge' } },
  ...{ underpass: { what: 'crossing', crossing: 'underpass' } },
}

/** What a user said a word of the file means; what is none of these is left out. */
export const classMeant = (meaning: string): GroundClass => meant[meaning] ?? left

/** A water that calls itself a river is one, whatever its surface is tagged as. */
export const isNameOfRiver = (name: string | undefined): boolean =>
  /(?:河|江|渠|运河|涌|浜)(?:[(（].*)?$/.test(name ?? '')
