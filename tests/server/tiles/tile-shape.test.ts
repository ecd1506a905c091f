import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { type ShapeKind, toTileShape } from '#server/tiles/tile-shape.ts'

const square = [
  [0, 0],
  [8, 0],
  [8, 8],
  [0, 8],
  [0, 0],
]
const speck = [
  [5, 5],
  [5, 5],
  [5, 5],
  [5, 5],
]
const sliver = [
  [1, 1],
  [9, 1],
  [5, 1],
  [1, 1],
]

type Case = [title: string, geometry: Geometry | null, kind: ShapeKind, shape: ReturnType<typeof toTileShape>]

const cases: Case[] = [
  [
    'a square keeps its corners',
    { type: 'Polygon', coordinates: [square] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
            [0, 8],
          ],
        ],
      ],
    },
  ],
  [
    'a compound smaller than a grid unit stays as the least square',
    { type: 'Polygon', coordinates: [speck] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [5, 5],
            [6, 5],
            [6, 6],
            [5, 6],
          ],
        ],
      ],
    },
  ],
  [
    'a compound fallen flat stays as the least square',
    { type: 'Polygon', coordinates: [sliver] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 2],
          ],
        ],
      ],
    },
  ],
  [
    'a speck beside a part that can be seen is left out',
    { type: 'MultiPolygon', coordinates: [[speck], [square]] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
            [0, 8],
          ],
        ],
      ],
    },
  ],
  [
    'several specks stay as one',
    { type: 'MultiPolygon', coordinates: [[speck], [speck]] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [5, 5],
            [6, 5],
            [6, 6],
            [5, 6],
          ],
        ],
      ],
    },
  ],
  [
    'a hole too small to be seen is closed',
    { type: 'Polygon', coordinates: [square, speck] },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
            [0, 8],
          ],
        ],
      ],
    },
  ],
  [
    'corners that fell together count once',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [0, 0],
          [8, 0],
          [8, 8],
          [8, 8],
          [0, 0],
        ],
      ],
    },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
          ],
        ],
      ],
    },
  ],
  [
    'a line shorter than a grid unit stays as the least line',
    {
      type: 'LineString',
      coordinates: [
        [3, 4],
        [3, 4],
      ],
    },
    'lines',
    {
      kind: 'lines',
      lines: [
        [
          [3, 4],
          [4, 4],
        ],
      ],
    },
  ],
  [
    'of several lines those that can be seen stay',
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [3, 4],
          [3, 4],
        ],
        [
          [0, 0],
          [9, 0],
        ],
      ],
    },
    'lines',
    {
      kind: 'lines',
      lines: [
        [
          [0, 0],
          [9, 0],
        ],
      ],
    },
  ],
  [
    'points stay points',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    'points',
    {
      kind: 'points',
      points: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'a polygon of which clipping left only a line along the edge is gone',
    {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [8, 0],
      ],
    },
    'polygons',
    null,
  ],
  [
    'clipping into mixed parts keeps those of the kind',
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 1] },
        { type: 'Polygon', coordinates: [square] },
      ],
    },
    'polygons',
    {
      kind: 'polygons',
      polygons: [
        [
          [
            [0, 0],
            [8, 0],
            [8, 8],
            [0, 8],
          ],
        ],
      ],
    },
  ],
  ['nothing stays nothing', null, 'polygons', null],
  ['an empty shape is nothing', { type: 'Polygon', coordinates: [] }, 'polygons', null],
  ['an empty collection is nothing', { type: 'GeometryCollection', geometries: [] }, 'lines', null],
]

describe('a shape on the grid of a tile', () => {
  it.each(cases)('%s', (_, geometry, kind, shape) => {
    expect(toTileShape(geometry, kind)).toEqual(shape)
  })

  it('has no negative zero, which would make equal tiles unequal', () => {
    const shape = toTileShape({ type: 'Point', coordinates: [-0, -0] }, 'points')
    expect(Object.is(shape?.kind === 'points' && shape.points[0]?.[0], 0)).toBe(true)
  })
})
