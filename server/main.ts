/** Starts the service: listens at once (503 "starting"), opens the engine, loads the seeds into an empty one, says the URL. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadSeeds } from '#seeds/load.ts'
import { guestReader, localReader } from './accounts/reader.ts'
import { createApp } from './app.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { openDatabase } from './db/client.ts'
import type { Env } from './http/env.ts'
import { log } from './http/log.ts'
import { servePage } from './page.ts'
import type { Services } from './services.ts'

export async function main(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const services: Services = {
    database: null,
    failure: null,
    startedAt: Date.now(),
    reader: configuration.readOnly ? guestReader : localReader,
    publicHost: configuration.host,
    basemap: configuration.basemap,
  }
  const app = new Hono<Env>()
  servePage(app)
  app.route('/', createApp(services))
  const server = await listen(app, configuration)
  stopCleanly(server, services)
  try {
    const log_ = (event: string, facts: object) => log.info(facts, event)
    const database = await openDatabase({ ...configuration, log: log_ })
    await database.withLimit(300_000, () => loadSeeds(database, { demo: configuration.demo }))
    services.database = database
    log.info({ engine: database.engine, version: database.version, ms: Date.now() - services.startedAt }, 'ready')
  } catch (error) {
    services.failure = error instanceof Error ? error : new Error(String(error))
    log.fatal({ error: services.failure }, 'the database could not be opened')
    process.stderr.write(`\n${services.failure.message}\n`)
    process.exitCode = 1
    server.close()
    process.exit(1)
  }
}

type Server = ReturnType<typeof serve>

function listen(app: Hono<Env>, { port, host }: Configuration): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host, overrideGlobalObjects: false }, (at) => {
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
      process.stdout.write(`\n  连片 Lianpian  http://${name}:${at.port}\n\n`)
      resolve(server)
    })
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      process.stderr.write(
        `\n端口 ${port} 已被占用。关闭占用它的程序，或用 PORT=${port + 1} npm start。\n` +
          `Port ${port} is in use. Stop the program that holds it, or run PORT=${port + 1} npm start.\n`,
      )
      process.exit(1)
    })
  })
}

/** On Ctrl-C or a service manager's stop: no new requests, then the engine is closed so that its dump is fresh. */
function stopCleanly(server: Server, services: Services): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await services.database?.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
