import { describe, expect, it } from 'vitest'
import type { BoundaryShape } from '#contract/geometry.ts'
import { originBefore } from '#web/compounds/edits.ts'
import { roughnessOf } from '#web/compounds/sketch-origin.ts'
import { detail } from './rows.ts'

const shape: BoundaryShape = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [113.1, 34],
      [113.1, 34.1],
      [113, 34],
    ],
  ],
}
const other: BoundaryShape = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [113.2, 34],
      [113.1, 34.1],
      [113, 34],
    ],
  ],
}
const stored = { type: 'MultiPolygon' as const, coordinates: [shape.coordinates] }
const note = '示意位置，待核实。'
const sketched = detail({
  boundary: stored,
  sketched: true,
  provenance: { boundary: { source: '管理员', kind: 'estimated', note } },
})
const unplaced = detail({ placed: false })

describe('a boundary that is saved', () => {
  it('and was proposed as a sketch stays one until somebody says that it is verified', () => {
    const rough = roughnessOf(unplaced, { shape, origin: { kind: 'estimated', note } }, false)
    expect(rough.mayBeSketch).toBe(true)
    expect(rough.originFor(other, true)).toEqual({ kind: 'estimated', note })
    expect(rough.originFor(other, false)).toEqual({ kind: 'user' })
  })

  it('of a compound that is only sketched is verified in the same way', () => {
    const rough = roughnessOf(sketched, null, false)
    expect(rough.originFor(stored, true)).toEqual({ kind: 'estimated', note })
    expect(rough.originFor(stored, false)).toEqual({ kind: 'user' })
  })

  it('and was drawn anew is no sketch any more', () => {
    expect(roughnessOf(sketched, null, true).mayBeSketch).toBe(false)
    const anew = roughnessOf(unplaced, { shape, origin: { kind: 'estimated', note } }, true)
    expect(anew.mayBeSketch).toBe(false)
    expect(anew.originFor(other, true)).toBeUndefined()
  })

  it('from a file is the file’s as long as nobody corrected it', () => {
    const origin = { kind: 'document' as const, source: '红线.dxf', note: '从图形文件“红线.dxf”选取。' }
    const picked = roughnessOf(unplaced, { shape, origin }, false)
    expect(picked.originFor(shape, false)).toEqual(origin)
    expect(picked.originFor(other, false)).toEqual({ kind: 'user', note: origin.note })
  })

  it('and was traced from a picture says so, also when it was drawn again', () => {
    const origin = { kind: 'user' as const, note: '描自图件“1998 总平面”。' }
    for (const isAnew of [false, true])
      expect(roughnessOf(unplaced, { shape: null, origin }, isAnew).originFor(other, false)).toEqual(origin)
  })

  it('and taken back is known again as it was before', () => {
    expect(originBefore(sketched)).toEqual({ kind: 'estimated', source: '管理员', note })
    expect(originBefore(unplaced)).toBeUndefined()
    expect(
      originBefore(detail({ boundary: stored, provenance: { boundary: { source: 'x', kind: 'survey' } } })),
    ).toBeUndefined()
  })
})
