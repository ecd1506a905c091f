import { describe, expect, it } from 'vitest'
import { drawingKey, nextInReading } from '#web/map/keyboard.ts'

const at = (id: string, x: number, y: number) => ({ id, at: { x, y } })
const page = [at('c', 40, 130), at('b', 300, 20), at('a', 50, 40), at('d', 200, 100)]
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) =>
  drawingKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held })

describe('going through the compounds by keyboard', () => {
  it('reads them line by line, from left to right, and begins again after the last', () => {
    const order = [null, 'a', 'b', 'c', 'd'].map((current) => nextInReading(page, current)?.id)
    expect(order).toEqual(['a', 'b', 'c', 'd', 'a'])
  })

  it('begins with the first when the last one has left the map', () => {
    expect(nextInReading(page, 'gone')?.id).toBe('a')
    expect(nextInReading([], 'a')).toBeNull()
  })
})

describe('keys while drawing', () => {
  it('undoes and redoes on either kind of keyboard', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo')
    expect(press('z', { metaKey: true })).toBe('undo')
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo')
    expect(press('y', { ctrlKey: true })).toBe('redo')
  })

  it('finishes, peels and takes back a corner', () => {
    expect(['Enter', 'Escape', 'Backspace', 'Delete'].map((key) => press(key))).toEqual([
      'finish',
      'escape',
      'removeCorner',
      'removeCorner',
    ])
  })

  it('leaves every other key to the page', () => {
    expect([press('z'), press('p'), press('f', { ctrlKey: true })]).toEqual([null, null, null])
  })
})
