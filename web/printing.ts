/**
 * From screen to paper. A sheet is laid out first (light paper, the map at the sheet's size and a round scale) and printed
 * when it is drawn. The browser's own menu leaves no time for that: then the map goes onto the sheet as it stands.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

export type Printing = 'sheet' | 'hasty' | null

let printing: Printing = null
const listeners = new Set<() => void>()

function turn(next: Printing): void {
  if (next === printing) return
  printing = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePrinting = (): Printing => useSyncExternalStore(subscribe, () => printing)

/** Lays the sheet out, waits until the map on it is drawn, and opens the browser's print dialog. */
export async function printSheet(drawn: () => Promise<void>): Promise<void> {
  turn('sheet')
  await drawn()
  window.print()
  // where the dialog does not stop the page, or nobody says that it was closed
  for (const sign of ['pointermove', 'keydown']) window.addEventListener(sign, () => turn(null), { once: true })
}

/** Follows what the browser does: its own print command, and a page that is shown as print. */
export function useBrowserPrinting(): void {
  useEffect(() => {
    const paper = window.matchMedia('print')
    const begin = () => {
      if (printing === null) flushSync(() => turn('hasty'))
    }
    const end = () => {
      if (!paper.matches) turn(null)
    }
    const change = () => turn(paper.matches ? (printing ?? 'sheet') : null)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    paper.addEventListener('change', change)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      paper.removeEventListener('change', change)
    }
  }, [])
}
