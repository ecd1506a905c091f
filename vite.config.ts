import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))

const needsAnEngine = 'tests/**/*.db.test.ts'
const needsProcesses = ['tests/server/db/embedded/**/*.test.ts', 'tests/processes/**/*.test.ts']
const needsABrowser = 'tests/journeys/**/*.test.ts'

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>

/** One vitest project. `order`: projects run one after the other, because two cores and one engine are shared by all. */
function project(name: string, order: number, test: TestOptions): TestProjectInlineConfiguration {
  return {
    root: here,
    plugins: [react()],
    test: { name, environment: 'node', sequence: { groupOrder: order }, ...test },
  }
}

/** One file after the other in one process, so that an engine or a browser is opened once and kept on globalThis. */
const oneProcess: TestOptions = { pool: 'forks', isolate: false, maxWorkers: 1, fileParallelism: false }

/** The database tests, the same files whatever the engine. */
function engineProject(engine: 'pglite' | 'postgres', order: number): TestProjectInlineConfiguration {
  return project(engine, order, {
    ...oneProcess,
    include: [needsAnEngine],
    env: { LIANPIAN_TEST_ENGINE: engine },
    setupFiles: ['tests/support/empty-before-each-file.ts'],
    globalSetup: [engine === 'postgres' ? 'tests/support/private-postgres.ts' : 'tests/support/private-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000, // the first hook opens the engine and migrates
  })
}

export default defineConfig({
  root: process.env.VITEST ? here : `${here}web`,
  plugins: [react()],
  build: {
    outDir: `${here}web/dist`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the page's Content-Security-Policy knows no data: scripts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200, // kB; the map chunk is MapLibre, loaded lazily
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ },
            { name: 'terra-draw', test: /node_modules[\\/]terra-draw/ },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      project('rules', 0, {
        isolate: false, // pure rules leave nothing behind, and a hundred files would each load them anew
        testTimeout: 60_000, // a thousand random cases take their time on a busy machine
        include: ['tests/**/*.test.ts'],
        exclude: [needsAnEngine, ...needsProcesses, needsABrowser],
      }),
      project('embedded', 1, {
        pool: 'forks',
        fileParallelism: false,
        maxWorkers: 1,
        include: ['tests/server/db/embedded/**/*.test.ts'],
        testTimeout: 300_000,
        hookTimeout: 300_000,
      }),
      engineProject('pglite', 2),
      engineProject('postgres', 3),
      project('processes', 4, {
        pool: 'forks',
        fileParallelism: false,
        maxWorkers: 1,
        include: ['tests/processes/**/*.test.ts'],
        globalSetup: ['tests/support/private-postgres.ts'],
        testTimeout: 300_000,
        hookTimeout: 300_000,
      }),
      project('browser', 5, {
        ...oneProcess,
        include: [needsABrowser],
        setupFiles: ['tests/support/open-browser.ts'],
        globalSetup: ['tests/support/private-postgres.ts', 'tests/support/end-products.ts'],
        testTimeout: 300_000,
        hookTimeout: 300_000,
      }),
    ],
  },
})
