/**
 * Every colour of the map, light and dark. Pigment carries data: each ordered scale runs evenly in lightness, so that it
 * survives a photocopy, and each class has a second sign besides (hatch, letter, dash or number). The distances are
 * tested for colour-blind readers in palette.test.ts.
 */
import type { Verdict } from '#contract/eligibility.ts'
import type { ItemState } from '#contract/menu-words.ts'
import type { Status } from '#contract/status.ts'
import type { WallDecision } from '#contract/wall.ts'
import type { Trade } from '#contract/work-words.ts'
import type { ColourBy } from '#web/map/scene.ts'

export type Theme = 'light' | 'dark'
type Tone = Readonly<Record<Theme, string>>
const tone = (light: string, dark: string): Tone => ({ light, dark })
const paper = tone('#FFFFFF', '#1B262D')

/** Strongest is oldest: dark turns the order round, so that old always stands out. */
export const builtYearTones: Readonly<Record<string, Tone>> = {
  'to-1980': tone('#6C2317', '#FDC981'),
  '1981-1985': tone('#93401D', '#F19443'),
  '1986-1990': tone('#AA632A', '#DA6945'),
  '1991-1995': tone('#C28521', '#A16356'),
  '1996-2000': tone('#9CB28F', '#51632B'),
  '2001-2005': tone('#A9D0E1', '#254762'),
  'from-2006': tone('#F6E0E0', '#3B2B3F'),
  unknown: paper,
}

/** Plan years stand in relation to the slider's year: −2 and before, −1, 0, +1, +2, +3 and after. The past is grey. */
export const planYearTones: Readonly<Record<string, Tone>> = {
  '-2': tone('#CBC6B6', '#384248'),
  '-1': tone('#AAA394', '#5F6669'),
  '0': tone('#8B0E4A', '#FDADCC'),
  '1': tone('#3C5BA6', '#89A3EC'),
  '2': tone('#439AC6', '#4887C0'),
  '3': tone('#9CCFCE', '#005B6A'),
  none: paper,
}

const preparing = tone('#D2B55F', '#8C732B')
export const statusTones: Readonly<Record<Status, Tone>> = {
  candidate: tone('#D9D7D2', '#38444A'),
  planned: preparing,
  approved: preparing,
  'under-way': tone('#DC7626', '#F19D50'),
  finished: tone('#94BDA0', '#5D9C80'),
  accepted: tone('#50928B', '#6BC5BD'),
  paused: tone('#8A6A96', '#B28DC2'),
  dropped: paper,
}

export const hatches = ['dots', 'dense-dots', 'diagonal', 'vertical', 'horizontal', 'cross', 'ahead'] as const
export type Hatch = (typeof hatches)[number]

/** The second sign of a status. `ahead` is laid over any plan for the future instead. */
export const statusHatches: Readonly<Record<Status, Hatch | null>> = {
  candidate: null,
  planned: 'dots',
  approved: 'dense-dots',
  'under-way': 'diagonal',
  finished: 'vertical',
  accepted: 'horizontal',
  paused: 'cross',
  dropped: null,
}

/** Under a policy. What is out is grey; what nobody can tell yet is nearly paper. */
export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  eligible: tone('#1F6F63', '#63C9B1'),
  conditional: tone('#6C9FDC', '#3D83C9'),
  'boundary-year': tone('#DE8A2E', '#FBD08A'),
  'insufficient-data': tone('#F6EDD2', '#4A4128'),
  'not-eligible': tone('#C2C0BA', '#6A7175'),
}

/** The second sign of a verdict; the two without one lie far apart in lightness. */
export const verdictHatches: Readonly<Record<Verdict, Hatch | null>> = {
  eligible: null,
  conditional: 'diagonal',
  'boundary-year': 'dense-dots',
  'insufficient-data': null,
  'not-eligible': 'cross',
}

/** After the colours of survey drawings (CJJ 61), with lightness pulled apart. */
export const tradeTones: Readonly<Record<Trade, Tone>> = {
  power: tone('#C62938', '#EB707C'),
  telecom: tone('#278054', '#92DA88'),
  water: tone('#1E88C8', '#56B5F3'),
  drainage: tone('#6C3400', '#AF7639'),
  gas: tone('#F7468E', '#DEADCA'),
  heating: tone('#CE8416', '#F5AB37'),
}

/** By an area's `hue`, 0–7. */
export const areaTones: readonly Tone[] = [
  tone('#733C81', '#C096C8'),
  tone('#007B6B', '#62C8B2'),
  tone('#B33600', '#ED9F6D'),
  tone('#2F5DAF', '#789CFA'),
  tone('#948011', '#E4CA4D'),
  tone('#9B3057', '#F9789D'),
  tone('#587D42', '#ADEA8E'),
  tone('#6B71A9', '#B0B4F5'),
]

