import 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** The version of the engine or browser a test file ran on, as the engine or browser itself says. */
    version?: string
  }
}

/** What happened in one vitest project. A file that could not be read, or a stray error, counts as a failed test. */
export type ProjectCounts = { passed: number; failed: number; skipped: number; version: string | null }
export type TestCounts = Record<string, ProjectCounts>

type Verdict = { lines: string[]; objections: string[] }

/** The last lines of `npm test`, and why the run cannot count as passed. `whole` means that nothing was left out. */
export function verdictOn(counts: TestCounts, whole: boolean): Verdict {
  const { pglite, postgres, browser } = counts
  const reported = { 'engine pglite': pglite, 'engine postgres': postgres, 'browser chromium': browser }
  const objections: string[] = []
  for (const [name, project] of Object.entries(reported)) {
    if (project ? project.skipped > 0 : whole) objections.push(`${name}: ${project?.skipped ?? 'all'} skipped`)
    if (project && !project.version) objections.push(`${name}: no test file asked it for its version`)
  }
  if (pglite && postgres && pglite.passed !== postgres.passed) {
    objections.push(`the engines passed different numbers of tests: ${pglite.passed} and ${postgres.passed}`)
  }
  const all = Object.values(counts)
  const passed = sum(all.map((project) => project.passed))
  const failed = sum(all.map((project) => project.failed))
  if (passed === 0) objections.push('no test passed')
  if (failed > 0) objections.push(`${failed} failed`)
  const lines = Object.entries(reported).flatMap(([name, project]) =>
    project ? [`${name} ${project.version ?? 'unknown'}: ${project.passed} passed, ${project.skipped} skipped`] : [],
  )
  return { lines: [...lines, `${passed} passed, ${failed} failed`], objections }
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
