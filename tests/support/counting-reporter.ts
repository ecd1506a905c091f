import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { ProjectCounts, TestCounts } from './test-counts.ts'

/** Writes the counts of each project to the file named by TEST_COUNTS_FILE, for `npm test` to judge. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, strayErrors: ReadonlyArray<unknown>): void {
    const counts: TestCounts = {}
    for (const module of modules) {
      const { name } = module.project
      counts[name] ??= { passed: 0, failed: 0, skipped: 0, version: null }
      count(module, counts[name])
    }
    if (strayErrors.length > 0) counts.stray = { passed: 0, failed: strayErrors.length, skipped: 0, version: null }
    if (process.env.TEST_COUNTS_FILE) writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts))
  }
}

function count(module: TestModule, project: ProjectCounts): void {
  project.version ??= module.meta().version ?? null
  project.failed += module.errors().length
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    project[state === 'pending' ? 'skipped' : state] += 1 // pending: the run was ended before its turn
  }
}
