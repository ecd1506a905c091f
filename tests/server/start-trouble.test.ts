import { describe, expect, it } from 'vitest'
import { readConfiguration } from '#server/configuration.ts'
import { DataFolderInUse, DataFolderUnreadable, DiskSpaceLow, EngineDead } from '#server/db/embedded/errors.ts'
import { type DatabaseFacts, type Unfitness, unfitness } from '#server/db/fitness.ts'
import { startTrouble } from '#server/start-trouble.ts'

const place = { port: 5180, host: '127.0.0.1', dataDir: '/somewhere/data', databaseUrl: null }
const remote = { ...place, databaseUrl: 'postgresql://planner:secret@office:5432/lianpian?sslmode=require' }

const failed = (code: string, syscall: string, more: object = {}) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall, ...more })
const answered = (code: string, message = '') => Object.assign(new Error(message), { code })

/** Says what to do: a Chinese sentence first, then an English one, and nothing but sentences. */
function expectSentences(message: string) {
  const lines = message.split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u)
  expect(lines[1]).toMatch(/^[^\p{Script=Han}]+\.$/u)
}

describe('a server that cannot start says why, and what to do, in both languages', () => {
  it.each<[string, unknown, typeof place | typeof remote, RegExp]>([
    ['the port is taken', failed('EADDRINUSE', 'listen'), place, /PORT=5181 npm start/],
    ['the port needs rights', failed('EACCES', 'listen'), { ...place, port: 80 }, /80.*1024/s],
    ['the host is not ours', failed('EADDRNOTAVAIL', 'listen'), { ...place, host: '10.9.9.9' }, /HOST=10\.9\.9\.9/],
    [
      'the host is unknown',
      failed('ENOTFOUND', 'getaddrinfo', { hostname: 'nobody' }),
      { ...place, host: 'nobody' },
      /HOST=nobody/,
    ],
    ['the data folder is in use', new DataFolderInUse('/d', { pid: 7, hostname: 'desk' }), place, /进程 7.*process 7/s],
    ['the data cannot be read', new DataFolderUnreadable('/d', 2, null), place, /dumps/],
    ['the disk is nearly full', new DiskSpaceLow('/d', 1, 2), place, /清理磁盘.*Free some space/s],
    ['the engine stopped', new EngineDead('/d', 3, null), place, /3 次.*3 attempts/s],
    ['the data folder may not be written', failed('EACCES', 'mkdir'), place, /\/somewhere\/data.*DATA_DIR/s],
    ['the data folder is a file', failed('ENOTDIR', 'mkdir'), place, /ENOTDIR/],
    ['the disk is full', failed('ENOSPC', 'write'), place, /磁盘已满.*disk is full/s],
    ['nobody listens there', failed('ECONNREFUSED', 'connect'), remote, /docker compose up -d database/],
    ['nobody at any address', new AggregateError([failed('ECONNREFUSED', 'connect')], ''), remote, /ECONNREFUSED/],
    ['the name is unknown', failed('ENOTFOUND', 'getaddrinfo', { hostname: 'office' }), remote, /ENOTFOUND/],
    ['it does not answer', new Error('timeout expired'), remote, /ETIMEDOUT/],
    ['the password is wrong', answered('28P01'), remote, /用户名或密码.*user or password/s],
    ['there is no such database', answered('3D000'), remote, /createdb/],
    [
      'a right is missing, deep inside',
      new Error('Failed query', { cause: answered('42501') }),
      remote,
      /CREATE EXTENSION postgis/,
    ],
    ['nobody foresaw it', new TypeError('a is not b.'), remote, /：a is not b。.*: a is not b\. The log/s],
  ])('%s', (_, error, where, says) => {
    const { message } = startTrouble(error, where)
    expect(message).toMatch(says)
    expect(message).not.toContain('secret')
    expectSentences(message)
  })

  it.each<[DatabaseFacts, Unfitness | null, RegExp | null]>([
    [{ serverNumber: 150_018, postgis: '3.3.2', encoding: 'UTF8' }, null, null],
    [{ serverNumber: 180_001, postgis: '3.6.1', encoding: 'UTF8' }, null, null],
    [{ serverNumber: 160_000, postgis: '4.0.0', encoding: 'UTF8' }, null, null],
    [{ serverNumber: 140_012, postgis: '3.3.2', encoding: 'UTF8' }, 'postgresql-too-old', /PostgreSQL 14/],
    [{ serverNumber: 150_018, postgis: '3.2.9', encoding: 'UTF8' }, 'postgis-too-old', /3\.2\.9.*3\.3/s],
    [{ serverNumber: 150_018, postgis: null, encoding: 'UTF8' }, 'no-postgis', /postgresql-15-postgis-3/],
    [{ serverNumber: 150_018, postgis: '3.3.2', encoding: 'LATIN1' }, 'not-utf8', /LATIN1/],
  ])('a database with %o is found: %s', (facts, finding, says) => {
    const unfit = unfitness(facts)
    expect(unfit?.finding ?? null).toBe(finding)
    if (!unfit || !says) return
    const { message } = startTrouble(unfit, remote)
    expect(message).toMatch(says)
    expectSentences(message)
  })
})

describe('settings', () => {
  it('without any, the server serves this machine only, from ./data, with the demo', () => {
    expect(readConfiguration({})).toEqual({
      port: 5180,
      host: '127.0.0.1',
      dataDir: `${process.cwd()}/data`,
      databaseUrl: null,
      readOnly: false,
      demo: true,
      basemap: null,
    })
  })

  it('an empty setting counts as none', () => {
    const empty = {
      PORT: '',
      HOST: '',
      DATA_DIR: '',
      DATABASE_URL: '',
      ALLOW_UNAUTHENTICATED: '',
      DEMO: '',
      BASEMAP_URL: '',
    }
    expect(readConfiguration(empty)).toEqual(readConfiguration({}))
  })

  it.each([
    [{ PORT: 'http' }, /PORT=http .*PORT=5180/],
    [{ PORT: '70000' }, /PORT=70000/],
    [{ PORT: '-1' }, /PORT=-1/],
    [{ PORT: '51.8' }, /PORT=51\.8/],
    [{ DEMO: 'yes' }, /DEMO=yes/],
    [{ ALLOW_UNAUTHENTICATED: 'true' }, /ALLOW_UNAUTHENTICATED=true/],
    [{ DATABASE_URL: 'mysql://u:secret@host/db' }, /postgresql:\/\//],
    [{ DATABASE_URL: 'localhost' }, /DATABASE_URL=/],
    [{ DATA_DIR: '  ' }, /DATA_DIR/],
    [{ HOST: '0.0.0.0' }, /ALLOW_UNAUTHENTICATED=1/],
    [{ HOST: '::', ALLOW_UNAUTHENTICATED: '0' }, /ALLOW_UNAUTHENTICATED=1/],
  ])('%o is refused before anything is opened', (environment, says) => {
    const reading = () => readConfiguration(environment)
    expect(reading).toThrow(says)
    try {
      reading()
    } catch (error) {
      expectSentences(String(error instanceof Error ? error.message : error))
      expect(String(error)).not.toContain('secret')
    }
  })

  it('open to the network on purpose is read-only', () => {
    expect(readConfiguration({ HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: '1' })).toMatchObject({ readOnly: true })
    expect(readConfiguration({ HOST: '127.0.0.1', ALLOW_UNAUTHENTICATED: '1' })).toMatchObject({ readOnly: false })
  })
})
