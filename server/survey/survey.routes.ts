/** /api/survey: how complete and how old the records are, and who has signed them off. */
import { createRoute, z } from '@hono/zod-openapi'
import { Adcode, Id } from '#contract/keys.ts'
import { CompoundSurvey, NewSignOff, SignOff, SignOffs, Survey, SurveyQuery, Withdrawal } from '#contract/survey.ts'
import { StaleMonths } from '#contract/survey-fields.ts'
import { body, json, problems, topicApp } from '../http/route.ts'
import { languageOf, say } from '../http/words.ts'
import { databaseOf, type Services, writerOf } from '../services.ts'
import { readCompoundSurvey, readSurvey } from './read-survey.ts'
import { signOff, withdrawSignOff } from './save-sign-off.ts'
import { listSignOffs } from './survey.queries.ts'

const params = z.object({ id: Id })

const read = createRoute({
  method: 'get',
  path: '/api/survey',
  summary: 'Completeness, missing facts, stale records and sign-offs of a district, by street office',
  request: { query: SurveyQuery },
  responses: { 200: json(Survey, 'The survey as it stands'), ...problems },
})
const readOne = createRoute({
  method: 'get',
  path: '/api/survey/compounds/{id}',
  summary: 'Completeness of one compound, with the facts it lacks',
  request: { params, query: z.strictObject({ months: StaleMonths }) },
  responses: { 200: json(CompoundSurvey, 'Its part in the survey'), ...problems },
})
const list = createRoute({
  method: 'get',
  path: '/api/survey/sign-offs',
  summary: 'Every sign-off of a district, the newest first, those withdrawn among them',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(SignOffs, 'Sign-offs'), ...problems },
})
const sign = createRoute({
  method: 'post',
  path: '/api/survey/sign-offs',
  summary: 'A street office signs its survey off, record by record in the versions seen',
  request: { body: body(NewSignOff) },
  responses: { 201: json(SignOff, 'The sign-off'), ...problems },
})
const withdraw = createRoute({
  method: 'post',
  path: '/api/survey/sign-offs/{id}/withdraw',
  summary: 'Withdraw a sign-off; it stays on record with the reason',
  request: { params, body: body(Withdrawal) },
  responses: { 200: json(SignOff, 'The sign-off as withdrawn'), ...problems },
})

export const surveyRoutes = (services: Services) =>
  topicApp()
    .openapi(read, async (c) =>
      c.json(await readSurvey(databaseOf(services), c.get('reader'), c.req.valid('query')), 200),
    )
    .openapi(readOne, async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('query') }
      return c.json(await readCompoundSurvey(databaseOf(services), c.get('reader'), asked), 200)
    })
    .openapi(list, async (c) => {
      const items = await listSignOffs(databaseOf(services), c.get('reader'), c.req.valid('query').adcode)
      return c.json({ total: items.length, items }, 200)
    })
    .openapi(sign, async (c) => {
      const language = languageOf(c.req.header('accept-language'))
      const tell = (gaps: readonly { field: string; count: number }[]) =>
        gaps
          .map(({ field, count }) =>
            say(language, 'survey.gapTold', { field: say(language, `words.field.${field}`), count }),
          )
          .join(say(language, 'shell.comma'))
      return c.json(await signOff(writerOf(services, c), c.req.valid('json'), tell), 201)
    })
    .openapi(withdraw, async (c) =>
      c.json(await withdrawSignOff(writerOf(services, c), c.req.valid('param').id, c.req.valid('json')), 200),
    )
