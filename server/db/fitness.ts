/** Whether a PostgreSQL we are given can carry us, asked before anything is written into it. */
import pg from 'pg'

export type DatabaseFacts = {
  /** As `server_version_num` says: 150012 for 15.12. */
  serverNumber: number
  /** What the extension has, or would have when made; null when the server has no PostGIS. */
  postgis: string | null
  encoding: string
}

export type Unfitness = 'postgresql-too-old' | 'no-postgis' | 'postgis-too-old' | 'not-utf8'

export class UnfitDatabase extends Error {
  override name = 'UnfitDatabase'
  readonly finding: Unfitness
  readonly found: string
  constructor(finding: Unfitness, found: string) {
    super(`${finding}: ${found}`)
    this.finding = finding
    this.found = found
  }
}

/** What is wrong with a database of these facts, with the version or encoding found; null when it is fit. */
export function unfitness({ serverNumber, postgis, encoding }: DatabaseFacts): UnfitDatabase | null {
  if (serverNumber < 150_000) return new UnfitDatabase('postgresql-too-old', `${Math.floor(serverNumber / 10_000)}`)
  if (encoding !== 'UTF8') return new UnfitDatabase('not-utf8', encoding)
  if (postgis === null) return new UnfitDatabase('no-postgis', '')
  const [major = 0, minor = 0] = postgis.split('.').map(Number)
  return major > 3 || (major === 3 && minor >= 3) ? null : new UnfitDatabase('postgis-too-old', postgis)
}

/** @throws UnfitDatabase, or pg's own error when the database cannot be reached. */
export async function mustBeFit(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // what breaks the connection also rejects the question
  try {
    await client.connect()
    const { rows } = await client.query<DatabaseFacts>(
      `SELECT current_setting('server_version_num')::int AS "serverNumber",
         (SELECT coalesce(installed_version, default_version) FROM pg_available_extensions WHERE name = 'postgis') AS postgis,
         current_setting('server_encoding') AS encoding`,
    )
    const finding = rows[0] && unfitness(rows[0])
    if (finding) throw finding
  } finally {
    await client.end().catch(() => {})
  }
}
