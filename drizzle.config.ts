import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./server/db/tables.ts', './server/db/area-tables.ts', './server/db/import-tables.ts'],
  out: './server/db/migrations',
})