/** What becomes of a wall between two members; each has a form of its own besides. */
export const wallTones: Readonly<Record<WallDecision, Tone>> = {
  remove: tone('#1E6FB8', '#6FB6F2'),
  open: tone('#B07A10', '#E4CA4D'),
  keep: tone('#1B242A', '#EEF2F2'),
  disputed: tone('#B9301C', '#FF8B73'),
}

/** How an item of the menu of works stands. What is open stands out; what nobody said is paper. */
export const itemTones: Readonly<Record<ItemState, Tone>> = {
  open: tone('#B5391C', '#FF9A7A'),
  scheduled: tone('#D9A441', '#B98A35'),
  done: tone('#50928B', '#6BC5BD'),
  refused: tone('#8A6A96', '#B28DC2'),
  'not-needed': tone('#CFCCC4', '#46525A'),
  part: tone('#EBD9C3', '#54463A'),
  unsaid: paper,
}

/** The second sign of each. */
export const itemHatches: Readonly<Record<ItemState, Hatch | null>> = {
  open: null,
  scheduled: 'diagonal',
  done: 'horizontal',
  refused: 'cross',
  'not-needed': null,
  part: 'dots',
  unsaid: null,
}

/** What becomes of a row of a file; each has a dash of its own besides. */
export const importTones = {
  new: tone('#00573F', '#A5F2C8'),
  changed: tone('#3C74C9', '#6BA0F0'),
  doubtful: tone('#C26A00', '#EE9A2C'),
  same: tone('#94908A', '#6F7C84'),
} as const satisfies Record<string, Tone>

/** Share of started compounds per street office: 0–20, –40, –60, –80, –100 %. */
export const shareTones: readonly Tone[] = [
  tone('#F1EEE4', '#162026'),
  tone('#C6D5D4', '#233E49'),
  tone('#9DBDC0', '#2E5C6A'),
  tone('#6C9AA4', '#3B7A8A'),
  tone('#3A7080', '#5AA3B4'),
]

export const ground = {
  outside: tone('#E4DFD3', '#0B1115'),
  ground: tone('#F3F0E8', '#10181D'),
  block: tone('#FAF8F3', '#151F25'),
  building: tone('#E5DFD2', '#1D2930'),
  park: tone('#DDE7D0', '#14241F'),
  water: tone('#CBDFE7', '#12303F'),
  shore: tone('#8FB6C6', '#28566B'),
  road: tone('#FFFFFF', '#25323A'),
  casing: tone('#D3CBBA', '#10181D'),
  rail: tone('#5C646A', '#71808A'),
  district: tone('#7C5A86', '#A98BB5'),
  label: tone('#545D63', '#93A1A8'),
  waterLabel: tone('#2F6379', '#7FB1C6'),
} as const satisfies Record<string, Tone>

/** Ink, its reverse, and the hand's cinnabar. `edge` is the line round a compound. */
export const ink = {
  ink: tone('#1B242A', '#EEF2F2'),
  soft: tone('#4A545B', '#B9C4C8'),
  reverse: tone('#FFFFFF', '#0B1115'),
  edge: tone('#5B5F60', '#8A979D'),
  cinnabar: tone('#B9301C', '#FF8B73'),
  /** Of a record nobody has spoken of for long; the amber of such a mark in the table. */
  stale: tone('#8A5A00', '#F0C261'),
  /** A compound where works are the subject. */
  muted: tone('#E5DFD2', '#212D34'),
  trough: tone('#DCE8F1', '#1B2F3F'),
} as const satisfies Record<string, Tone>

/** The class of a plan year in relation to the slider's year. */
export function planYearRelation(planYear: number | null, year: number): string {
  return planYear === null ? 'none' : String(Math.max(-2, Math.min(3, planYear - year)))
}

/** What a legend row shows: the fill of its class, and the hatch laid over it. */
export function swatchOf(
  colourBy: ColourBy,
  key: string,
  year: number,
  theme: Theme,
): { fill: string; hatch: Hatch | null } {
  if (colourBy === 'builtYear') return { fill: (builtYearTones[key] ?? paper)[theme], hatch: null }
  if (colourBy === 'planYear') {
    const relation = planYearRelation(key === 'none' ? null : Number(key), year)
    return { fill: (planYearTones[relation] ?? paper)[theme], hatch: null }
  }
  if (colourBy === 'eligibility') {
    const verdict = key as Verdict // the legend's keys of this mode are the verdicts
    return { fill: (verdictTones[verdict] ?? paper)[theme], hatch: verdictHatches[verdict] ?? null }
  }
  const status = key as Status // the legend's keys of this mode are the status codes
  return { fill: (statusTones[status] ?? paper)[theme], hatch: statusHatches[status] ?? null }
}
