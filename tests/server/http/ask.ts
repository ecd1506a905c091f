import { crosswalkOfSeeds } from '#seeds/load.ts'
import { localReader } from '#server/accounts/reader.ts'
import { createApp } from '#server/app.ts'
import type { Services } from '#server/services.ts'
import { testDatabase } from '#tests/support/database.ts'

const crosswalk = crosswalkOfSeeds()

type Asked = { headers?: Record<string, string>; body?: unknown; rawBody?: string }
// Answers are looked at field by field in tests; what they hold is the contract's business.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Answer = { status: number; headers: Headers; text: string; json: any }

/** The app on the database under test, as main.ts puts it together for one desk; `changed` replaces parts of it. */
export async function appUnderTest(changed: Partial<Services> = {}) {
  return createApp({
    database: await testDatabase(),
    failure: null,
    startedAt: Date.now(),
    reader: localReader,
    publicHost: '127.0.0.1',
    basemap: null,
    crosswalk,
    ...changed,
  })
}

/** Sends one request as the page would; `app` is the one under test unless another is given. */
export async function ask(
  method: string,
  path: string,
  { headers = {}, body, rawBody }: Asked = {},
  app?: Awaited<ReturnType<typeof appUnderTest>>,
): Promise<Answer> {
  const sent = rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
  const request = new Request(`http://127.0.0.1:5180${path}`, {
    method,
    headers: {
      host: '127.0.0.1:5180',
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  })
  const response = await (app ?? (await appUnderTest())).request(request)
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null }
}
