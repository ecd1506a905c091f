/** /api/pictures: scans and plots to trace from. They are kept with their district and go to nobody but the page. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { Picture, PictureChange, PictureFitting, Pictures, PictureTrial, pictureLimits } from '#contract/picture.ts'
import { NotFound } from '../errors.ts'
import { streamed } from '../http/attachment.ts'
import { sentBytes } from '../http/received.ts'
import { body, json, noQuery, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { pictureBytes } from './pictures.queries.ts'
import { findPicture, fittingOf, listPictures } from './read-pictures.ts'
import { addPicture, changePicture, pictureAllowed, removePicture, restorePicture } from './save-picture.ts'

const params = z.object({ id: Id })
const bytesOf = { schema: z.string().openapi({ format: 'binary' }) }

const list = createRoute({
  method: 'get',
  path: '/api/pictures',
  summary: 'Pictures to trace from, with their matched points',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(Pictures, 'The newest first'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/pictures',
  summary: `Take in a PNG or JPEG: its bytes as they are, at most ${pictureLimits.megabytes} MB and ${pictureLimits.megapixels} megapixels`,
  request: {
    query: z.strictObject({
      adcode: Adcode,
      name: z.string().min(1).max(300),
      restores: Id.optional().openapi({
        description: 'A removed picture: the same bytes bring it back with its points',
      }),
    }),
    body: { required: true, content: { 'application/octet-stream': bytesOf } },
  },
  responses: { 201: json(Picture, 'The picture, without points yet'), ...problems },
})
const read = createRoute({
  method: 'get',
  path: '/api/pictures/{id}',
  summary: 'One picture with its matched points',
  request: { params, query: noQuery },
  responses: { 200: json(Picture, 'The picture'), ...problems },
})
const file = createRoute({
  method: 'get',
  path: '/api/pictures/{id}/file',
  summary: 'The picture itself, as it was received',
  request: { params, query: noQuery },
  responses: {
    200: { description: 'Its bytes', content: { 'image/png': bytesOf, 'image/jpeg': bytesOf } },
    ...problems,
  },
})
const trial = createRoute({
  method: 'post',
  path: '/api/pictures/{id}/fit',
  summary: 'How matched points would lay the picture on the ground; nothing is saved',
  request: { params, body: body(PictureTrial) },
  responses: { 200: json(PictureFitting, 'The fit with its residuals, or why there is none'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/pictures/{id}',
  summary: 'Change name or matched points of a picture',
  request: { params, body: body(PictureChange) },
  responses: { 200: json(Picture, 'The picture as saved'), ...problems },
})
const remove = createRoute({
  method: 'delete',
  path: '/api/pictures/{id}',
  summary: 'Remove a picture; what was traced from it stays',
  request: { params, query: z.strictObject({ version: z.coerce.number().int().min(1) }) },
  responses: { 200: json(z.object({ id: Id, deleted: z.literal(true) }), 'The picture is gone'), ...problems },
})

export function pictureRoutes(services: Services) {
  const pictureOf = async (reader: Services['reader'], id: string) => {
    const picture = await findPicture(databaseOf(services), reader, id)
    if (!picture) throw new NotFound('picture', id)
    return picture
  }
  return topicApp()
    .openapi(list, async (c) => {
      const items = await listPictures(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ items }, 200)
    })
    .openapi(add, async (c) => {
      const { restores, ...named } = c.req.valid('query')
      const [writer, bytes] = [writerOf(services, c), sentBytes(c.req, pictureAllowed)]
      return c.json(
        await (restores ? restorePicture(writer, restores, bytes) : addPicture(writer, { ...named, bytes })),
        201,
      )
    })
    .openapi(read, async (c) => c.json(await pictureOf(c.get('reader'), c.req.valid('param').id), 200))
    .openapi(file, async (c) => {
      const { id, mediaType } = await pictureOf(c.get('reader'), c.req.valid('param').id)
      c.header('content-type', mediaType)
      c.header('x-content-type-options', 'nosniff')
      // the bytes of an id never change
      c.header('cache-control', 'private, max-age=31536000, immutable')
      return c.body(await streamed(pictureBytes(databaseOf(services), c.get('reader'), id), c.req.raw))
    })
    .openapi(trial, async (c) => {
      const picture = await pictureOf(c.get('reader'), c.req.valid('param').id)
      return c.json(fittingOf(c.req.valid('json').points, picture), 200)
    })
    .openapi(change, async (c) =>
      c.json(await changePicture(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) =>
      c.json(await removePicture(writerOf(services, c), c.req.valid('param').id, c.req.valid('query').version), 200),
    )
}
