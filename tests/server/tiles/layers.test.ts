import { describe, expect, it } from 'vitest'
import { layersOf } from '#server/tiles/compound-layers.ts'
import { groundWantedAt } from '#server/tiles/ground-layers.ts'
import type { CellCount, TileCompound } from '#server/tiles/tile-compound.ts'
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
  sketched: true,
  steps: [
    { status: 'planned', onDay: '2019-12-20' },
    { status: 'paused', onDay: '2020-01-31' },
    { status: 'under-way', onDay: '2020-04-01' },
    { status: 'paused', onDay: '2021-05-01' },
  ],
  history: '2019puz',
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
const layersAt = (zoom: number, { compounds = [], cells = [] }: { compounds?: TileCompound[]; cells?: CellCount[] }) =>
  Object.fromEntries(layersOf(compounds, cells, zoom).map(({ name, features }) => [name, features]))

describe('compounds in a tile', () => {
  it('are boundaries from zoom 11 and points below, with the same properties', () => {
    const [boundary] = layersAt(11, { compounds: [compound] }).compounds ?? []
    const [point] = layersAt(10, { compounds: [{ ...compound, shape: null }] }).compounds ?? []
    expect(boundary?.shape.kind).toBe('polygons')
    expect(point?.shape).toEqual({ kind: 'points', points: [[4, 2]] })
    expect(point?.properties).toEqual(boundary?.properties)
  })

  it('say of every year how it ended, so that the replay knows a pause that came twice', () => {
    const [feature] = layersAt(10, { compounds: [compound] }).compounds ?? []
    expect(feature?.properties).toMatchObject({ history: '2019puz', invented: true, sketched: true, late: false })
  })

  it('carry the day of the latest step of each status from zoom 12, under its own name', () => {
    const [feature] = layersAt(12, { compounds: [compound] }).compounds ?? []
    expect(feature?.properties).toMatchObject({ plannedOn: 20191220, startedOn: 20200401, pausedOn: 20210501 })
    expect(feature?.properties.acceptedOn).toBeUndefined()
  })

  it('have names from zoom 12 only, and there a point each for the name', () => {
    expect(layersAt(11, { compounds: [compound] }).labels).toEqual([])
    const unnamed = { ...compound, name: null, households: null } // as the statement of this zoom gives it
    expect(layersAt(11, { compounds: [unnamed] }).compounds?.[0]?.properties.name).toBeNull()
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
    const at = { column: 2, row: 1, decade: 1980 }
    const cells: CellCount[] = [
      { ...at, status: 'planned', planYear: 2020, count: 3 },
      { ...at, status: 'finished', planYear: null, count: 1 },
      { column: 0, row: 0, status: 'candidate', planYear: null, decade: null, count: 7 },
    ]
    expect(layersAt(4, { cells }).cells).toEqual([
      {
        properties: { count: 7, status_candidate: 7, plan_none: 7, decade_none: 7 },
        shape: { kind: 'points', points: [[32, 32]] },
      },
      {
        properties: { count: 4, status_planned: 3, status_finished: 1, plan_2020: 3, plan_none: 1, decade_1980: 4 },
        shape: { kind: 'points', points: [[160, 96]] },
      },
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
