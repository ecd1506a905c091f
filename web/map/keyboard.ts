/**
 * The map by keyboard: full stop goes from compound to compound as one reads, Enter selects, and while something is drawn
 * the keys belong to the drawing. Arrows, plus and minus are MapLibre's own.
 */
import type { Pixel } from './snap.ts'

export type Reading = { id: string; at: Pixel }

/** Compounds whose middles lie within one row of this height are read from left to right. */
const rowPx = 48

/** The compound after `current` in reading order; the first when there is none. */
export function nextInReading<T extends Reading>(compounds: readonly T[], current: string | null): T | null {
  const row = ({ at }: T) => Math.floor(at.y / rowPx)
  const order = [...compounds].sort((a, b) => row(a) - row(b) || a.at.x - b.at.x || a.id.localeCompare(b.id))
  const at = order.findIndex(({ id }) => id === current)
  return order[(at + 1) % order.length] ?? null
}

export type DrawingKeys = {
  undo(): void
  redo(): void
  finish(): void
  escape(): void
  removeCorner(): void
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key means to the drawing, or null. */
export function drawingKey({ key, ctrlKey, metaKey, shiftKey }: KeyPress): keyof DrawingKeys | null {
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
    return key.toLowerCase() === 'y' ? 'redo' : null
  }
  if (key === 'Escape') return 'escape'
  if (key === 'Enter') return 'finish'
  return key === 'Backspace' || key === 'Delete' ? 'removeCorner' : null
}

const typing = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]'
const pressable = 'button, a, [role="button"], [role="tab"], [role="option"]'

/** Hears the drawing's keys before the rest of the page; the returned function stops listening. */
export function listenWhileDrawing(keys: DrawingKeys): () => void {
  const hear = (event: KeyboardEvent) => {
    const name = drawingKey(event)
    const target = event.target instanceof Element ? event.target : null
    if (!name || target?.closest(typing)) return
    if ((name === 'finish' || name === 'removeCorner') && target?.closest(pressable)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    keys[name]()
  }
  window.addEventListener('keydown', hear, { capture: true })
  return () => window.removeEventListener('keydown', hear, { capture: true })
}
