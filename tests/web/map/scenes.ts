/** A Scene with two areas in it, to be varied by tests. */
import type { Area } from '#contract/area.ts'
import { lineStates, trades } from '#contract/work-words.ts'
import type { Scene } from '#web/map/scene.ts'

const square = (lon: number, lat: number, side: number) => ({
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [lon, lat],
        [lon + side, lat],
        [lon + side, lat + side],
        [lon, lat + side],
        [lon, lat],
      ] as [number, number][],
    ],
  ],
})

const none = { recorded: null, estimated: null, unknown: 0, of: 0 }

export const area = (number: string, hue: number, lon: number): Area => ({
  id: `410108-a-${number.toLowerCase()}`,
  adcode: '410108',
  schemeId: '410108-s-1',
  number,
  hue,
  name: `${number} 片区`,
  planYear: 2021,
  implementer: null,
  leadStreetOfficeId: null,
  unified: {},
  note: null,
  maxGapM: 80,
  compounds: ['410108-c-001'],
  contiguous: true,
  faults: [],
  totals: {
    compounds: 1,
    households: none,
    floorAreaM2: none,
    costWan: none,
    siteAreaM2: 10_000,
    diameterM: 100,
    maxLinkM: null,
    builtYears: null,
    planYears: [],
    streetOffices: [],
    works: { count: 0, lengthM: 0, overheadM: 0, invented: 0 },
  },
  shape: square(lon, 34.9, 0.01),
  outline: null,
  label: [lon + 0.005, 34.91],
  invented: false,
  version: 1,
})

export const scene = (changes: Partial<Scene> = {}): Scene => ({
  view: 'areas',
  colourBy: 'builtYear',
  year: 2020,
  dataDate: '2020-11-30',
  theme: 'light',
  language: 'zh-CN',
  adcode: '410108',
  revision: 7,
  bounds: [113.6, 34.8, 113.7, 34.9],
  shownCompounds: null,
  litClass: null,
  trades,
  lineStates,
  shownWorks: null,
  selected: [],
  hovered: null,
  areas: [area('A-01', 0, 113.6), area('A-02', 5, 113.63)],
  links: [],
  walls: [],
  showBarriers: false,
  zones: null,
  streetShares: null,
  marks: [],
  draft: null,
  preview: null,
  basemap: null,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  ...changes,
})
