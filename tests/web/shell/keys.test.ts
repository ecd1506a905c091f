import { describe, expect, it } from 'vitest'
import { keyNames, keyOf, shortcuts } from '#web/shell/keys.ts'

const press = (key: string, held: { ctrl?: boolean; meta?: boolean; shift?: boolean; alt?: boolean } = {}) =>
  keyOf({ key, ctrlKey: !!held.ctrl, metaKey: !!held.meta, shiftKey: !!held.shift, altKey: !!held.alt })

describe('the keys of the page', () => {
  it.each([
    ['v', {}, 'select'],
    ['V', { shift: true }, null],
    ['2', {}, 'progress'],
    ['?', { shift: true }, 'help'],
    ['k', { ctrl: true }, 'search'],
    ['k', { meta: true }, 'search'],
    ['k', {}, null],
    ['z', { ctrl: true }, 'undo'],
    ['Z', { ctrl: true, shift: true }, 'redo'],
    ['Escape', {}, 'back'],
    ['t', { alt: true }, null],
    ['t', { ctrl: true }, null],
  ] as const)('%s with %o means %s', (key, held, name) => {
    expect(press(key, held)).toBe(name)
  })

  it('never give one key two meanings', () => {
    expect(new Set(keyNames.map((name) => shortcuts[name])).size).toBe(keyNames.length)
  })
})
