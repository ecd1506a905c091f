import { it } from 'vitest'
import { sql } from 'drizzle-orm'
import { localReader } from '#server/accounts/reader.ts'
import { findNeighbourLinks, findNearestGaps } from '#server/areas/neighbours.queries.ts'
import { surveySets } from '#server/areas/survey.ts'
import { listAreas } from '#server/areas/read-areas.ts'
import { testDatabase } from '#tests/support/database.ts'
import { foundTown, measureSrid } from './toy-town.ts'
const time = async (name: string, f: () => Promise<unknown>) => { const t = performance.now(); const r = await f(); console.log(name, Math.round(performance.now() - t), 'ms'); return r as any }
it('scale', async () => {
  const db = await testDatabase()
  try { console.log((await db.statements.execute(sql`select pg_jit_available(), current_setting('jit')`)).rows) } catch {}
  const town = await foundTown('995000')
  // 20000 squares 100 m on a 130 m raster with noise
  await db.statements.execute(sql`INSERT INTO compound (adcode, id, name, ledger_row, boundary, households)
    SELECT ${town.adcode}, ${town.adcode} || '-c-' || i, 'n' || i, i, st_multi(st_transform(st_setsrid(st_makeenvelope(x, y, x + 60 + (i * 7919) % 50, y + 60 + (i*104729) % 50), ${measureSrid}::int), 4490)), 100
    FROM (SELECT i, 440000 + (i % 141) * 130 + (i * 31) % 17 AS x, 3840000 + (i / 141) * 130 + (i*17) % 19 AS y FROM generate_series(0, 19999) i) s`)
  for (let k = 0; k < 40; k++) await town.cut('r' + k, 'road', [-25000 + k * 480, -16000], [-25000 + k * 480, 4000])
  for (let k = 0; k < 40; k++) await town.cut('q' + k, 'road', [-25000, -16000 + k * 480], [-5000, -16000 + k * 480])
  const ground = { adcode: town.adcode, measureSrid }
  const ids = Array.from({ length: 20000 }, (_, i) => `${town.adcode}-c-${i}`)
  for (let r = 0; r < 2; r++) {
  const links = await time('links 20k', () => findNeighbourLinks(db, localReader, ground, [{ key: 'x', ids, maxGapM: 50 }]))
  console.log(links.length, links.filter((l: any) => l.cut).length)
  const small = ids.slice(0, 10)
  await time('survey 10', () => surveySets(db, localReader, ground, [{ key: 'x', ids: small, maxGapM: 50 }]))
  await time('survey 10 again', () => surveySets(db, localReader, ground, [{ key: 'x', ids: small, maxGapM: 50 }]))
  const scattered = ids.filter((_, i) => i % 10 === 0)
  await time('survey 2000 scattered', () => surveySets(db, localReader, ground, [{ key: 'x', ids: scattered, maxGapM: 5 }]))
  const dense = ids.slice(0, 2000)
  await time('survey 2000 dense', () => surveySets(db, localReader, ground, [{ key: 'x', ids: dense, maxGapM: 50 }]))
  }
  await db.statements.execute(sql`INSERT INTO scheme VALUES (${town.adcode}, ${town.adcode} || '-g-adopted', 'x', true, 1)`)
  await db.statements.execute(sql`INSERT INTO area (adcode, id, scheme_id, number, hue, name, max_gap_m) SELECT ${town.adcode}, ${town.adcode} || '-a-' || i, ${town.adcode} || '-g-adopted', 'A-' || i, 0, 'a', 50 FROM generate_series(0, 99) i`)
  await db.statements.execute(sql`INSERT INTO area_member (adcode, scheme_id, compound_id, area_id) SELECT ${town.adcode}, ${town.adcode} || '-g-adopted', ${town.adcode} || '-c-' || i, ${town.adcode} || '-a-' || (i / 8) FROM generate_series(0, 799) i`)
  await time('list 100 areas', () => listAreas(db, localReader, 'zh-CN', town.adcode))
  await time('list 100 areas', () => listAreas(db, localReader, 'zh-CN', town.adcode))
}, 600000)
