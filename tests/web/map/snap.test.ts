import { describe, expect, it } from 'vitest'
import type { Position } from '#contract/geometry.ts'
import { guidesOf, guidesWithout, type Project, snapTo } from '#web/map/snap.ts'

/** One degree is 100,000 px here, so 0.0001° is 10 px. */
const project: Project = ([lon, lat]) => ({ x: lon * 100_000, y: -lat * 100_000 })
const ring: Position[] = [
  [0.1234567, 0.2],
  [0.13, 0.2],
  [0.13, 0.21],
  [0.1234567, 0.2],
]
const guides = guidesOf({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } },
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [0.2, 0.2],
          [0.3, 0.2],
        ],
      },
    },
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0.5, 0.5] } },
  ],
})
const near = ([lon, lat]: Position, dx: number, dy: number) => {
  const { x, y } = project([lon, lat])
  return { x: x + dx, y: y + dy }
}

describe('snapping', () => {
  it('takes the exact corner of a neighbour, to the last digit', () => {
    expect(snapTo(near(ring[0] as Position, 5, -6), guides, project)).toEqual({
      position: [0.1234567, 0.2],
      to: 'corner',
    })
  })

  it('takes the nearest point of an edge where no corner is near', () => {
    const snap = snapTo(near([0.127, 0.2], 0, 5), guides, project)
    expect(snap?.to).toBe('edge')
    expect(snap?.position[0]).toBeCloseTo(0.127, 9)
    expect(snap?.position[1]).toBe(0.2)
  })

  it('prefers a corner to an edge that is nearer', () => {
    expect(snapTo(near([0.13, 0.2], -9, 1), guides, project)?.to).toBe('corner')
  })

  it('clings to roads', () => {
    expect(snapTo(near([0.25, 0.2], 0, -7), guides, project)?.to).toBe('edge')
  })

  it('leaves the pointer alone elsewhere', () => {
    expect(snapTo(near([0.127, 0.2], 0, 20), guides, project)).toBeNull()
    expect(snapTo(near([0.5, 0.5], 1, 1), guides, project)).toBeNull()
  })

  it('lets go of the edges at a corner that takes its neighbours along, and of no other', () => {
    const freed = guidesWithout(guides, ring[1] as Position)
    expect(snapTo(near(ring[1] as Position, 3, 3), freed, project)).toBeNull()
    expect(snapTo(near(ring[0] as Position, 3, 3), freed, project)?.position).toEqual(ring[0])
    expect(snapTo(near([0.25, 0.2], 0, -7), freed, project)?.to).toBe('edge')
  })
})
