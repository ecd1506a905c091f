/**
 * What the server says to the person at the keyboard when it cannot start: in both languages, what happened and what to
 * do next. These sentences go to the terminal, before anybody's language is known.
 */
import { EmbeddedEngineError } from './db/embedded/errors.ts'
import { UnfitDatabase } from './db/fitness.ts'

type Place = { port: number; host: string; dataDir: string; databaseUrl: string | null }

/** Already a sentence for people; printed as it is. */
export class StartRefused extends Error {
  override name = 'StartRefused'
  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, { cause })
  }
}

/** The refusal that tells a person about `error`; one that is unknown here is named with its own message. */
export function startTrouble(error: unknown, place: Place): StartRefused {
  if (error instanceof StartRefused) return error
  const pair = engineTrouble(error) ?? listenTrouble(error, place) ?? openTrouble(error, place) ?? unknownTrouble(error)
  return new StartRefused(...pair, error)
}

type Pair = [chinese: string, english: string]

function engineTrouble(error: unknown): Pair | null {
  if (!(error instanceof EmbeddedEngineError)) return null
  const { dataDir, pid, dumpsTried, attempts } = error.params
  switch (error.code) {
    case 'data-folder-in-use':
      return [
        `数据文件夹 ${dataDir} 已被进程 ${pid} 打开，两个进程同时写入会丢失数据。使用已在运行的服务，或先停止它，或用 DATA_DIR 指定另一个文件夹。`,
        error.message,
      ]
    case 'data-folder-unreadable':
      return [
        `${dataDir} 中的数据库打不开，试过的 ${dumpsTried} 份备份也都不能恢复；没有改动任何文件。先复制保留该文件夹，再把自己的备份放进其中的 dumps 文件夹，或用 DATA_DIR 指定一个空文件夹重新开始。`,
        error.message,
      ]
    case 'disk-space-low':
      return [`${dataDir} 所在磁盘空间不足，服务没有启动。清理磁盘后再启动。`, error.message]
    default:
      return [
        `内置数据库停止后未能重新打开（${attempts} 次）。已保存的内容在 ${dataDir}。检查磁盘空间和文件夹权限后再启动。`,
        error.message,
      ]
  }
}

function listenTrouble(error: unknown, { port, host }: Place): Pair | null {
  if (!isFailed(error, 'listen')) return isFailed(error, 'getaddrinfo') && error.hostname === host ? noHost(host) : null
  const other = port < 65_535 ? port + 1 : 5180
  if (error.code === 'EADDRINUSE')
    return [
      `端口 ${port} 已被占用。关闭占用它的程序，或换一个端口：PORT=${other} npm start。`,
      `Port ${port} is in use. Stop the program that holds it, or take another port: PORT=${other} npm start.`,
    ]
  if (error.code === 'EACCES')
    return [
      `没有权限使用端口 ${port}。换一个 1024 以上的端口：PORT=5180 npm start。`,
      `Port ${port} needs rights this user does not have. Take one above 1024: PORT=5180 npm start.`,
    ]
  return noHost(host)
}

const noHost = (host: string): Pair => [
  `HOST=${host} 不是本机的地址，无法监听。去掉 HOST 只在本机用，或改为本机的一个网络地址。`,
  `HOST=${host} is no address of this machine, so nothing can listen there. Leave HOST out, or name an address of this machine.`,
]

function openTrouble(error: unknown, { dataDir, databaseUrl }: Place): Pair | null {
  if (databaseUrl) return databaseTrouble(error, withoutPassword(databaseUrl))
  const code = codesOf(error).find((each) => /^E(ACCES|PERM|ROFS|NOTDIR|EXIST|NOSPC)$/.test(each))
  if (!code) return null
  return code === 'ENOSPC'
    ? [
        `磁盘已满，无法写入数据文件夹 ${dataDir}。清理磁盘后再启动。`,
        `The disk is full: the data folder ${dataDir} cannot be written. Free some space and start again.`,
      ]
    : [
        `无法写入数据文件夹 ${dataDir}（${code}）。检查它的权限，或用 DATA_DIR 指定另一个文件夹。`,
        `The data folder ${dataDir} cannot be written (${code}). Check its permissions, or set DATA_DIR to another folder.`,
      ]
}

