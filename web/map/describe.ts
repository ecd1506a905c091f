/** What is under the pointer or in focus, in words: for the hover card, and for those who listen instead of looking. */
import type { Verdict } from '#contract/eligibility.ts'
import { words as vocabulary } from '#contract/language/vocabulary.ts'
import type { Status } from '#contract/status.ts'
import type { LineState, Trade } from '#contract/work-words.ts'
import { classOf, rowOfTile } from './classes.ts'
import type { Scene } from './scene.ts'
import { paintedWords } from './style/painted.ts'
import { wordsOf } from './words.ts'

export type Kind = 'compound' | 'area' | 'work' | 'zone'
type Properties = Readonly<Record<string, unknown>>

const kinds: Readonly<Record<string, Kind>> = { c: 'compound', a: 'area', w: 'work', z: 'zone' }
/** 410108-c-001 is a compound: the letter after the district's code says the kind. */
export const kindOf = (id: string): Kind | null => kinds[id.split('-')[1] ?? ''] ?? null

/** Name first, then what the colour stands for, then where it belongs. */
export function describe(id: string, properties: Properties, scene: Scene): string[] {
  const kind = kindOf(id)
  if (kind === 'compound') return describeCompound(id, properties, scene)
  if (kind === 'work') return describeWork(properties, scene)
  if (kind === 'zone') return describeZone(properties)
  const area = scene.areas.find((each) => each.id === id)
  return area ? [area.name, area.number] : []
}

function describeCompound(id: string, properties: Properties, scene: Scene): string[] {
  const words = wordsOf(scene.language)
  const { standing } = scene
  const key = classOf(scene.colourBy, rowOfTile(properties), scene.year, scene.dataDate, standing?.verdictOf)
  const values = {
    builtYear: () => String(properties.builtYear ?? words.unknownYear),
    planYear: () => (key === 'none' ? words.unplanned : key),
    status: () => words.status(key as Status), // the class of this mode is a status code
    eligibility: () =>
      [key && words.verdict(key as Verdict), standing?.reasonOf.get(id)].filter(Boolean).join(words.colon), // and of this a verdict
  }
  const sketch = properties.sketched === true ? words.sketch : ''
  const late = properties.late === true && scene.colourBy === 'status' ? words.late : ''
  const name = typeof properties.name === 'string' ? properties.name : id
  const painted = paintedWords(scene, id)
  if (painted !== null) return [name, painted, sketch, ...areasAround(id, scene)].filter(Boolean)
  return [name, values[scene.colourBy](), late, sketch, ...areasAround(id, scene)].filter(Boolean)
}

/** The area it is in; while two divisions are compared that of each, with the division's name. */
function areasAround(id: string, { areas, swipe, language }: Scene): string[] {
  const numberIn = (division: Scene['areas']) => division.find(({ compounds }) => compounds.includes(id))?.number
  const own = numberIn(areas)
  if (swipe) return [`${swipe.left} ${own ?? '–'}`, `${swipe.right} ${numberIn(swipe.areas) ?? '–'}`]
  return own ? [`${wordsOf(language).area} ${own}`] : []
}

function describeWork(properties: Properties, { language }: Scene): string[] {
  const index = language === 'en' ? 1 : 0
  const trade = vocabulary.trade[properties.trade as Trade] // tiles carry the contract's codes
  const state = vocabulary.lineState[properties.lineState as LineState]
  const months = [properties.fromMonth, properties.toMonth].filter((month) => typeof month === 'number').map(inMonth)
  return [trade?.[index] ?? '', state?.[index] ?? '', months.join(' — ')].filter(Boolean)
}

/** Name, what it is marked as, when, by which document. */
const describeZone = ({ name, meaning, happens, document }: Properties): string[] =>
  [name, meaning, happens, document].map((each) => String(each ?? '')).filter(Boolean)

/** 202105 → 2021-05 */
const inMonth = (month: number) => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
