/** /api/compounds/…: split, merge, undo either, and the record of it. */
import { createRoute, z } from '@hono/zod-openapi'
import { MergeTiesRequest, Ties } from '#contract/carrying.ts'
import { Id } from '#contract/keys.ts'
import {
  CompoundMerge,
  CompoundSplit,
  CutRequest,
  Lineage,
  LineageChange,
  LineageUndo,
  LineageUndone,
  Pieces,
} from '#contract/lineage.ts'
import { body, json, noQuery, problems, topicApp } from '../../http/route.ts'
import { databaseOf, type Services, writerOf } from '../../services.ts'
import { readLineage } from './read-lineage.ts'
import { readMergeTies, readPieces } from './read-pieces.ts'
import { mergeCompounds } from './save-merge.ts'
import { splitCompound } from './save-split.ts'
import { undoLineage } from './save-undo.ts'

const params = z.object({ id: Id })

const read = createRoute({
  method: 'get',
  path: '/api/compounds/{id}/lineage',
  summary: 'What a compound was split or merged from, and what became of it',
  request: { params, query: noQuery },
  responses: { 200: json(Lineage, 'Both sides; null where there is none'), ...problems },
})
const cut = createRoute({
  method: 'post',
  path: '/api/compounds/{id}/pieces',
  summary: 'The pieces a boundary consists of, or that drawn lines would cut it into; writes nothing',
  request: { params, body: body(CutRequest) },
  responses: { 200: json(Pieces, 'From north to south, sizes in m²'), ...problems },
})
const split = createRoute({
  method: 'post',
  path: '/api/compounds/{id}/split',
  summary: 'Split a compound into parts; the whole is retired with its record',
  request: { params, body: body(CompoundSplit) },
  responses: { 201: json(LineageChange, 'The whole, its parts, and figures that do not add up'), ...problems },
})
const ties = createRoute({
  method: 'post',
  path: '/api/compounds/merge/ties',
  summary: 'Decisions, balance items and drafts that name compounds to be merged; writes nothing',
  request: { body: body(MergeTiesRequest) },
  responses: { 200: json(Ties, 'With the distance of each neighbour to each of the compounds'), ...problems },
})
const merge = createRoute({
  method: 'post',
  path: '/api/compounds/merge',
  summary: 'Merge compounds into a new one; they are retired with their records',
  request: { body: body(CompoundMerge) },
  responses: { 201: json(LineageChange, 'Those merged, the new one, and figures that stay unknown'), ...problems },
})
const undo = createRoute({
  method: 'post',
  path: '/api/compounds/{id}/undo-lineage',
  summary: 'Undo the split of a compound, or the merge it came from, if nobody has changed anything since',
  request: { params, body: body(LineageUndo) },
  responses: { 200: json(LineageUndone, 'What stands on the lists again, and what is gone'), ...problems },
})

export const lineageRoutes = (services: Services) =>
  topicApp()
    .openapi(read, async (c) =>
      c.json(await readLineage(databaseOf(services), c.get('reader'), c.req.valid('param').id), 200),
    )
    .openapi(cut, async (c) => {
      const { cuts } = c.req.valid('json')
      return c.json(await readPieces(databaseOf(services), c.get('reader'), c.req.valid('param').id, cuts), 200)
    })
    .openapi(split, async (c) =>
      c.json(await splitCompound(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .openapi(ties, async (c) =>
      c.json(await readMergeTies(databaseOf(services), c.get('reader'), c.req.valid('json').compounds), 200),
    )
    .openapi(merge, async (c) => c.json(await mergeCompounds(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(undo, async (c) =>
      c.json(await undoLineage(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
