/** How large a sketch is drawn where nobody knows the outline. Rules of thumb, said beside every sketch; no document gives them. */
import type { CompoundDetail } from '#contract/compound.ts'
import type { Sketch } from '#contract/placing.ts'

/** 容积率 of six-storey housing of the 1980s and 1990s, by which floor area becomes ground. */
export const usualFloorAreaRatio = 1.5
/** Floor area of a flat in such a compound, stairs included. */
export const usualFlatM2 = 70
/** A yard of two rows of houses, where nothing is known. */
export const usualSiteM2 = 4_000

type Known = Pick<CompoundDetail, 'siteAreaM2' | 'floorAreaM2' | 'households'>

/** By the site's size, else by the floor area, else by the households; in m² of ground. */
export function sketchSizeOf({ siteAreaM2, floorAreaM2, households }: Known): Pick<Sketch, 'sizeM2' | 'because'> {
  if (siteAreaM2) return { sizeM2: siteAreaM2, because: 'site' }
  if (floorAreaM2) return { sizeM2: Math.round(floorAreaM2 / usualFloorAreaRatio), because: 'floor' }
  if (households) return { sizeM2: Math.round((households * usualFlatM2) / usualFloorAreaRatio), because: 'households' }
  return { sizeM2: usualSiteM2, because: 'usual' }
}
