import { expect, it } from 'vitest'
import { startApp } from '#tests/support/app-server.ts'
import { newDatabase } from '#tests/support/database.ts'
import { refusedStart } from './refused-start.ts'
import { changeCompound } from './writers.ts'

it('without accounts the server refuses to open itself to the network', async () => {
  const said = await refusedStart({ HOST: '0.0.0.0' })
  expect(said).toContain('HOST=0.0.0.0 会把没有账户的服务开放给网络')
  expect(said).toContain('Leave HOST out to serve this machine only, or add ALLOW_UNAUTHENTICATED=1')
})

it('opened to the network on purpose, everyone may look and nobody may write', async () => {
  const databaseUrl = await newDatabase('lianpian_network')
  const app = await startApp({
    DATABASE_URL: databaseUrl,
    DEMO: '0',
    HOST: '0.0.0.0',
    ALLOW_UNAUTHENTICATED: '1',
  })
  try {
    expect(app.output()).toMatch(/只读.*read-only/)
    const seen = await (await fetch(`${app.url}/api/compounds/410108-c-001`)).json()
    expect(seen).toMatchObject({ id: '410108-c-001', version: 1 })
    expect(await (await fetch(`${app.url}/api/health`)).json()).toMatchObject({ status: 'ok', readOnly: true })
    const refused = await changeCompound(app.url, seen.id, { version: 1, households: 5 })
    expect(refused).toMatchObject({ status: 403, body: { code: 'read-only', status: 403 } })
    expect(refused.headers.get('content-type')).toContain('application/problem+json')
    const still = await (await fetch(`${app.url}/api/compounds/410108-c-001`)).json()
    expect(still).toEqual(seen)
  } finally {
    await app.stop()
  }
})

it('an address this machine does not have is refused with a sentence', async () => {
  const said = await refusedStart({ HOST: '192.0.2.1', ALLOW_UNAUTHENTICATED: '1' }) // TEST-NET-1, nobody's
  expect(said).toContain('HOST=192.0.2.1 不是本机的地址')
})
