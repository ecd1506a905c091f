import { type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { Scene } from '#web/map/scene.ts'
import { layerIds, layersOf, order } from '#web/map/style/order.ts'
import { isPaintedAlike, layerChanges, styleOf } from '#web/map/style/sheet.ts'
import { pictures } from '#web/map/style/signs.ts'
import { scene } from './scenes.ts'

const variants: [string, Partial<Scene>][] = [
  ['as it opens', {}],
  [
    'filtered, with a class lit',
    { shownCompounds: ['410108-c-001', '410108-c-001'], litClass: '1981-1985', showsStale: true },
  ],
  ['filtered to nothing', { shownCompounds: [], shownWorks: [], trades: [], lineStates: [] }],
  ['with works chosen by hand', { shownWorks: ['410108-w-1'], trades: ['power'], lineStates: ['undergrounding'] }],
  [
    'with barriers, marks and shares',
    {
      showBarriers: true,
      marks: [{ place: [113.6, 34.8], label: '132 m' }],
      streetShares: { '410108-s-1': 0.4, '410108-s-2': null },
    },
  ],
  ['on a wall, over a basemap, in a far year', { density: 'wall', basemap: { attribution: 'x' }, year: 2031 }],
]
const scenes = (['areas', 'progress', 'utilities'] as const).flatMap((view) =>
  (['builtYear', 'planYear', 'status'] as const).flatMap((colourBy) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      (['zh-CN', 'en'] as const).map((language) => ({ view, colourBy, theme, language })),
    ),
  ),
)
const host = 'https://lianpian.example'
const layerOf = (layers: readonly { id: string }[], id: string) => JSON.stringify(layers.find((each) => each.id === id))

describe.each(variants)('the style %s', (_, variant) => {
  it.each(scenes)('is one MapLibre accepts: $view by $colourBy, $theme, $language', (mode) => {
    // The validator's types and MapLibre's are the same specification from two packages.
    const style = styleOf(scene({ ...mode, ...variant }), host) as StyleSpecification
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([])
  })
})

describe('the order of drawing', () => {
  it('has a place for every layer, and a layer for every place, whatever the scene', () => {
    for (const mode of scenes) {
      expect([...layerIds(scene(mode))].sort()).toEqual([...order].sort())
      expect(layersOf(scene(mode)).map(({ id }) => id)).toEqual(order)
    }
  })

  it('lays works over areas, areas over compounds, and names over all', () => {
    const at = (id: (typeof order)[number]) => order.indexOf(id)
    const ascending = [
      'ground',
      'road',
      'compound-fill',
      'compound-hatch',
      'area-band',
      'work-buried',
      'compound-selected',
    ]
    const places = [...ascending, 'draft-line', 'road-names', 'compound-names', 'area-names'].map((id) =>
      at(id as (typeof order)[number]),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

describe('the style', () => {
  it('asks nobody but the product itself, and fetches no font', () => {
    const style = styleOf(scene({ basemap: { attribution: '天地图' } }), host)
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
    const addresses = JSON.stringify(style).match(/https?:\/\/[^"/]+/g) ?? []
    expect(new Set(addresses)).toEqual(new Set([host]))
  })

  it('names only pictures the map draws itself', () => {
    const drawn = pictures()
    for (const mode of scenes) {
      const named = JSON.stringify(layersOf(scene(mode))).match(/"(?:hatch|sign)-[a-z-]+-(?:light|dark)"|"hatch-none"/g)
      for (const name of named ?? []) expect(drawn.has(JSON.parse(name)), name).toBe(true)
    }
  })

  it('does not move to another place when only the pointer does', () => {
    const before = scene()
    expect(isPaintedAlike(before, { ...before, hovered: '410108-c-001', selected: ['410108-c-002'] })).toBe(true)
    expect(isPaintedAlike(before, { ...before, year: 2021 })).toBe(false)
  })

  it('leaves out what lies in an empty source, and brings it in with the first thing in it', () => {
    const [marked, empty] = [scene({ marks: [{ place: [113.6, 34.8], label: '132 m' }] }), scene({ marks: [] })]
    expect(layerOf(layersOf(empty), 'mark-rings')).toContain('"visibility":"none"')
    expect(layerOf(layersOf(marked), 'mark-rings')).not.toContain('"visibility":"none"')
    expect(isPaintedAlike(empty, marked)).toBe(false)
    expect(isPaintedAlike(marked, { ...marked, marks: [{ place: [113.7, 34.8], label: '9 m' }] })).toBe(true)
  })

  it('touches nothing but compounds when the slider moves', () => {
    const moved = layerChanges(
      layersOf(scene({ colourBy: 'status', year: 2019 })),
      layersOf(scene({ colourBy: 'status', year: 2020 })),
    )
    expect(moved.length).toBeGreaterThan(0)
    expect(new Set(moved.map(({ layer }) => layer.split('-')[0]))).toEqual(new Set(['compound', 'late']))
  })

  it('touches only works when a trade is taken away', () => {
    const moved = layerChanges(layersOf(scene()), layersOf(scene({ trades: ['power'] })))
    expect(moved.every(({ kind, layer }) => kind === 'filter' && /^(work|sign)-/.test(layer))).toBe(true)
  })

  it('changes nothing when nothing changed', () => {
    expect(layerChanges(layersOf(scene()), layersOf(scene()))).toEqual([])
  })

  it('hatches a plan for the future instead of showing it as done', () => {
    const hatch = layerOf(layersOf(scene({ colourBy: 'status', year: 2022 })), 'compound-hatch')
    expect(hatch).toContain('hatch-ahead-light')
    expect(layerOf(layersOf(scene({ colourBy: 'builtYear' })), 'compound-hatch')).toContain('"visibility":"none"')
  })

  it('dims what the filter leaves out and never drops it', () => {
    const fill = layersOf(scene({ shownCompounds: ['410108-c-001'] })).find(({ id }) => id === 'compound-fill')
    expect(fill).not.toHaveProperty('filter')
    expect(JSON.stringify(fill?.paint)).toContain('0.14')
  })

  it('lays a halo around stale records while they are what was asked for, and around no others', () => {
    const halo = (changes: Partial<Scene>) => layerOf(layersOf(scene(changes)), 'compound-stale')
    const asked = halo({ showsStale: true, shownCompounds: ['410108-c-001'] })
    expect(asked).toContain('"visibility":"visible"')
    expect(asked).toContain('["match",["get","id"],["410108-c-001"],true,false],0.85,0]')
    expect(halo({ shownCompounds: ['410108-c-001'] })).toContain('"visibility":"none"')
    expect(halo({ showsStale: true })).toContain('"visibility":"none"')
  })

  it('shows late compounds only at the data date and where status is the subject', () => {
    const marks = (changes: Partial<Scene>) =>
      layerOf(layersOf(scene({ colourBy: 'status', ...changes })), 'late-marks')
    expect(marks({ year: 2020 })).toContain('"late"')
    expect(marks({ year: 2019 })).not.toContain('"late"')
    expect(marks({ view: 'utilities' })).not.toContain('"late"')
  })
})
