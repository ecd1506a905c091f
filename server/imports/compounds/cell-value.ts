/** From one cell of a file to a value of a compound's record: converted with its unit, refused with a word, or blank. */
import { compoundFacts } from '#contract/compound.ts'
import { writtenText } from '#contract/keys.ts'
import type { Cell } from '#geodata/readers/reading.ts'
import { toHalfWidth, yearIn } from '#geodata/readers/tables/values.ts'
import { isUnknown, tidy } from '../cell-text.ts'
import { gridFigure } from '../grid-figure.ts'
import { type Because, because, fieldKinds, type ImportField, type ImportValues } from '../import-fields.ts'
import { figureIn } from '../units.ts'
import { wordIn, yesOrNoIn } from './value-words.ts'

export type Read = {
  values: ImportValues
  /** The cell holds nothing; one that holds something nobody could read is not blank. */
  isBlank?: boolean
  told?: Because[]
}

const blank: Read = { values: {}, isBlank: true }
const refused = (code: string, params: Because['params'] = {}): Read => ({
  values: {},
  told: [because(code, params)],
})

/** 无 is an answer where the field is words: 物业 无. */
const isNone = (text: string) => text === '无' || text === '暂无'

/** The user can say what a word of a list means: its finding names the field. @param factor of the column, for a figure without a unit of its own */
export function readCell(field: ImportField, cell: Cell, factor: number): Read {
  const text = cell === null ? '' : tidy(String(cell))
  const kind = fieldKinds[field]
  const isText = kind === 'text' || kind === 'names'
  if (text === '' || isUnknown(text) || (!isText && kind !== 'yes-no' && kind !== 'word' && isNone(text))) return blank
  if (kind === 'year') return readYear(field as 'builtYear' | 'planYear', text) // the two fields of that kind
  if (kind === 'word')
    return orRefused(field, wordIn(field, toHalfWidth(text).replaceAll(/\s/g, '')), refused('word-unknown', { field }))
  if (kind === 'yes-no') return orRefused(field, yesOrNoIn(toHalfWidth(text)), refused('not-yes-or-no', { field }))
  if (kind === 'names') return { values: { aliases: namesIn(text) } }
  if (kind === 'text') return readText(field, text)
  if (kind === 'grid-metre') return orRefused(field, gridFigure(text), refused('not-one-number'))
  return readFigure(field, typeof cell === 'number' ? cell : text, factor)
}

const namesIn = (text: string) => [
  ...new Set(
    text
      .split(/[、,，;；/|]/)
      .map((name) => name.trim())
      .filter((name) => name !== '' && !isNone(name)),
  ),
]

function orRefused(field: ImportField, value: string | number | boolean | null, refusal: Read): Read {
  return value === null ? refusal : { values: { [field]: value } }
}

const nameText = writtenText(200)

function readText(field: ImportField, text: string): Read {
  const isName = ['name', 'code', 'district', 'streetOffice', 'community'].includes(field)
  const rule = field in compoundFacts ? compoundFacts[field as keyof typeof compoundFacts] : nameText
  if (rule.safeParse(text).success) return { values: { [field]: isName ? text.replaceAll(/\s+/g, ' ') : text } }
  return text.length > 200 ? refused('text-too-long', { length: text.length }) : blank
}

/** A year is in it, or the words are kept as they are: "90年代初" says more than any one year. */
function readYear(field: 'builtYear' | 'planYear', text: string): Read {
  const years = yearIn(text)
  const isPlan = field === 'planYear'
  if (!years && /^[+-]?\d+(?:\.\d+)?年?$/.test(toHalfWidth(text))) return refused('impossible-year')
  if (years && years.from === years.to) {
    const isPossible = compoundFacts[field].safeParse(years.from).success
    return isPossible ? { values: { [field]: years.from } } : refused('impossible-year')
  }
  if (isPlan) return refused('plan-year-not-one')
  if (text.length > 200) return refused('text-too-long', { length: text.length })
  const told = years ? [] : [because('built-year-kept-as-words')]
  return { values: { builtYearNote: text }, told }
}

function readFigure(field: ImportField, cell: string | number, factor: number): Read {
  const figure = figureIn(field, cell, factor)
  if (!figure) return refused('not-one-number')
  if (Number.isNaN(figure.factor)) return refused('unit-unknown', { unit: figure.unit.slice(0, 60) })
  const { value } = figure
  if (value < 0) return refused('negative')
  const kind = fieldKinds[field]
  if (kind === 'degree') return readDegrees(field, value)
  // nobody renovates what has no household, no building and no floor: in a ledger 0 means not known
  if (value === 0 && (kind === 'count' || kind === 'area')) return refused('zero-means-unknown')
  if (kind === 'count' && !Number.isInteger(value)) return refused('not-whole')
  if (kind === 'share') return readShare(value, figure.unit, factor)
  const rule = compoundFacts[field as keyof typeof compoundFacts] // every count, area and sum is a fact of the contract
  if (!rule.safeParse(value).success) return refused('beyond-range', { value })
  const told = figure.unit !== '' && figure.factor !== factor ? [because('unit-of-cell', { unit: figure.unit })] : []
  return { values: { [field]: value }, told }
}

/** 85 in a column headed 同意率 is 85 %; 0.85 is the same. 1 alone could be both: it is 100 %, as consent of 1 % is in no ledger. */
function readShare(value: number, unit: string, factor: number): Read {
  const share = unit === '' && factor === 1 && value > 1 ? Number((value / 100).toPrecision(12)) : value
  return share <= 1 ? { values: { consentRate: share } } : refused('beyond-range', { value })
}

/** Coordinates in metres are not degrees, and no place of the country lies elsewhere. */
function readDegrees(field: ImportField, value: number): Read {
  const [least, most] = field === 'longitude' ? [73, 136] : [3, 54]
  return value >= least && value <= most ? { values: { [field]: value } } : refused('not-degrees', { least, most })
}
