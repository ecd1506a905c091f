/** A tick as it is sent: what an entry says, without where it stands. */
import type { MenuEntry, Tick } from '#contract/menu.ts'

export const blankTick: Tick = {
  need: 'needed',
  quantity: null,
  unit: null,
  costWan: null,
  payer: null,
  year: null,
  workId: null,
  note: null,
}

export const tickOf = ({ need, quantity, unit, costWan, payer, year, workId, note }: MenuEntry): Tick => ({
  ...{ need, quantity, unit, costWan },
  ...{ payer, year, workId, note },
})

/** Nothing typed is not known; a comma is read as a point. Undefined: no number. */
export function numberTyped(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
