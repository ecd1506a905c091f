/** Pieces every route file uses: the app with its validator hook, and the shapes of requests and answers. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { Problem } from '#contract/problem.ts'
import type { Env } from './env.ts'

/** A topic's app. The hook throws, so that client types stay those of the answer and one place words the problem. */
export const topicApp = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw result.error
    },
  })

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const documented = {
  default: { description: 'RFC 9457 problem', content: { 'application/problem+json': { schema: Problem } } },
}
/** In the document, but not in the client's types: the page's client turns every problem into an error it throws. */
// biome-ignore lint/complexity/noBannedTypes: an empty type is the point here
export const problems = documented as {}

export const noQuery = z.strictObject({})
