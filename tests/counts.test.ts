import { describe, expect, it } from 'vitest'
import { type ProjectCounts, type TestCounts, verdictOn } from '#tests/support/test-counts.ts'

const project = (passed: number, more: Partial<ProjectCounts> = {}): ProjectCounts => ({
  passed,
  failed: 0,
  skipped: 0,
  version: '1.0',
  ...more,
})
const good: TestCounts = {
  rules: project(40, { version: null }),
  pglite: project(12),
  postgres: project(12),
  browser: project(6),
}
const objectionsTo = (counts: TestCounts) => verdictOn(counts, true).objections

describe('the last lines of npm test', () => {
  it('say what ran where, and end with the total', () => {
    expect(verdictOn(good, true)).toEqual({
      lines: [
        'engine pglite 1.0: 12 passed, 0 skipped',
        'engine postgres 1.0: 12 passed, 0 skipped',
        'browser chromium 1.0: 6 passed, 0 skipped',
        '70 passed, 0 failed',
      ],
      objections: [],
    })
  })

  const bad: [string, TestCounts, string][] = [
    ['a failed test', { ...good, rules: project(39, { failed: 1 }) }, '1 failed'],
    ['a skipped browser test', { ...good, browser: project(5, { skipped: 1 }) }, 'browser chromium: 1 skipped'],
    ['an engine that did not run', { ...good, postgres: undefined as never }, 'engine postgres: all skipped'],
    ['engines that ran different tests', { ...good, pglite: project(11) }, 'different numbers of tests: 11 and 12'],
    ['an engine that was never asked its version', { ...good, pglite: project(12, { version: null }) }, 'version'],
    ['an error outside every test', { ...good, stray: project(0, { failed: 1 }) }, '1 failed'],
    ['a run without any test', {}, 'no test passed'],
  ]
  it.each(bad)('%s fails the run', (_, counts, objection) => {
    const present = Object.fromEntries(Object.entries(counts).filter(([, each]) => each))
    expect(objectionsTo(present).join('\n')).toContain(objection)
  })

  it('a developer who runs only the rules gets no complaint about engines and browser', () => {
    expect(verdictOn({ rules: project(40) }, false)).toEqual({ lines: ['40 passed, 0 failed'], objections: [] })
  })
})
