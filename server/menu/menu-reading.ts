/** What every question about the menu is asked with. */
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { databaseOf, type Services } from '../services.ts'
import type { MenuReading } from './read-menu.ts'

export const readingOf = (services: Services, c: Context<Env>): MenuReading => ({
  connection: databaseOf(services),
  reader: c.get('reader'),
  crosswalk: services.crosswalk,
})
