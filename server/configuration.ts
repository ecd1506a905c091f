/** What the environment says, checked once at start. */
import path from 'node:path'
import { z } from 'zod'
import { isLoopback } from './http/guard.ts'
import type { Basemap } from './services.ts'
import { StartRefused, withoutPassword } from './start-trouble.ts'

/** An empty value counts as none: `PORT= npm start` is what a line `PORT=` in .env means. */
const setting = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)
const words = z.string().trim().min(1)
const zeroOrOne = z.enum(['0', '1'])

const Environment = z.object({
  PORT: setting(z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535)).default(5180)),
  HOST: setting(words.default('127.0.0.1')),
  DATA_DIR: setting(words.default('./data')),
  DATABASE_URL: setting(
    words
      .regex(/^postgres(ql)?:\/\//)
      .nullable()
      .default(null),
  ),
  ALLOW_UNAUTHENTICATED: setting(zeroOrOne.default('0')),
  DEMO: setting(zeroOrOne.default('1')),
  BASEMAP_URL: setting(words.nullable().default(null)),
  BASEMAP_ATTRIBUTION: setting(words.nullable().default(null)),
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

/** Throws StartRefused with a sentence that says what to do, before anything is opened. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const { success, data: read, error } = Environment.safeParse(environment)
  if (!success) throw notUnderstood(String(error.issues[0]?.path[0]), environment)
  const open = !isLoopback(read.HOST)
  if (open && read.ALLOW_UNAUTHENTICATED !== '1') throw hostNotAllowed(read.HOST)
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

/** What each setting may be, in both languages. */
const meanings: Record<string, [chinese: string, english: string]> = {
  PORT: ['应为 0 到 65535 的整数，例如 PORT=5180', 'a whole number from 0 to 65535 is expected, as in PORT=5180'],
  DATABASE_URL: [
    '应为 postgresql://用户:密码@主机:端口/库名',
    'postgresql://user:password@host:port/database is expected',
  ],
  ALLOW_UNAUTHENTICATED: ['应为 0 或 1', '0 or 1 is expected'],
  DEMO: ['应为 0 或 1', '0 or 1 is expected'],
}

function notUnderstood(name: string, environment: NodeJS.ProcessEnv): StartRefused {
  const written = environment[name] ?? ''
  const shown = name === 'DATABASE_URL' ? withoutPassword(written) : written
  const [chinese, english] = meanings[name] ?? ['不能只有空格', 'more than blanks is expected']
  return new StartRefused(
    `环境变量 ${name}=${shown} 无法理解：${chinese}。改正后再启动，或去掉它以使用默认值。`,
    `The setting ${name}=${shown} is not understood: ${english}. Correct it, or leave it out to take the default.`,
  )
}

const hostNotAllowed = (host: string) =>
  new StartRefused(
    `HOST=${host} 会把没有账户的服务开放给网络，已拒绝启动。只在本机用：去掉 HOST；确需开放只读查看：加 ALLOW_UNAUTHENTICATED=1。`,
    `HOST=${host} would open a service without accounts to the network. Leave HOST out to serve this machine only, or add ALLOW_UNAUTHENTICATED=1 to open it read-only.`,
  )
