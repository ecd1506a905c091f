/** /api/buildings: the buildings of a compound, which the menu of works asks for one by one. */
import { createRoute } from '@hono/zod-openapi'
import { BuildingChanges, BuildingsSaved } from '#contract/building.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { type Services, writerOf } from '../services.ts'
import { changeBuildings } from './save-buildings.ts'

const change = createRoute({
  method: 'post',
  path: '/api/buildings/changes',
  summary: 'Add, rename or remove buildings of one compound, all or none; answers the changes that undo it',
  request: { body: body(BuildingChanges) },
  responses: { 200: json(BuildingsSaved, 'All of the compound as they stand now'), ...problems },
})

export const buildingRoutes = (services: Services) =>
  topicApp().openapi(change, async (c) =>
    c.json(await changeBuildings(writerOf(services, c), c.req.valid('json'), services.crosswalk), 200),
  )
