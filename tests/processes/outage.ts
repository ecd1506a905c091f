import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { findPostgresBinaries } from '#tests/support/system-parts.ts'

/** Stops the private cluster behind `url` as a restart would, ending every connection; it can be started again. */
export const stopPostgres = (url: string) => control(url, 'stop', '-m', 'fast')
/** Starts it again with the options it had. */
export const startPostgres = (url: string) => control(url, 'restart', '-l', join(folderOf(url), 'log'))

const folderOf = (url: string) => new URL(url).searchParams.get('host') ?? ''

function control(url: string, ...command: string[]): void {
  const data = join(folderOf(url), 'data')
  const binaries = findPostgresBinaries()
  if (!binaries) throw new Error('no PostgreSQL on this machine')
  // Only its owner may control it, which is user postgres where the tests run as root.
  const { uid, gid } = statSync(data)
  const { status } = spawnSync(join(binaries, 'pg_ctl'), [...command, '-D', data, '-w'], {
    cwd: '/',
    stdio: 'ignore',
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
  })
  if (status !== 0) throw new Error(`pg_ctl ${command[0]} ended with ${status}`)
}
