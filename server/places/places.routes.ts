/** /api/places: where a pasted coordinate may lie, and a sketch of a compound around a place. Nothing is written. */
import { createRoute } from '@hono/zod-openapi'
import { CoordinateAnswer, CoordinateQuestion, Sketch, SketchQuestion } from '#contract/placing.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { languageOf } from '../http/words.ts'
import { databaseOf, type Services } from '../services.ts'
import { coordinateCandidates } from './coordinate.ts'
import { sketchOf } from './sketch.ts'

const coordinate = createRoute({
  method: 'post',
  path: '/api/places/coordinate',
  summary: 'Where a pasted coordinate may lie, by every system its numbers look like',
  request: { body: body(CoordinateQuestion) },
  responses: { 200: json(CoordinateAnswer, 'Candidates, the best first'), ...problems },
})
const sketch = createRoute({
  method: 'post',
  path: '/api/places/sketch',
  summary: 'A sketched outline of a compound around a place, as large as its figures say',
  request: { body: body(SketchQuestion) },
  responses: { 200: json(Sketch, 'The sketch, and where its size comes from'), ...problems },
})

export const placeRoutes = (services: Services) =>
  topicApp()
    .openapi(coordinate, async (c) => {
      const language = languageOf(c.req.header('accept-language'))
      const asked = c.req.valid('json')
      return c.json(
        { candidates: await coordinateCandidates(databaseOf(services), c.get('reader'), asked, language) },
        200,
      )
    })
    .openapi(sketch, async (c) =>
      c.json(await sketchOf(databaseOf(services), c.get('reader'), c.req.valid('json')), 200),
    )
