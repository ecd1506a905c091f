/** The keyboard of the page. One list: it is what the keys do and what the help shows. */
import { useEffect, useRef } from 'react'
import type { Sentence } from '#web/language.ts'

export const keyNames = [
  'select',
  'polygon',
  'lasso',
  'measure',
  'areas',
  'progress',
  'utilities',
  'table',
  'legend',
  'search',
  'undo',
  'redo',
  'print',
  'back',
  'help',
] as const
export type KeyName = (typeof keyNames)[number]

/** As shown to the reader; `Ctrl` is ⌘ on a Mac as well. */
export const shortcuts: Readonly<Record<KeyName, string>> = {
  select: 'V',
  polygon: 'P',
  lasso: 'L',
  measure: 'M',
  areas: '1',
  progress: '2',
  utilities: '3',
  table: 'T',
  legend: 'G',
  search: 'Ctrl K',
  undo: 'Ctrl Z',
  redo: 'Ctrl Shift Z',
  print: 'Ctrl P',
  back: 'Esc',
  help: '?',
}

export const keyLabel = (name: KeyName): Sentence => `shell.keys.${name}`

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Which of the page's keys was pressed, or null. */
export function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): KeyName | null {
  if (altKey) return null
  const letter = key.length === 1 ? key.toUpperCase() : key === 'Escape' ? 'Esc' : key
  const held = `${ctrlKey || metaKey ? 'Ctrl ' : ''}${shiftKey && /^[A-Z]$/.test(letter) ? 'Shift ' : ''}${letter}`
  return keyNames.find((name) => shortcuts[name] === held) ?? null
}

/** Keys that also work while typing: they type nothing. */
const always: readonly KeyName[] = ['search', 'print']

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null
  )
}

/** Acts on the page's keys; off while typing, in dialogs, and for names without an action. */
export function useKeys(actions: Partial<Record<KeyName, () => void>>): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const name = keyOf(event)
      const action = name && latest.current[name]
      if (!action || event.defaultPrevented) return
      const inDialog = event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null
      if ((isTyping(event.target) || inDialog) && !always.includes(name)) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
