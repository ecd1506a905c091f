/** What the cells of a column look like: how well they agree with each field, whatever the heading says. */
import type { Cell, Table } from '#geodata/readers/reading.ts'
import { toHalfWidth, yearIn } from '#geodata/readers/tables/values.ts'
import { canBeEasting, canBeNorthing } from '../grid-figure.ts'
import { fieldKinds, type ImportField } from '../import-fields.ts'
import { figureIn } from '../units.ts'
import { wordIn, yesOrNoIn } from './value-words.ts'

/** A sample is enough to tell what a column is, and a table may have a million rows. */
const sampled = 500

export type ColumnContent = {
  /** The cells with something in them, in half-width; those of a sample evenly spread over a long table. */
  texts: string[]
  filled: number
  /** From 0 (all alike) to 1 (all different). */
  variety: number
  countsUp: boolean
}

export function contentOf({ rows }: Table, column: number): ColumnContent {
  const step = Math.max(1, Math.floor(rows.length / sampled))
  const cells = rows.filter((_, at) => at % step === 0).map(({ cells }) => cells[column] ?? null)
  const texts = cells.flatMap((cell) => (isEmpty(cell) ? [] : [toHalfWidth(String(cell)).trim()]))
  return {
    texts,
    filled: texts.length / Math.max(1, cells.length),
    variety: new Set(texts).size / Math.max(1, texts.length),
    countsUp: step === 1 && countsUp(texts),
  }
}

const isEmpty = (cell: Cell) => cell === null || String(cell).trim() === ''

/** 1, 2, 3 …; of one row nobody can tell. */
const countsUp = (texts: string[]) => texts.length > 1 && texts.every((text, at) => Number(text) === at + 1)

type Likeness = (text: string) => boolean

const isNumber: Likeness = (text) => /^[+-]?\d[\d,]*(\.\d+)?$/.test(text)
const yearBetween =
  (from: number, to: number): Likeness =>
  (text) => {
    const years = yearIn(text)
    return years !== null && years.from >= from && years.to <= to
  }
const degreesBetween =
  (from: number, to: number): Likeness =>
  (text) =>
    /^\d{2,3}\.\d{2,}/.test(text) && Number.parseFloat(text) >= from && Number.parseFloat(text) <= to

/** What a value of the field looks like by itself. China lies between 73° and 136° E, 3° and 54° N. */
const looksLike: Partial<Record<ImportField, Likeness>> = {
  name: (text) =>
    /(?:小区|院|宿舍|公寓|花园|家园|苑|新村|里|楼|大厦|厂|坊|庭|城|府)$|号$/.test(text) && !isPlaceName(text),
  streetOffice: (text) => /.(?:街道|街道办|街道办事处|办事处|镇|乡)$/.test(text),
  community: (text) => /.(?:社区|居委会|居民委员会|村|村委会)$/.test(text),
  district: (text) => /^.{1,10}(?:区|县|市|旗)$/.test(text) && !/[小社]区$/.test(text),
  address: (text) => /(?:路|街|巷|道|弄|里|大道).*\d+号?/.test(text),
  builtYear: yearBetween(1900, 2012),
  planYear: yearBetween(2015, 2040),
  fundingLabel: (text) =>
    /补贴|补助|奖补|自主|自筹|财政|专项债|中央|省级|市级|上级|配套|出资|资金|投资/.test(text) && !isNumber(text),
  longitude: degreesBetween(73, 136),
  latitude: degreesBetween(3, 54),
  easting: canBeEasting,
  northing: canBeNorthing,
}

const isPlaceName: Likeness = (text) => /(?:街道|社区|居委会|办事处|镇|乡)$/.test(text)

/** Fields told by their content alone where the heading is no help. */
const toldByContent = new Set<ImportField>([
  ...(['name', 'streetOffice', 'community', 'address', 'builtYear', 'planYear'] as const),
  ...(['fundingLabel', 'status', 'longitude', 'latitude'] as const),
])

export const isToldByContent = (field: ImportField): boolean => toldByContent.has(field)

/**
 * From −1 (no cell can be a value of the field) to 1 (every one looks like it); 0 where an empty column says nothing.
 * A number that could be a value says little: it could be any other number as well.
 */
export function agreement(content: ColumnContent, field: ImportField): number {
  if (content.texts.length === 0) return 0
  const looks = looksLike[field] ?? ((text: string) => canBe(field, text))
  const share = content.texts.filter(looks).length / content.texts.length
  if (field === 'name') return nameAgreement(content, share)
  if (field === 'fundingLabel') return content.variety > 0.5 && content.texts.length > 4 ? -0.5 : share * 2 - 1
  if (isToldByContent(field) || ['word', 'yes-no', 'grid-metre'].includes(fieldKinds[field])) return share * 2 - 1
  if (fieldKinds[field] === 'text' || fieldKinds[field] === 'names') return 0
  return share < 0.5 ? share * 2 - 1 : 0.4 * share
}

/** Names differ from row to row, and not all of them end like one. */
function nameAgreement({ texts, variety }: ColumnContent, share: number): number {
  if (texts.filter(isNumber).length * 2 > texts.length) return -1
  if (texts.filter(isPlaceName).length * 2 > texts.length) return -0.5
  return variety < 0.6 ? -0.5 : Math.min(1, share * 1.3)
}

function canBe(field: ImportField, text: string): boolean {
  const kind = fieldKinds[field]
  if (kind === 'word') return wordIn(field, text) !== null
  if (kind === 'yes-no') return yesOrNoIn(text) !== null
  if (kind === 'text' || kind === 'names') return !isNumber(text)
  const figure = figureIn(field, text, 1)
  return figure !== null && !Number.isNaN(figure.factor) && (kind !== 'count' || Number.isInteger(figure.value))
}
