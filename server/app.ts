/** The API: every route, the guards before them, and the one place where errors become answers. */
import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { auditRoutes } from './accounts/audit.routes.ts'
import { areaRoutes } from './areas/areas.routes.ts'
import { bundlingRoutes } from './areas/bundling/bundling.routes.ts'
import { schemeRoutes } from './areas/schemes/schemes.routes.ts'
import { wallRoutes } from './areas/walls/walls.routes.ts'
import { balanceRoutes } from './balance/balance.routes.ts'
import { compoundRoutes } from './compounds/compounds.routes.ts'
import { lineageRoutes } from './compounds/lineage/lineage.routes.ts'
import { deadlineRoutes } from './deadlines/deadlines.routes.ts'
import { districtRoutes } from './districts/districts.routes.ts'
import { demoRoutes } from './districts/remove-demo.routes.ts'
import { dutyRoutes } from './duties/duties.routes.ts'
import { NotFound } from './errors.ts'
import { exportRoutes } from './exports/exports.routes.ts'
import { documentationRoutes, documentInfo } from './http/documentation.routes.ts'
import type { Env } from './http/env.ts'
import { eventRoutes } from './http/events.routes.ts'
import { guardWrites } from './http/guard.ts'
import { healthRoutes } from './http/health.routes.ts'
import { log } from './http/log.ts'
import { problemResponse } from './http/problem.ts'
import { rightMethod } from './http/right-method.ts'
import { boundedBody } from './http/valid.ts'
import { importRoutes } from './imports/imports.routes.ts'
import { buildingRoutes } from './menu/buildings.routes.ts'
import { menuRoutes } from './menu/menu.routes.ts'
import { idleSpaceRoutes } from './money/idle-spaces.routes.ts'
import { moneyRoutes } from './money/money.routes.ts'
import { pictureRoutes } from './pictures/pictures.routes.ts'
import { placeRoutes } from './places/places.routes.ts'
import { planRoutes } from './plans/plans.routes.ts'
import { eligibilityRoutes } from './policies/eligibility.routes.ts'
import { evidenceRoutes } from './policies/evidence/evidence.routes.ts'
import { factRoutes } from './policies/facts.routes.ts'
import { packRoutes } from './policies/packs/packs.routes.ts'
import { policyRoutes } from './policies/policies.routes.ts'
import { progressRoutes } from './progress/progress.routes.ts'
import type { Services } from './services.ts'
import { surveyRoutes } from './survey/survey.routes.ts'
import { targetRoutes } from './targets/targets.routes.ts'
import { basemapRoutes } from './tiles/basemap.routes.ts'
import { tileRoutes } from './tiles/tiles.routes.ts'
import { undergroundingZoneRoutes } from './works/undergrounding-zones.routes.ts'
import { workRoutes } from './works/works.routes.ts'
import { zoneRoutes } from './zones/zones.routes.ts'

/** Builds the app around `services`. The type of the chained routes is what the page's client is made from. */
export function createApp(services: Services) {
  const app = new OpenAPIHono<Env>()
  app.onError(problemResponse)
  app.notFound((c) => problemResponse(new NotFound('route', c.req.path), c))
  app.use('/api/*', async (c, next) => {
    c.set('requestId', randomUUID().slice(0, 8))
    c.set('reader', services.reader)
    const began = performance.now()
    await next()
    c.header('x-request-id', c.get('requestId'))
    const ms = Math.round(performance.now() - began)
    log.debug(
      { requestId: c.get('requestId'), method: c.req.method, path: c.req.path, status: c.res.status, ms },
      'request',
    )
  })
  app.use('/api/*', guardWrites(services.publicHost))
  app.use(
    '/api/*',
    rightMethod(() => app.routes),
  )
  app.use('/api/*', boundedBody)
  return app
    .route('/', healthRoutes(services))
    .route(
      '/',
      documentationRoutes(() => app.getOpenAPIDocument(documentInfo)),
    )
    .route('/', eventRoutes(services))
    .route('/', districtRoutes(services))
    .route('/', demoRoutes(services))
    .route('/', exportRoutes(services))
    .route('/', lineageRoutes(services))
    .route('/', compoundRoutes(services))
    .route('/', surveyRoutes(services))
    .route('/', areaRoutes(services))
    .route('/', wallRoutes(services))
    .route('/', bundlingRoutes(services))
    .route('/', schemeRoutes(services))
    .route('/', balanceRoutes(services))
    .route('/', workRoutes(services))
    .route('/', undergroundingZoneRoutes(services))
    .route('/', importRoutes(services))
    .route('/', placeRoutes(services))
    .route('/', pictureRoutes(services))
    .route('/', packRoutes(services))
    .route('/', policyRoutes(services))
    .route('/', eligibilityRoutes(services))
    .route('/', factRoutes(services))
    .route('/', zoneRoutes(services))
    .route('/', evidenceRoutes(services))
    .route('/', deadlineRoutes(services))
    .route('/', moneyRoutes(services))
    .route('/', idleSpaceRoutes(services))
    .route('/', targetRoutes(services))
    .route('/', planRoutes(services))
    .route('/', menuRoutes(services))
    .route('/', buildingRoutes(services))
    .route('/', dutyRoutes(services))
    .route('/', progressRoutes(services))
    .route('/', auditRoutes(services))
    .route('/', tileRoutes(services))
    .route('/', basemapRoutes(services))
}

export type App = ReturnType<typeof createApp>
export type Api = App
