import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newDatabase } from '#tests/support/database.ts'
import { freePort } from './ports.ts'
import { refusedStart } from './refused-start.ts'

/** Each start here ends at once: it is the sentence that counts. */
describe('a DATABASE_URL the server cannot work with', () => {
  it('one where nobody listens: it says what to check, and never shows the password', async () => {
    const port = await freePort()
    const said = await refusedStart({ DATABASE_URL: `postgres://planner:secret@127.0.0.1:${port}/lianpian` })
    expect(said).toContain(`连不上数据库 postgres://planner@127.0.0.1:${port}/lianpian`)
    expect(said).toContain('Check that it is running')
    expect(said).toContain('docker compose up -d database')
    expect(said).not.toContain('secret')
  })

  it('one that is no address at all', async () => {
    const said = await refusedStart({ DATABASE_URL: 'mysql://somewhere' })
    expect(said).toContain('DATABASE_URL')
    expect(said).toContain('postgresql://user:password@host:port/database')
  })

  it('one whose database does not exist yet', async () => {
    const url = await newDatabase('lianpian_elsewhere')
    const said = await refusedStart({ DATABASE_URL: url.replace('lianpian_elsewhere', 'lianpian_unmade') })
    expect(said).toContain('没有')
    expect(said).toContain('Create it (createdb)')
  })

  it('one whose encoding cannot hold Chinese', async () => {
    const url = await newDatabase('lianpian_ascii')
    await inDatabase(url.replace('lianpian_ascii', 'postgres'), async (client) => {
      await client.query('DROP DATABASE lianpian_ascii')
      await client.query("CREATE DATABASE lianpian_ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
    })
    const said = await refusedStart({ DATABASE_URL: url })
    expect(said).toContain('SQL_ASCII')
    expect(said).toContain('createdb -E UTF8')
  })

  it('one whose user may not enable PostGIS', async () => {
    const url = await newDatabase('lianpian_guest')
    await inDatabase(url, (client) =>
      client.query('DROP ROLE IF EXISTS lianpian_guest; CREATE ROLE lianpian_guest LOGIN'),
    )
    const said = await refusedStart({ DATABASE_URL: url.replace('//postgres@', '//lianpian_guest@') })
    expect(said).toContain('CREATE EXTENSION postgis')
    expect(said).toContain('Have an administrator run')
  })
})

async function inDatabase(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