function databaseTrouble(error: unknown, url: string): Pair | null {
  if (error instanceof UnfitDatabase) return unfitTrouble(error, url)
  const codes = codesOf(error)
  const is = (pattern: RegExp) => codes.some((code) => pattern.test(code))
  if (is(/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ENOENT|57P03|53300)$/))
    return awayTrouble(url, codes)
  if (is(/^28/))
    return [
      `数据库 ${url} 拒绝了这个用户名或密码。检查 DATABASE_URL 中的用户名和密码。`,
      `The database at ${url} refused this user or password. Check both in DATABASE_URL.`,
    ]
  if (is(/^3D000$/))
    return [
      `数据库服务器上没有 ${url} 这个数据库。先建库（createdb），或检查 DATABASE_URL 末尾的库名。`,
      `There is no database ${url}. Create it (createdb), or check the name at the end of DATABASE_URL.`,
    ]
  if (is(/^42501$/))
    return [
      `数据库用户没有建表或启用 PostGIS 的权限。请数据库管理员在 ${url} 中运行 CREATE EXTENSION postgis，并让该用户成为库的所有者。`,
      `The database user may not create tables or enable PostGIS. Have an administrator run CREATE EXTENSION postgis in ${url} and make the user its owner.`,
    ]
  return /timeout|terminated/i.test(messagesOf(error)) ? awayTrouble(url, ['ETIMEDOUT']) : null
}

const awayTrouble = (url: string, [code = '']: string[]): Pair => [
  `连不上数据库 ${url}（${code}）。检查数据库是否已启动、DATABASE_URL 的主机和端口是否正确、防火墙是否放行；本机可用 docker compose up -d database 启动一个。`,
  `The database at ${url} cannot be reached (${code}). Check that it is running, that host and port in DATABASE_URL are right and no firewall is between; docker compose up -d database starts one here.`,
]

function unfitTrouble({ finding, found }: UnfitDatabase, url: string): Pair {
  switch (finding) {
    case 'postgresql-too-old':
      return [
        `数据库 ${url} 是 PostgreSQL ${found}，需要 15 或更新版本。升级数据库，或换一个。`,
        `The database at ${url} is PostgreSQL ${found}; 15 or newer is needed. Upgrade it or use another.`,
      ]
    case 'no-postgis':
      return [
        `数据库服务器 ${url} 没有安装 PostGIS。请管理员安装 PostGIS 3.3 或更新版本（Debian：postgresql-15-postgis-3），或用 compose.yaml 中的数据库。`,
        `The database server of ${url} has no PostGIS. Have PostGIS 3.3 or newer installed (Debian: postgresql-15-postgis-3), or use the database of compose.yaml.`,
      ]
    case 'postgis-too-old':
      return [
        `数据库 ${url} 的 PostGIS 是 ${found}，需要 3.3 或更新版本。升级后在库中运行 SELECT postgis_extensions_upgrade()。`,
        `PostGIS in ${url} is ${found}; 3.3 or newer is needed. Upgrade it, then run SELECT postgis_extensions_upgrade() in the database.`,
      ]
    case 'not-utf8':
      return [
        `数据库 ${url} 的编码是 ${found}，不能保存中文。用 UTF8 编码另建一个库（createdb -E UTF8 -T template0）。`,
        `The database ${url} is encoded as ${found} and cannot hold Chinese. Create one in UTF8 (createdb -E UTF8 -T template0).`,
      ]
  }
}

function unknownTrouble(error: unknown): Pair {
  const message = messagesOf(error)
  return [
    `服务没有启动：${message}。上面的日志有详细记录；改正后再启动，解决不了时请把日志发给维护者。`,
    `The server did not start: ${message}. The log above has the details; mend that and start again, or send the log to whoever maintains this.`,
  ]
}

type SystemError = Error & { code: string; syscall: string; hostname?: string }
const isFailed = (error: unknown, syscall: string): error is SystemError =>
  error instanceof Error && 'code' in error && 'syscall' in error && error.syscall === syscall

/** The error, its causes, and what an AggregateError (one address after the other refused) gathers. */
function* errorsIn(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return
  yield error
  if (error instanceof AggregateError) for (const each of error.errors) yield* errorsIn(each)
  yield* errorsIn(error.cause)
}

const codesOf = (error: unknown): string[] =>
  [...errorsIn(error)].flatMap((each) => ('code' in each && typeof each.code === 'string' ? [each.code] : []))
const messagesOf = (error: unknown): string =>
  [...errorsIn(error)]
    .map(({ message }) => message.replace(/[\s.]+$/, ''))
    .filter(Boolean)
    .join(' ← ') || String(error)

/** The address as it may be shown: no password, no parameters. */
export function withoutPassword(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    url.password = ''
    url.search = ''
    return url.href
  } catch {
    return 'DATABASE_URL'
  }
}
