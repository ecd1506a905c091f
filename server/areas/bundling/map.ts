/** A map as every door hands it to the engine: compounds, barriers and crossings in degrees. */

/** Positions one after the other: longitude, latitude, in degrees of CGCS2000. */
export type LonLats = Float64Array
export type MapCompound = {
  id: string
  /** What sentences call it; its id where there is none. */
  name?: string
  households: number | null
  /** Whether the figure is an estimate itself (估): it counts, and is told apart. */
  isEstimate?: boolean
  floorAreaM2: number | null
  costWan: number | null
  planYear: number | null
  street: string | null
  owner: string | null
  /** Polygons of rings, each ring closed. */
  parts: readonly (readonly LonLats[])[]
}
export type MapBarrier = { name: string | null; lines: readonly LonLats[] }
export type MapCrossing = { lines: readonly LonLats[] }
/** Decided by hand: a link that is one although the rule finds none, or none although it finds one. */
export type DecidedLink = { from: string; to: string; linked: boolean }
export type BundleMap = {
  compounds: readonly MapCompound[]
  barriers: readonly MapBarrier[]
  crossings: readonly MapCrossing[]
  decided?: readonly DecidedLink[]
  /** Households per m² of site, for compounds without a figure. */
  householdsPerM2?: number
  /** Central meridian of the one zone everything is measured in: a district's own. Else each city has that of its middle. */
  meridian?: number
  /** Metres of works two neighbours share, where a works layer knows them; else √min(siteArea). */
  sharedM?: (from: string, to: string) => number | null
}
