/** What the environment says, checked once at start. */
import path from 'node:path'
import { z } from 'zod'
import { isLoopback } from './http/guard.ts'
import type { Basemap } from './services.ts'

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? null : value))
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(5180),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  DATABASE_URL: text.nullable().default(null),
  ALLOW_UNAUTHENTICATED: z.enum(['0', '1', '']).default('0'),
  DEMO: z.enum(['0', '1']).default('1'),
  BASEMAP_URL: text.nullable().default(null),
  BASEMAP_ATTRIBUTION: text.nullable().default(null),
})

export type Configuration = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  /** Open to the network without accounts: everyone may look, nobody may write. */
  readOnly: boolean
  demo: boolean
  basemap: Basemap | null
}

/** Throws with a sentence that says what to do, before anything is opened. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const read = Environment.parse(environment)
  const open = !isLoopback(read.HOST)
  if (open && read.ALLOW_UNAUTHENTICATED !== '1') throw new HostNotAllowed(read.HOST)
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: path.resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL,
    readOnly: open,
    demo: read.DEMO === '1',
    basemap: basemapOf(read.BASEMAP_URL, read.BASEMAP_ATTRIBUTION),
  }
}

function basemapOf(url: string | null, attribution: string | null): Basemap | null {
  if (!url) return null
  if (/^https?:/.test(url)) return { url, attribution: attribution ?? '' }
  return { file: path.resolve(url), attribution: attribution ?? '' }
}

export class HostNotAllowed extends Error {
  override name = 'HostNotAllowed'
  constructor(host: string) {
    super(
      `HOST=${host} 会把没有账户的服务开放给网络，已拒绝启动。只在本机用：去掉 HOST；确需开放只读查看：加 ALLOW_UNAUTHENTICATED=1。\n` +
        `HOST=${host} would open a service without accounts to the network. Leave HOST out to serve this machine only, or add ALLOW_UNAUTHENTICATED=1 to open it read-only.`,
    )
  }
}
