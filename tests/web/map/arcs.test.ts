import { describe, expect, it } from 'vitest'
import type { Position } from '#contract/geometry.ts'
import { arcBetween, balanceArcs, middleOf } from '#web/map/style/arcs.ts'
import { layersOf } from '#web/map/style/order.ts'
import { layerChanges, shapesOf } from '#web/map/style/sheet.ts'
import { scene } from './scenes.ts'

const [west, east, north]: Position[] = [
  [113.6, 34.8],
  [113.7, 34.8],
  [113.65, 34.9],
]
const end = (place: Position, name = '') => ({ place, name })
const partsOf = (ends: ReturnType<typeof end>[]) => balanceArcs(ends).features.map(({ properties }) => properties?.part)

describe('an arc of a balance unit', () => {
  it('begins and ends exactly at its places, and goes on without a jump', () => {
    const arc = arcBetween(west!, north!)
    expect(arc).toHaveLength(25)
    expect(arc[0]).toBe(west)
    expect(arc.at(-1)).toBe(north)
    const steps = arc.slice(1).map(([lon, lat], at) => Math.hypot(lon - arc[at]![0], lat - arc[at]![1]))
    expect(Math.max(...steps)).toBeLessThan(2.5 * Math.min(...steps))
  })

  it('is a curve: in its middle it stands off the straight line by a ninth of the way, as measured on the ground', () => {
    const squeeze = Math.cos((34.8 * Math.PI) / 180)
    const [lon, lat] = arcBetween(west!, east!)[12]!
    expect(lon).toBeCloseTo(113.65, 9)
    expect((lat - 34.8) / (0.1 * squeeze)).toBeCloseTo(0.11, 6)
    const upward = arcBetween([113.6, 34.8], [113.6, 34.9])[12]!
    expect(((113.6 - upward[0]) * Math.cos((34.85 * Math.PI) / 180)) / 0.1).toBeCloseTo(0.11, 6)
  })

  it('leads from the middle of all places to each, with a ring at every end', () => {
    expect(middleOf([west!, east!, north!])![1]).toBeCloseTo((34.8 + 34.8 + 34.9) / 3, 9)
    const { features } = balanceArcs([end(west!), end(east!), end(north!, '便民市场')])
    const arcs = features.filter(({ properties }) => properties?.part === 'arc')
    const ends = arcs.map(({ geometry }) => geometry.type === 'LineString' && geometry.coordinates.at(-1))
    expect(ends).toEqual([west, east, north])
    const rings = features.filter(({ properties }) => properties?.part === 'end')
    expect(
      rings.map(({ geometry, properties }) => geometry.type === 'Point' && [geometry.coordinates, properties?.name]),
    ).toEqual([
      [west, ''],
      [east, ''],
      [north, '便民市场'],
    ])
  })

  it('is none where only one item has a place, and where none has', () => {
    expect(partsOf([end(west!)])).toEqual(['end'])
    expect(partsOf([])).toEqual([])
    expect(middleOf([])).toBeNull()
  })
})

describe('balance units on the map', () => {
  const open = scene({ balance: [end(west!), end(east!)] })

  it('are arcs and rings while one is open, and nothing when none is', () => {
    expect(shapesOf['balance-arcs']!.features(scene()).features).toEqual([])
    expect(shapesOf['balance-arcs']!.features(open).features).toHaveLength(5)
    const changes = layerChanges(layersOf(scene()), layersOf(open))
    expect(
      changes.map(({ layer, ...change }) => [layer.split('-')[0], 'property' in change && change.property]),
    ).toEqual(changes.map(() => ['balance', 'visibility']))
  })

  it('are never filled, and dashed as nothing else is, so that nobody takes one for an area', () => {
    const layers = layersOf(open)
    const own = layers.filter((layer) => 'source' in layer && layer.source === 'balance-arcs')
    expect(own.map(({ type }) => type).sort()).toEqual(['circle', 'line', 'line', 'symbol'])
    const dashOf = ({ paint = {} }: { paint?: object }) =>
      'line-dasharray' in paint ? JSON.stringify(paint['line-dasharray']) : null
    const mine = own.flatMap((layer) => dashOf(layer) ?? [])
    const others = layers.filter((layer) => !own.includes(layer)).map(dashOf)
    expect(mine).toHaveLength(1)
    expect(others).not.toContain(mine[0])
  })
})
