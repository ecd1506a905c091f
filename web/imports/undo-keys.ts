/** Ctrl Z and Ctrl Shift Z for the wishes of an import: heard before the page's own, and left alone while somebody types. */
import { useEffect, useRef } from 'react'

type Step = { act: () => void } | null

export function useUndoKeys(undo: Step, redo: Step): void {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return
      if (isTyping(event.target)) return
      const step = event.shiftKey ? latest.current.redo : latest.current.undo
      if (!step) return
      event.preventDefault()
      event.stopPropagation()
      step.act()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

/** A field takes back its own letters; a list of choices and a tick have none. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, [contenteditable], [role="dialog"]') !== null
