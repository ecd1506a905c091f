/** A balance unit while somebody edits it: amounts and places as typed, steps that change it, and what it comes to. */
import type {
  BalanceKind,
  BalanceLine,
  BalanceSide,
  BalanceSums,
  BalanceUnit,
  BalanceUnitChange,
  GivenItem,
  Standing,
} from '#contract/balance.ts'
import { sumsOfItem, sumsOfUnit } from '#contract/balance-sums.ts'
import type { Position } from '#contract/geometry.ts'

/** Who says so, as typed. */
export type AttestationDraft = { standing: Standing; source: string; onDay: string }
export type LineDraft = AttestationDraft & { key: number; side: BalanceSide; name: string; amount: string }
export type ItemDraft = AttestationDraft & {
  key: number
  kind: BalanceKind
  recordId: string | null
  name: string
  /** "113.62, 34.82", as typed; areas and compounds lie where they lie. */
  place: string
  lines: readonly LineDraft[]
}
export type UnitDraft = {
  version: number
  name: string
  note: string
  items: readonly ItemDraft[]
  lines: readonly LineDraft[]
  /** The last key given away. */
  keys: number
}
export type Step = (draft: UnitDraft) => UnitDraft
export const unattested: AttestationDraft = { standing: 'estimated', source: '', onDay: '' }

export function draftOf({ version, name, note, items, lines }: BalanceUnit): UnitDraft {
  let keys = 0
  const drafted = ({ side, name: called, amountWan, ...attested }: BalanceLine): LineDraft => ({
    key: ++keys,
    side,
    name: called,
    amount: String(amountWan),
    ...typedFrom(attested),
  })
  return {
    version,
    name,
    note: note ?? '',
    items: items.map((item) => ({
      key: ++keys,
      kind: item.kind,
      recordId: item.recordId,
      name: item.name,
      place: item.recordId === null && item.place ? written(item.place) : '',
      ...typedFrom(item),
      lines: item.lines.map(drafted),
    })),
    lines: lines.map(drafted),
    keys,
  }
}

type Attested = { standing: Standing; source: string | null; onDay: string | null }
const typedFrom = ({ standing, source, onDay }: Attested): AttestationDraft => ({
  standing,
  source: source ?? '',
  onDay: onDay ?? '',
})
const givenAttestation = ({ standing, source, onDay }: AttestationDraft): Attested => ({
  standing,
  source: source.trim() || null,
  onDay: onDay || null,
})

/** What is approved names who approved it, and a day is one of the years this product knows. */
export const isAttested = ({ standing, source, onDay }: AttestationDraft): boolean =>
  (standing === 'estimated' || source.trim() !== '') && (onDay === '' || /^(19|20)\d\d-\d\d-\d\d$/.test(onDay))

export const written = ([lon, lat]: Position): string => `${+lon.toFixed(7)}, ${+lat.toFixed(7)}`

/** 万元 as typed, "1 200.5" or "1,200.5"; null where it is no amount. */
export function amountOf(typed: string): number | null {
  const plain = typed.replace(/[\s,，]/g, '')
  const amount = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
  return amount !== null && amount <= 100_000_000 ? amount : null
}

/** A place as typed: null where nothing is, `bad` where it is no place in China, longitude first. */
export function placeOf(typed: string): Position | null | 'bad' {
  if (typed.trim() === '') return null
  const numbers = typed
    .trim()
    .split(/[\s,，]+/)
    .map(Number)
  const [lon, lat] = numbers
  if (numbers.length !== 2 || lon === undefined || lat === undefined) return 'bad'
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 ? [lon, lat] : 'bad'
}

const isBlank = ({ name, amount }: LineDraft) => name.trim() === '' && amount.trim() === ''
const isWhole = (line: LineDraft) => line.name.trim() !== '' && amountOf(line.amount) !== null && isAttested(line)

/** How many lines, names and places keep the draft from being saved. Blank lines are left out in silence. */
export function gapsIn({ name, items, lines }: UnitDraft): number {
  const all = [...items.flatMap((item) => item.lines), ...lines]
  return (
    all.filter((line) => !isBlank(line) && !isWhole(line)).length +
    items.filter((item) => item.name.trim() === '').length +
    items.filter((item) => placeOf(item.place) === 'bad').length +
    items.filter((item) => !isAttested(item)).length +
    (name.trim() === '' ? 1 : 0)
  )
}

