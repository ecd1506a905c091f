/** Starts the service: listens at once (503 "starting"), opens the engine, loads the seeds into an empty one, says the URL. */
import { once } from 'node:events'
import { type AddressInfo, isIPv6 } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { crosswalkOfSeeds, loadSeeds } from '#seeds/load.ts'
import { guestReader, localReader } from './accounts/reader.ts'
import { createApp } from './app.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { type Database, openDatabase } from './db/client.ts'
import { mustBeFit } from './db/fitness.ts'
import { NotFound } from './errors.ts'
import type { Env } from './http/env.ts'
import { log } from './http/log.ts'
import { problemResponse } from './http/problem.ts'
import { servePage } from './page.ts'
import type { Services } from './services.ts'
import { startTrouble } from './start-trouble.ts'

export async function main(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const services: Services = {
    database: null,
    failure: null,
    startedAt: Date.now(),
    reader: configuration.readOnly ? guestReader : localReader,
    publicHost: configuration.host,
    basemap: configuration.basemap,
    crosswalk: crosswalkOfSeeds(),
  }
  // The port is taken first: whoever finds it in use has not touched the data.
  const server = await listen(services, configuration)
  stopCleanly(server, services)
  try {
    services.database = await openWithSeeds(configuration)
  } catch (error) {
    services.failure = error instanceof Error ? error : new Error(String(error))
    log.fatal({ err: services.failure }, 'the database could not be opened')
    throw startTrouble(error, configuration)
  }
  sayReady(services.database, services, addressOf(server, configuration))
}

/** The page, and below it the API; a path neither knows is a problem like any other. */
function wholeApp(services: Services): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(problemResponse)
  app.notFound((c) => problemResponse(new NotFound('route', c.req.path), c))
  servePage(app)
  app.route('/', createApp(services))
  return app
}

async function listen(services: Services, configuration: Configuration): Promise<ServerType> {
  const { port, host } = configuration
  const server = serve({ fetch: wholeApp(services).fetch, port, hostname: host, overrideGlobalObjects: false })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw startTrouble(error, configuration)
  }
  const opening = '正在打开数据库，首次约需半分钟 · opening the database; the first time takes half a minute'
  process.stdout.write(`\n  ${opening}\n  ${addressOf(server, configuration)}\n\n`)
  return server
}

/** The address a person opens: the port that was really taken, and a name that works on this machine. */
function addressOf(server: ServerType, { host }: Configuration): string {
  // A server that listens on TCP has an address of this form; the other two belong to pipes and closed servers.
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : isIPv6(host) ? `[${host}]` : host
  return `http://${name}:${port}`
}

async function openWithSeeds(configuration: Configuration): Promise<Database> {
  if (configuration.databaseUrl) await mustBeFit(configuration.databaseUrl)
  const database = await openDatabase({ ...configuration, log: (event, facts) => log.info(facts, event) })
  try {
    await database.withLimit(300_000, () => loadSeeds(database, { demo: configuration.demo }))
    return database
  } catch (error) {
    await database.close().catch(() => {}) // the first trouble is the one to tell
    throw error
  }
}

/** The address comes last, so that it is what a person sees. */
function sayReady(database: Database, { startedAt, reader }: Services, address: string): void {
  const { engine, version, restoredFrom } = database
  log.info({ engine, version, restoredFrom, ms: Date.now() - startedAt }, 'ready')
  if (restoredFrom)
    process.stdout.write(
      `\n  数据库打不开，已从备份 ${restoredFrom} 恢复；此后的改动可能丢失，原文件夹已保留在旁。\n` +
        `  The database could not be opened and was restored from the dump ${restoredFrom}. Later changes may be lost; the old folder is kept beside it.\n`,
    )
  if (!reader.mayWrite)
    process.stdout.write('\n  只读：没有账户，对网络开放 · read-only: no accounts, open to the network\n')
  process.stdout.write(`\n  连片 Lianpian  ${address}\n\n`)
}

/** Requests under way may end within this time; event streams never end by themselves. */
const lastCallMs = 1_000

/** On Ctrl-C or a service manager's stop: no new requests, then the engine is closed so that its dump is fresh. */
function stopCleanly(server: ServerType, services: Services): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await endRequests(server)
    await services.database?.close()
    process.exit(0)
  }
  const stopOrSay = () =>
    stop().catch((error) => {
      log.fatal({ err: error }, 'the database could not be closed')
      process.exit(1)
    })
  process.on('SIGINT', stopOrSay)
  process.on('SIGTERM', stopOrSay)
}

async function endRequests(server: ServerType): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve))
  const lastCall = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), lastCallMs)
  await ended
  clearTimeout(lastCall)
}
