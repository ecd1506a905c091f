/** A tick as it is sent, and as the form types it: what an entry says, without where it stands. */
import type { MenuEntry, Tick } from '#contract/menu.ts'
import { needs } from '#contract/menu-words.ts'
import { payers } from '#contract/payer.ts'
import type { Item } from './words.ts'

export const blankTick: Tick = {
  need: 'needed',
  quantity: null,
  unit: null,
  costWan: null,
  payer: null,
  year: null,
  workId: null,
  excavates: null,
  note: null,
}

export const tickOf = ({ need, quantity, unit, costWan, payer, year, workId, excavates, note }: MenuEntry): Tick => ({
  ...{ need, quantity, unit, costWan },
  ...{ payer, year, workId, excavates, note },
})

export type TickField = keyof Tick
export type TickTexts = Record<TickField, string>

export const textsOf = (tick: Tick): TickTexts => ({
  need: tick.need,
  quantity: tick.quantity === null ? '' : String(tick.quantity),
  unit: tick.unit ?? '',
  costWan: tick.costWan === null ? '' : String(tick.costWan),
  payer: tick.payer ?? '',
  year: tick.year === null ? '' : String(tick.year),
  workId: tick.workId ?? '',
  excavates: tick.excavates === null ? '' : tick.excavates ? 'yes' : 'no',
  note: tick.note ?? '',
})

/** What is typed as a tick, and the fields that cannot be one: no number, no year, an open-ended item nobody describes. */
export function tickTyped(typed: TickTexts, item: Pick<Item, 'isOpenEnded'>): { tick: Tick; faults: TickField[] } {
  const [quantity, costWan, year] = [numberTyped(typed.quantity), numberTyped(typed.costWan), numberTyped(typed.year)]
  const isYear = year === null || (year !== undefined && Number.isInteger(year) && year >= 1900 && year <= 2100)
  const need = needs.find((each) => each === typed.need) ?? 'needed'
  const written = (text: string) => (text.trim() === '' ? null : text.trim())
  const lacksNote = item.isOpenEnded && (need === 'needed' || need === 'done') && written(typed.note) === null
  return {
    tick: {
      ...{ need, quantity: quantity ?? null, unit: written(typed.unit), costWan: costWan ?? null },
      ...{ payer: payers.find((each) => each === typed.payer) ?? null, year: year ?? null },
      ...{ workId: written(typed.workId), excavates: typed.excavates === '' ? null : typed.excavates === 'yes' },
      note: written(typed.note),
    },
    faults: [
      ...(quantity === undefined ? (['quantity'] as const) : []),
      ...(costWan === undefined ? (['costWan'] as const) : []),
      ...(isYear ? [] : (['year'] as const)),
      ...(lacksNote ? (['note'] as const) : []),
    ],
  }
}

/** Nothing typed is not known; a comma is read as a point. Undefined: no number. */
function numberTyped(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
