import { describe, expect, it } from 'vitest'
import { compoundLayers } from '#server/tiles/compound-layers.ts'
import type { CompoundsInTile, TileCompound } from '#server/tiles/compounds-tile.queries.ts'
import { groundWantedAt } from '#server/tiles/ground-layers.ts'
import { drawnOnce, workLayers, worksWantedAt } from '#server/tiles/work-layers.ts'
import type { TileWork } from '#server/tiles/works-tile.queries.ts'

const compound: TileCompound = {
  id: '410108-c-001',
  name: '一号院',
  households: 120,
  builtYear: 1987,
  planYear: null,
  status: 'under-way',
  street: '410108-s-01',
  area: null,
  late: false,
  invented: true,
  days: { planned: 20191220, 'under-way': 20200401 },
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [8, 0],
        [8, 8],
        [0, 0],
      ],
    ],
  },
  place: [4, 2],
}
const tile = (part: Partial<CompoundsInTile>): CompoundsInTile => ({ revisions: {}, compounds: [], cells: [], ...part })
const layersAt = (zoom: number, part: Partial<CompoundsInTile>) =>
  Object.fromEntries(compoundLayers(tile(part), zoom).map(({ name, features }) => [name, features]))

describe('compounds in a tile', () => {
  it('are boundaries from zoom 11 and points below, with the same properties', () => {
    const [boundary] = layersAt(11, { compounds: [compound] }).compounds ?? []
    const [point] = layersAt(10, { compounds: [{ ...compound, shape: null }] }).compounds ?? []
    expect(boundary?.shape.kind).toBe('polygons')
    expect(point?.shape).toEqual({ kind: 'points', points: [[4, 2]] })
    expect(point?.properties).toEqual(boundary?.properties)
  })

  it('carry the day of the latest step of each status, under its own name', () => {
    const [feature] = layersAt(11, { compounds: [compound] }).compounds ?? []
    expect(feature?.properties).toMatchObject({ plannedOn: 20191220, startedOn: 20200401, invented: true, late: false })
    expect(feature?.properties.acceptedOn).toBeUndefined()
  })

  it('have names from zoom 12 only, and there a point each for the name', () => {
    expect(layersAt(11, { compounds: [compound] }).labels).toEqual([])
    expect(layersAt(11, { compounds: [compound] }).compounds?.[0]?.properties).not.toHaveProperty('name')
    const layers = layersAt(12, { compounds: [compound] })
    expect(layers.compounds?.[0]?.properties.name).toBe('一号院')
    expect(layers.labels).toMatchObject([
      { properties: { name: '一号院', households: 120 }, shape: { points: [[4, 2]] } },
    ])
  })

  it('are named in one tile only, though their boundary reaches into several', () => {
    expect(layersAt(12, { compounds: [{ ...compound, place: null }] }).labels).toEqual([])
  })
})

describe('cells', () => {
  it('count each compound once, and by status, plan year and decade', () => {
    const at = { column: 2, row: 1 }
    const cells = [
      { ...at, property: 'status_planned', count: 3 },
      { ...at, property: 'status_finished', count: 1 },
      { ...at, property: 'plan_2020', count: 3 },
      { ...at, property: 'plan_none', count: 1 },
      { ...at, property: 'decade_1980', count: 4 },
      { column: 0, row: 0, property: 'plan_none', count: 7 },
    ]
    expect(layersAt(4, { cells }).cells).toEqual([
      {
        properties: { count: 4, status_planned: 3, status_finished: 1, plan_2020: 3, plan_none: 1, decade_1980: 4 },
        shape: { kind: 'points', points: [[160, 96]] },
      },
      { properties: { count: 7, plan_none: 7 }, shape: { kind: 'points', points: [[32, 32]] } },
    ])
  })
})

describe('works in a tile', () => {
  const work: TileWork = {
    id: '410108-w-0001',
    trade: 'telecom',
    kind: 'undergrounding',
    placement: 'overhead',
    state: 'planned',
    operator: 'demo-telecom-1',
    fromMonth: 202103,
    toMonth: null,
    invented: true,
    dimension: 1,
    shape: {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [80, 0],
      ],
    },
  }

  it('say how they are drawn, by the one rule for kind, placement and state', () => {
    const [works] = workLayers({ revisions: {}, works: [work], roadworks: [] })
    expect(works?.features[0]?.properties).toMatchObject({
      lineState: 'undergrounding',
      fromMonth: 202103,
      toMonth: null,
    })
  })

  it.each([
    [9, null],
    [10, { mostWorks: 0, roadworks: true }],
    [11, { mostWorks: 4000, roadworks: true }],
    [13, { mostWorks: null, roadworks: true }],
    [14, { mostWorks: null, roadworks: false }],
  ])('at zoom %i: %o', (zoom, wanted) => {
    expect(worksWantedAt(zoom)).toEqual(wanted)
  })

  it('that follow one road are one line of it at small scales', () => {
    const road = drawnOnce([
      [
        [0, 0],
        [100, 0],
        [200, 0],
      ],
      [
        [200, 1],
        [100, 1],
        [0, 1],
      ], // the other way, a metre beside
      [
        [100, 0],
        [200, 0],
        [300, 0],
      ],
    ])
    expect(road).toEqual([
      [
        [0, 0],
        [96, 0],
        [208, 0],
      ],
      [
        [208, 0],
        [304, 0],
      ],
    ])
  })

  it('keep their road on the map even where it is too short for the coarse grid', () => {
    const shape = {
      type: 'LineString' as const,
      coordinates: [
        [3, 3],
        [5, 3],
      ],
    }
    const [, roadworks] = workLayers({ revisions: {}, works: [], roadworks: [{ road: '长兴路', count: 2, shape }] })
    expect(roadworks?.features).toEqual([
      {
        properties: { name: '长兴路', count: 2 },
        shape: {
          kind: 'lines',
          lines: [
            [
              [3, 3],
              [5, 3],
            ],
          ],
        },
      },
    ])
  })
})

describe('the ground of a tile', () => {
  it('holds districts at every zoom, buildings and lanes only where they can be told apart', () => {
    expect(groundWantedAt(0)).toEqual({ layers: ['districts', 'districtLabels'], roadClasses: [] })
    expect(groundWantedAt(12).layers).not.toContain('buildings')
    expect(groundWantedAt(13).layers).toContain('buildings')
    expect(groundWantedAt(12).roadClasses).toEqual(['trunk', 'arterial', 'secondary', 'street'])
  })
})
