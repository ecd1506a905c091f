/**
 * The Scene: everything the map must show, as plain data. The app composes one from the view, the server's rows and the
 * draft; PlanMap compares it with the last one and touches MapLibre only where a field changed.
 */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { Area, NeighbourLink } from '#contract/area.ts'
import type { Verdict as PolicyVerdict } from '#contract/eligibility.ts'
import type { Bounds, Position } from '#contract/geometry.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { WallDecision } from '#contract/wall.ts'
import type { LineState, Trade } from '#contract/work-words.ts'
import type { Hatch } from './style/palette.ts'

export type ViewName = 'areas' | 'progress' | 'utilities'
export type ColourBy = 'builtYear' | 'planYear' | 'status' | 'eligibility'

/** What the map tells the app. Ids begin with the adcode; the letter after it says the kind (c compound, a area, w work). */
export type MapEvents = {
  hover(id: string | null, at: { x: number; y: number } | null): void
  /** `add` when Shift was held. Null: empty ground was clicked. */
  select(id: string | null, add: boolean): void
  open(id: string): void
  move(at: Camera): void
  draw(event: DrawEvent): void
  /** A compound is carried over an area, or let go; answers what would follow, null where nothing would. */
  carry(event: CarryEvent): Verdict | null
  /** The reader has seen enough of the other division. */
  endSwipe(): void
  fail(code: 'no-webgl' | 'tiles-away' | 'basemap-away' | 'style'): void
}

/** `area` is what lies under the pointer; `leave`: let go without a drop. */
export type CarryEvent = { kind: 'over' | 'drop' | 'leave'; compound: string; area: string | null }
export type Verdict = { may: boolean; told: string }

/** What the map needs of an area, saved or drafted. */
export type SceneArea = Pick<Area, 'id' | 'number' | 'hue' | 'name' | 'shape' | 'label' | 'compounds'>

/**
 * The same ground divided in another way: right of a line the reader moves stand these areas, left of it the Scene's own.
 * `left` and `right` name the two.
 */
export type SceneSwipe = { left: string; right: string; areas: readonly SceneArea[] }

/** The sides two members face each other with; `lit` while the pointer rests on them in a list. */
export type SceneWall = { lines: Position[][]; decision: WallDecision | null; lit: boolean }

/** Items of an open balance unit that have a place; the name is empty where the map shows the record itself. */
export type SceneBalance = { place: Position; name: string }[]

/** A picture by its four corners: upper left, upper right, lower right, lower left. */
export type ScenePicture = {
  id: string
  url: string
  widthPx: number
  heightPx: number
  corners: readonly [Position, Position, Position, Position]
  /** 0–1. */
  opacity: number
}

export type Camera = { lon: number; lat: number; zoom: number }

/** What the hand is doing. Sizes in m² for polygons, metres for lines. */
export type Tool = 'select' | 'compound' | 'work' | 'area' | 'lasso' | 'measure' | 'edit' | 'place' | 'cut' | 'zone'
export type DrawnShape =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'LineString'; coordinates: Position[] }
export type DrawEvent =
  | { kind: 'change'; tool: Tool; shape: DrawnShape | null }
  /** `alongside`: neighbours whose boundaries moved with the shape, as they are now. */
  | { kind: 'finish'; tool: Tool; shape: DrawnShape; alongside: readonly MovedNeighbour[] }
  /** What the hand could do next; told when it takes up the tool, after each gesture and when neighbours come into sight. */
  | { kind: 'hold'; tool: Tool; canUndo: boolean; canRedo: boolean; isOpen: boolean; sharing: Sharing | null }
  /** The tool `place` was pressed on the map. */
  | { kind: 'pick'; tool: Tool; place: Position }
  | { kind: 'cancel'; tool: Tool }
  | { kind: 'reject'; tool: Tool; reason: string; place: Position | null }

/** A neighbour that went along with the shape in the hand: as it was stored in the version that was seen, and as it is now. */
export type MovedNeighbour = { id: string; name: string; version: number; stored: DrawnShape; boundary: DrawnShape }
/** Whether shared edges move together, and the names of those who share one. */
export type Sharing = { together: boolean; names: readonly string[] }

