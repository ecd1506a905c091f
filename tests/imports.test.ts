import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { home } from '#server/build-page.ts'
import { importsOf } from '#tests/support/import-graph.ts'
import { forbiddenImports, importFindings } from '#tests/support/import-rules.ts'

const rulesBrokenBy = (file: string, source: string) =>
  forbiddenImports(importsOf(file, source)).map(({ rule }) => rule)

const forbidden: [string, string, string][] = [
  ['geodata/readers/kml.ts', "import { Compound } from '#contract/compound.ts'", 'geodata knows coordinates'],
  ['server/contract/area.ts', "import { bundle } from '#server/areas/bundle.ts'", 'the contract imports nothing else'],
  ['server/areas/bundle.ts', "import { load } from '#seeds/load.ts'", 'the server imports the server and geodata'],
  ['server/areas/bundle.ts', "import { testDatabase } from '#tests/support/database.ts'", 'the server imports'],
  ['web/api.ts', "import { api } from '#server/app.ts'", 'the page imports the contract'],
  ['web/api.ts', "import type { Database } from '#server/db/client.ts'", 'the page imports the contract'],
  ['web/App.tsx', "import { readKml } from '#geodata/readers/kml.ts'", 'the page imports the contract'],
  ['web/areas/AreaEditor.tsx', "import { WorkRow } from '#web/works/WorkRow.tsx'", 'a topic of the page never imports'],
  ['web/areas/AreaEditor.tsx', "const row = import('#web/works/WorkRow.tsx')", 'a topic of the page never imports'],
  ['web/areas/AreaEditor.tsx', "export { WorkRow } from '#web/works/WorkRow.tsx'", 'a topic of the page never imports'],
  ['web/ui/Bar.tsx', "import type { AreaRow } from '#web/areas/AreaRow.tsx'", 'web/ui knows no topic'],
  ['web/ledger/Ledger.tsx', "import { readFile } from 'node:fs/promises'", 'the page runs in a browser'],
  ['web/areas/AreaEditor.tsx', "import { Map } from 'maplibre-gl'", 'only web/map knows the map library'],
  ['web/App.tsx', "import type { TerraDraw } from 'terra-draw'", 'only web/map knows the map library'],
  ['server/areas/bundle.ts', "import { sql } from 'drizzle-orm'", 'only server/db, *.queries.ts and save-*.ts'],
  ['server/areas/areas.routes.ts', "import { sql } from 'drizzle-orm'", 'only server/db, *.queries.ts and save-*.ts'],
  ['server/areas/areas.routes.ts', "import { findRows } from '#server/db/connection.ts'", 'routes hold no SQL'],
  ['server/areas/areas.queries.ts', "import { HTTPException } from 'hono/http-exception'", 'queries know no HTTP'],
  ['server/areas/areas.queries.ts', "import { z } from '@hono/zod-openapi'", 'queries know no HTTP'],
  ['seeds/load.ts', "import { district } from '../server/db/tables.ts'", 'another folder is imported by its # name'],
  ['server/areas/bundle.ts', "import { Id } from '../contract/keys.ts'", 'another folder is imported by its # name'],
]

it.each(forbidden)('in %s, the import %s is caught', (file, source, rule) => {
  expect(rulesBrokenBy(file, source)).toEqual(expect.arrayContaining([expect.stringContaining(rule)]))
})

const allowed: [string, string][] = [
  ['web/api.ts', "import type { Api } from '#server/app.ts'"],
  ['web/areas/AreaEditor.tsx', "import { Button } from '#web/ui/Button.tsx'"],
  ['web/map/draw.ts', "import { TerraDraw } from 'terra-draw'"],
  ['web/map/plan-map.ts', "import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'"],
  ['server/areas/areas.queries.ts', "import { sql } from 'drizzle-orm'"],
  ['server/areas/save-area.ts', "import { eq } from 'drizzle-orm'"],
  ['server/areas/areas.routes.ts', "import type { Database } from '#server/db/client.ts'"],
  ['server/main.ts', "import { loadSeeds } from '#seeds/load.ts'"],
  ['seeds/load.ts', "import { district } from '#server/db/tables.ts'"],
  ['tests/journeys/place.test.ts', "import { PlanMap } from '#web/map/plan-map.ts'; import { sql } from 'drizzle-orm'"],
]

it.each(allowed)('in %s, the import %s is free', (file, source) => {
  expect(rulesBrokenBy(file, source)).toEqual([])
})

it('files that import each other in a ring are caught, however long the ring; a type closes no ring', () => {
  const ring = (last: string) => [
    ...importsOf('server/a.ts', "import { b } from './b.ts'"),
    ...importsOf('server/b.ts', "export { c } from './c.ts'"),
    ...importsOf('server/c.ts', last),
  ]
  expect(forbiddenImports(ring("import { a } from './a.ts'"))).toEqual([
    {
      from: 'server/a.ts',
      to: 'server/b.ts → server/c.ts → server/a.ts',
      rule: expect.stringContaining('imports itself'),
    },
  ])
  expect(forbiddenImports(ring("import type { A } from './a.ts'"))).toEqual([])
})

it('barrel files and imports of files that are not there are caught', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-imports-'))
  const write = (file: string, source: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), source)
  }
  write('geodata/crs/index.ts', "export * from './zones.ts'")
  write('geodata/crs/zones.ts', "import { ring } from '#geodata/geojson'")
  const found = importFindings(folder)
  rmSync(folder, { recursive: true })
  expect(found).toEqual([
    { from: 'geodata/crs/zones.ts', to: 'geodata/geojson', rule: expect.stringContaining('names a file that exists') },
    { from: 'geodata/crs/index.ts', to: '', rule: 'no barrel files' },
  ])
})

it('the product keeps these rules itself', () => {
  expect(importFindings(home)).toEqual([])
})
