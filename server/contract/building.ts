/** 楼栋: the buildings of a compound (一楼一策), named before anybody draws them. */
import { z } from 'zod'
import { Id, Version, writtenText } from './keys.ts'
import { MenuBuilding, MenuChange } from './menu.ts'

export const longestBuildingName = 60
/** As many as are added or changed at once. */
export const mostBuildings = 200

const BuildingFacts = z.strictObject({
  /** 3号楼; null for an outline nobody has named. */
  name: writtenText(longestBuildingName).nullable(),
  floors: z.int().min(1).max(200).nullable().default(null),
})
export type BuildingFacts = z.infer<typeof BuildingFacts>

/**
 * `id` null: a new one; with an id and nothing `seen`: one that was removed comes back. `building` null takes it away.
 */
export const BuildingChange = z.strictObject({
  id: Id.nullable(),
  seen: Version.nullable(),
  building: BuildingFacts.nullable(),
})
export type BuildingChange = z.infer<typeof BuildingChange>

export const BuildingChanges = z.strictObject({
  compoundId: Id,
  changes: z.array(BuildingChange).min(1).max(mostBuildings),
  /** What is said of a building goes with it: each tick by name and version, so that none goes unseen. */
  ticks: z.array(MenuChange).max(5000).default([]),
})
export type BuildingChanges = z.infer<typeof BuildingChanges>

/** All of the compound as they stand now, and the changes that take it back. */
export const BuildingsSaved = z.object({ buildings: z.array(MenuBuilding), undo: BuildingChanges })
export type BuildingsSaved = z.infer<typeof BuildingsSaved>
