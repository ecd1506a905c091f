/** /api/deadlines and /api/schedules: what is due when, what was met, and how early each step has to begin. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  BackSchedule,
  BackScheduleChange,
  DeadlineMark,
  DeadlineQuery,
  Deadlines,
  DeadlineUnmark,
  NewBackSchedule,
  NewDeadlineMark,
  Schedules,
} from '#contract/deadlines.ts'
import { Adcode, Id, Version } from '#contract/keys.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readDeadlines, readSchedules } from './read-deadlines.ts'
import { markDeadline, unmarkDeadline } from './save-mark.ts'
import { addSchedule, changeSchedule, removeSchedule } from './save-schedule.ts'

const params = z.object({ id: Id })
const done = z.object({ done: z.literal(true) })

const read = createRoute({
  method: 'get',
  path: '/api/deadlines',
  summary: 'Every deadline of the packs over a district whose last day lies in a year, judged at the data date',
  request: { query: DeadlineQuery },
  responses: { 200: json(Deadlines, 'Deadlines in the order of their days'), ...problems },
})
const mark = createRoute({
  method: 'put',
  path: '/api/deadlines/mark',
  summary: 'Record that a deadline was met, or let go',
  request: { body: body(NewDeadlineMark) },
  responses: { 200: json(DeadlineMark, 'As recorded'), ...problems },
})
const unmark = createRoute({
  method: 'post',
  path: '/api/deadlines/reopen',
  summary: 'Take a record about a deadline back',
  request: { body: body(DeadlineUnmark) },
  responses: { 200: json(done, 'It is open again'), ...problems },
})
const schedules = createRoute({
  method: 'get',
  path: '/api/schedules',
  summary: 'Steps the packs name, and schedules reckoned backwards from their ends',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(Schedules, 'Templates and schedules'), ...problems },
})
const add = createRoute({
  method: 'post',
  path: '/api/schedules',
  summary: 'Keep a back-schedule',
  request: { body: body(NewBackSchedule) },
  responses: { 201: json(BackSchedule, 'The schedule with its latest starts'), ...problems },
})
const change = createRoute({
  method: 'patch',
  path: '/api/schedules/{id}',
  summary: 'Change a back-schedule',
  request: { params, body: body(BackScheduleChange) },
  responses: { 200: json(BackSchedule, 'The schedule as changed'), ...problems },
})
const remove = createRoute({
  method: 'post',
  path: '/api/schedules/{id}/remove',
  summary: 'Remove a back-schedule',
  request: { params, body: body(z.strictObject({ version: Version })) },
  responses: { 200: json(done, 'It is gone'), ...problems },
})

export const deadlineRoutes = (services: Services) =>
  topicApp()
    .openapi(read, async (c) =>
      c.json(await readDeadlines(databaseOf(services), c.get('reader'), c.req.valid('query')), 200),
    )
    .openapi(mark, async (c) => c.json(await markDeadline(writerOf(services, c), c.req.valid('json')), 200))
    .openapi(unmark, async (c) => {
      await unmarkDeadline(writerOf(services, c), c.req.valid('json'))
      return c.json({ done: true as const }, 200)
    })
    .openapi(schedules, async (c) =>
      c.json(await readSchedules(databaseOf(services), c.get('reader'), c.req.valid('query').adcode), 200),
    )
    .openapi(add, async (c) => c.json(await addSchedule(writerOf(services, c), c.req.valid('json')), 201))
    .openapi(change, async (c) =>
      c.json(await changeSchedule(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(remove, async (c) => {
      await removeSchedule(writerOf(services, c), c.req.valid('param').id, c.req.valid('json').version)
      return c.json({ done: true as const }, 200)
    })
