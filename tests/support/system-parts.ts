import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Something the tests need from the operating system, with the Debian packages that bring it. */
type SystemPart = { name: string; debian: () => string[]; isHere: () => boolean }

const parts: SystemPart[] = [
  { name: 'PostgreSQL with PostGIS', debian: newestPostgisPackage, isHere: () => findPostgresBinaries() !== null },
  { name: 'Chromium', debian: () => ['chromium'], isHere: () => findChromium() !== null },
  { name: 'a Chinese font', debian: () => ['fonts-noto-cjk', 'fontconfig'], isHere: hasChineseFont },
  { name: 'GDAL (ogrinfo)', debian: () => ['gdal-bin'], isHere: () => findProgram('ogrinfo') !== null },
]

/**
 * Installs what is missing when we are root on Debian. Returns the names of the parts that are still missing, so that
 * the caller can say what it cannot test.
 */
export async function provideSystemParts(): Promise<string[]> {
  const missing = parts.filter((part) => !part.isHere())
  if (missing.length === 0) return []
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return missing.map(nameWithPackages)
  console.log(`installing with apt-get: ${missing.map((part) => part.name).join(', ')}`)
  // The lock on the package lists is not covered by the timeout below: another apt-get may hold it for a while.
  for (let attempt = 1; !aptGet('update') && attempt < 10; attempt++) await wait(attempt * 3000)
  aptGet('install', '-y', '--no-install-recommends', ...missing.flatMap((part) => part.debian()))
  return parts.filter((part) => !part.isHere()).map(nameWithPackages)
}

const nameWithPackages = ({ name, debian }: SystemPart) => `${name} (on Debian: ${debian().join(' ')})`

/** The folder of `initdb`, `pg_ctl` and `postgres` of the newest PostgreSQL on this machine that has PostGIS, or null. */
export function findPostgresBinaries(): string | null {
  const debian = versionsBelow('/usr/lib/postgresql')
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
  const elsewhere = findProgram('pg_config')
  if (debian[0] || !elsewhere) return debian[0] ?? null
  const ask = (what: string) => spawnSync(elsewhere, [what], { encoding: 'utf8' }).stdout.trim()
  return existsSync(join(ask('--sharedir'), 'extension/postgis.control')) ? ask('--bindir') : null
}

/** The Chromium or Chrome of this machine, or null. `CHROMIUM_PATH` wins over the usual names. */
export function findChromium(): string | null {
  const names = [process.env.CHROMIUM_PATH, 'chromium', 'chromium-browser', 'google-chrome']
  return names.map((name) => (name ? findProgram(name) : null)).find((path) => path !== null) ?? null
}

function findProgram(name: string): string | null {
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function hasChineseFont(): boolean {
  if (!findProgram('fc-list')) return process.platform !== 'linux' // other systems bring their own fonts
  return spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== ''
}

/** Debian's name of it carries the PostgreSQL version: 15 in Debian 12, 17 in Debian 13. */
function newestPostgisPackage(): string[] {
  const pattern = '^postgresql-[0-9]+-postgis-3$'
  const { stdout } = spawnSync('apt-cache', ['search', '--names-only', pattern], { encoding: 'utf8' })
  const versions = [...stdout.matchAll(/^postgresql-(\d+)-postgis-3 /gm)].map((match) => Number(match[1]))
  return [`postgresql-${Math.max(15, ...versions)}-postgis-3`]
}

/** Folders named by a number, highest first. */
function versionsBelow(folder: string): number[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => b - a)
}

function aptGet(...command: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...command], { stdio: 'inherit', env }).status === 0
  )
}
