import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['tables', 'area-tables', 'import-tables', 'policy-tables', 'plan-tables', 'menu-tables', 'money-tables'].map(
    (name) => `./server/db/${name}.ts`,
  ),
  out: './server/db/migrations',
})
