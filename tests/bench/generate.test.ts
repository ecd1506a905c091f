import { booleanIntersects, booleanValid } from '@turf/turf'
import { describe, expect, it } from 'vitest'
import { boundsOf } from '#geodata/geojson.ts'
import { type City, generateCity } from './generate.ts'

describe('the invented city the measurements run on', () => {
  const city = generateCity({ compounds: 300, works: 900 })

  it('one seed always gives the same city, another seed another', () => {
    expect(generateCity({ compounds: 300, works: 900 })).toEqual(city)
    expect(generateCity({ compounds: 300, works: 900 }, 7).compounds[0]).not.toEqual(city.compounds[0])
  })

  it('it has exactly as many compounds and works as were asked for, each with an id of its own', () => {
    expect(new Set(city.compounds.map(({ id }) => id)).size).toBe(300)
    expect(new Set(city.works.map(({ id }) => id)).size).toBe(900)
    expect(city.works.every(({ id }) => /^\d{6}-w-\d{6}$/.test(id))).toBe(true)
  })

  it('no compound crosses itself, and no two overlap', () => {
    for (const { boundary } of city.compounds) expect(booleanValid(boundary)).toBe(true)
    const overlapping = pairsWithMeetingBounds(city).filter(([a, b]) => booleanIntersects(a.boundary, b.boundary))
    expect(overlapping).toEqual([])
  })

  it('neighbours lie a lane apart, and boundaries are no mere rectangles', () => {
    expect(pairsWithMeetingBounds(city, 0.0004).length).toBeGreaterThan(300)
    const corners = new Set(city.compounds.map(({ boundary }) => boundary.coordinates[0]?.length))
    expect(corners.size).toBeGreaterThan(1)
  })
})

function pairsWithMeetingBounds({ compounds }: City, slackDegrees = 0) {
  const boxes = compounds.map((compound) => ({ compound, box: boundsOf(compound.boundary) ?? [0, 0, 0, 0] }))
  return boxes.flatMap(({ compound, box }, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (other) =>
          other.box[0] <= box[2] + slackDegrees &&
          other.box[2] >= box[0] - slackDegrees &&
          other.box[1] <= box[3] + slackDegrees &&
          other.box[3] >= box[1] - slackDegrees,
      )
      .map((other) => [compound, other.compound] as const),
  )
}
