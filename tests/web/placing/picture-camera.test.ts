import { describe, expect, it } from 'vitest'
import { drawnAt, moved, pixelAt, wholeIn, zoomed } from '#web/placing/picture-camera.ts'

const window = { wide: 300, high: 200 }
const picture = { wide: 6000, high: 2000 }

describe('a picture in its window', () => {
  it('is seen whole and in the middle at first', () => {
    const camera = wholeIn(window, picture)
    expect(camera).toEqual({ scale: 0.05, left: 0, top: 50 })
    expect(pixelAt(camera, [150, 100])).toEqual([3000, 1000])
  })

  it('keeps the point under the pointer while it is zoomed, and is whole again at the end', () => {
    const whole = wholeIn(window, picture)
    const near = zoomed(whole, 4, [30, 60], window, picture)
    expect(pixelAt(near, [30, 60])).toEqual(pixelAt(whole, [30, 60]))
    expect(near.scale).toBeCloseTo(0.2)
    expect(zoomed(near, 1e9, [30, 60], window, picture).scale).toBe(8)
    expect(zoomed(near, 1e-9, [30, 60], window, picture)).toEqual(whole)
  })

  it('tells the same pixel before and after it was moved by hand', () => {
    const camera = moved(wholeIn(window, picture), 17, -4)
    expect(drawnAt(camera, pixelAt(camera, [120, 80]))).toEqual([120, 80])
    expect(pixelAt(camera, [17, 46])).toEqual([0, 0])
  })
})