/** What is sent; blank lines and those without an amount stay behind. */
export function changeOf({ version, name, note, items, lines }: UnitDraft): BalanceUnitChange {
  return {
    version,
    name: name.trim(),
    note: note.trim() || null,
    items: items.map(givenItem),
    lines: givenLines(lines),
  }
}

function givenItem(item: ItemDraft): GivenItem {
  const { kind, recordId, name } = item
  const lines = givenLines(item.lines)
  if (kind === 'area' || kind === 'compound') return { kind, recordId: recordId ?? '', lines }
  const at = placeOf(item.place)
  return { kind, name: name.trim(), place: at === 'bad' ? null : at, ...givenAttestation(item), lines }
}

const givenLines = (lines: readonly LineDraft[]): BalanceLine[] =>
  lines.flatMap((line) => {
    const amountWan = amountOf(line.amount)
    return amountWan === null ? [] : [{ side: line.side, name: line.name.trim(), amountWan, ...givenAttestation(line) }]
  })

/** By the server's own rule, with every keystroke. */
export const sumsOf = ({ items, lines }: UnitDraft): BalanceSums =>
  sumsOfUnit(
    items.map(({ kind, lines: own }) => ({ kind, lines: givenLines(own) })),
    givenLines(lines),
  )
export const itemSums = ({ kind, lines }: ItemDraft): BalanceSums => sumsOfItem({ kind, lines: givenLines(lines) })

export const isUnchanged = (draft: UnitDraft, unit: BalanceUnit): boolean =>
  JSON.stringify(changeOf({ ...draft, version: unit.version })) === JSON.stringify(changeOf(draftOf(unit))) &&
  draft.items.length === unit.items.length &&
  gapsIn(draft) === 0

export type NewItem = Pick<ItemDraft, 'kind' | 'recordId' | 'name'>

/** Those that are in it already are not added again. */
export const withItems =
  (added: readonly NewItem[]): Step =>
  (draft) => {
    const known = new Set(draft.items.flatMap(({ recordId }) => recordId ?? []))
    const fresh = added.filter(({ recordId }) => recordId === null || !known.has(recordId))
    const items = fresh.map((item, at) => ({ ...unattested, ...item, key: draft.keys + 1 + at, place: '', lines: [] }))
    return { ...draft, keys: draft.keys + fresh.length, items: [...draft.items, ...items] }
  }

export const withItem =
  (key: number, change: Partial<Pick<ItemDraft, 'name' | 'place'> & AttestationDraft>): Step =>
  (draft) => ({ ...draft, items: draft.items.map((item) => (item.key === key ? { ...item, ...change } : item)) })

export const withoutItem =
  (key: number): Step =>
  (draft) => ({ ...draft, items: draft.items.filter((item) => item.key !== key) })

/** Puts a removed item back where it was; a record that came in again meanwhile is not doubled. */
export const withItemBack =
  (item: ItemDraft, at: number): Step =>
  (draft) => {
    if (item.recordId !== null && draft.items.some(({ recordId }) => recordId === item.recordId)) return draft
    const keys = draft.keys + 1 + item.lines.length
    const back = {
      ...item,
      key: draft.keys + 1,
      lines: item.lines.map((line, n) => ({ ...line, key: draft.keys + 2 + n })),
    }
    return { ...draft, keys, items: draft.items.toSpliced(at, 0, back) }
  }

/** `itemKey` null: the lines that belong to no single item. */
const overLines =
  (itemKey: number | null, change: (lines: readonly LineDraft[]) => readonly LineDraft[]): Step =>
  (draft) =>
    itemKey === null
      ? { ...draft, lines: change(draft.lines) }
      : {
          ...draft,
          items: draft.items.map((item) => (item.key === itemKey ? { ...item, lines: change(item.lines) } : item)),
        }

export const withLine =
  (itemKey: number | null, line: Omit<LineDraft, 'key'>, at?: number): Step =>
  (draft) =>
    overLines(itemKey, (lines) => lines.toSpliced(at ?? lines.length, 0, { ...line, key: draft.keys + 1 }))({
      ...draft,
      keys: draft.keys + 1,
    })

export const withLineChanged = (itemKey: number | null, key: number, change: Partial<LineDraft>): Step =>
  overLines(itemKey, (lines) => lines.map((line) => (line.key === key ? { ...line, ...change } : line)))

export const withoutLine = (itemKey: number | null, key: number): Step =>
  overLines(itemKey, (lines) => lines.filter((line) => line.key !== key))
