import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findPostgresBinaries } from './system-parts.ts'

export type PrivateCluster = { url: string; stop: () => void }

const user = 'postgres'
const settings = {
  listen_addresses: '',
  max_connections: '50',
  // Nothing here has to outlive a power cut.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/**
 * Starts a PostgreSQL of our own, which listens on a Unix socket only and lives in a folder of its own until `stop`.
 * `stop` is synchronous, so that it can be the last thing a process does. Throws when PostgreSQL or PostGIS is missing.
 */
export function startPrivateCluster(): PrivateCluster {
  const binaries = findPostgresBinaries()
  if (!binaries) throw new Error('no PostgreSQL with PostGIS on this machine (Debian: postgresql-15-postgis-3)')
  // A socket's path may have 107 characters, and user postgres must be able to walk there: never below the project.
  const folder = mkdtempSync('/tmp/lp-')
  const account = postgresAccount()
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const run = (program: string, ...options: string[]) => runAs(account, join(binaries, program), options)
  const stop = () => {
    try {
      run('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-w')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  try {
    run('initdb', '-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
    const options = Object.entries({ ...settings, unix_socket_directories: folder })
    const command = options.map(([name, value]) => `-c ${name}=${value || "''"}`).join(' ')
    run('pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'log'), '-o', command)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return { url: `postgresql://${user}@localhost/postgres?host=${folder}`, stop }
}

type Account = { uid: number; gid: number }

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made. Null when we are not root. */
function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const id = (which: string) => Number(spawnSync('id', [which, user], { encoding: 'utf8' }).stdout)
  const account = { uid: id('-u'), gid: id('-g') }
  if (!account.uid) throw new Error(`PostgreSQL cannot run as root, and there is no user ${user} to run it as`)
  return account
}

function runAs(account: Account | null, program: string, options: string[]): void {
  // No pipes: the server inherits them from pg_ctl, and we would wait for as long as it runs.
  const { status, error } = spawnSync(program, options, {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'inherit'],
    ...account,
  })
  if (status !== 0) throw error ?? new Error(`${program} ${options[0]} ended with ${status}`)
}