export type Draft = {
  tool: Tool
  /** The compound whose boundary is reshaped; its neighbours' edges may move with it. */
  target?: string
  /** A shape to edit (vertex editing), or null to begin a new one. Changing `key` restarts drawing. */
  shape: DrawnShape | null
  key: string
}

/** How each compound stands under the policy the map is coloured by, and why; by id. */
export type SceneStanding = {
  verdictOf: ReadonlyMap<string, PolicyVerdict>
  /** In words. */
  reasonOf: ReadonlyMap<string, string>
}

/** Classes lent by a panel, each with its compounds: they take the place of the colour mode. */
export type ScenePainted = readonly {
  key: string
  /** In words. */
  label: string
  fill: Readonly<Record<'light' | 'dark', string>>
  hatch: Hatch | null
  ids: readonly string[]
}[]

export type Scene = {
  view: ViewName
  colourBy: ColourBy
  /** Of the colouring by eligibility; null or absent until it is known. */
  standing?: SceneStanding | null
  /** The slider's year, and the year of the data date: beyond it lies what is only planned. */
  year: number
  dataDate: string
  theme: 'light' | 'dark'
  /** On a wall screen labels are half as large again. */
  density?: 'wall'
  /** On a printed sheet the map fills the sheet at a round scale; its camera is not the reader's. */
  onPaper?: boolean
  language: Language
  adcode: string
  /** Tiles are asked for with `?v=<revision>`; a new revision redraws without flicker. */
  revision: number
  bounds: Bounds | null
  /** Ids of compounds that pass every filter; null when nothing is filtered. Others are dimmed, never dropped. */
  shownCompounds: readonly string[] | null
  /** What passes the filter does so because its record is stale: it has a halo, also where the filter leaves nobody out. */
  showsStale?: boolean
  /** Class of the legend the pointer rests on: others dim to 25 %. */
  litClass: string | null
  trades: readonly Trade[]
  lineStates: readonly LineState[]
  /** Restrict works to these ids; null shows all. */
  shownWorks: readonly string[] | null
  selected: readonly string[]
  hovered: string | null
  areas: readonly SceneArea[]
  swipe?: SceneSwipe | null
  /** What compounds are coloured by instead of `colourBy`; null or absent while nothing is lent. */
  painted?: ScenePainted | null
  /** Places of compounds that are each to have an area of their own. */
  anchors?: readonly Position[]
  /** Whether compounds can be carried from one area to another. */
  carries?: boolean
  /** Shown on demand: neighbour links and barriers that cut them. */
  links: readonly NeighbourLink[]
  walls: readonly SceneWall[]
  showBarriers: boolean
  /** Where the items of an open balance unit lie: arcs lead to them. */
  balance?: SceneBalance
  /** Undergrounding zones of the year, as GeoJSON. */
  zones: FeatureCollection<MultiPolygon | Polygon> | null
  /** 划定范围: ground that documents mark, each with id, name, meaning, happens, document and whether it only warns (`isHistoric`). */
  policyZones?: FeatureCollection<MultiPolygon> | null
  /** Choropleth by street in the progress view: share of started compounds, 0–1, by street office id; null when off. */
  streetShares: Readonly<Record<string, number | null>> | null
  /** Marks to look at: crossing points of faults, ends of gaps. */
  marks: readonly { place: Position; label: string }[]
  draft: Draft | null
  /** An area being previewed: its outline is drawn in cinnabar. */
  preview: MultiPolygon | Polygon | null
  /** Shapes of a file as they would land, each with the `kind` and the place `at` of its row; nothing of it is written. */
  imported?: FeatureCollection | null
  /** Of them what the reader looks at, and a geometry before and after its repair, told apart by `part`. */
  importLit?: FeatureCollection | null
  /** Scans and plots laid under the compounds, to trace from. */
  pictures?: readonly ScenePicture[]
  /** One of them as its points are being matched; it takes the place of the one with its id. */
  pictureTried?: ScenePicture | null
  basemap: { attribution: string } | null
  /** Whose data the ground is, where that has to be said. */
  notice?: string
  /** Space covered by panels, so that fitting leaves the data in sight. */
  padding: { top: number; right: number; bottom: number; left: number }
}
