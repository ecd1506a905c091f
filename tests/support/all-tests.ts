import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPageIfStale, home } from '#server/build-page.ts'
import { prepareFolder } from './prepared-folder.ts'
import { startPrivateCluster } from './private-cluster.ts'
import { provideSystemParts } from './system-parts.ts'
import { type TestCounts, verdictOn } from './test-counts.ts'

/** One run of vitest: projects one after the other, of their files only some, or all but some. */
type Step = { projects: readonly string[]; only?: readonly string[]; without?: readonly string[] }

/** Journeys with products of their own, which wait for the other chain to end: the rest alone take as long as everything else does. */
const later = ['tests/journeys/workbench.test.ts', 'tests/journeys/ruling.test.ts']

/**
 * What runs side by side: journeys mostly wait for the map to be drawn by software, servers that are killed and started again for
 * each other, the rest for the databases. One after the other they take twice as long; in each the longest come first.
 */
const chains: readonly (readonly Step[])[] = [
  [{ projects: ['pglite', 'postgres'] }],
  [{ projects: ['embedded', 'processes', 'rules'] }, { projects: ['browser'], only: later }],
  [{ projects: ['browser'], without: later }],
]
const projects: readonly string[] = chains.flat().flatMap((step) => step.projects)

/**
 * Runs everything: checks, page, all projects. `chosen` may name projects and test files (or parts of their paths)
 * for a quicker look; then only those run, without the checks. Resolves to the exit code.
 */
export async function runTests(chosen: string[]): Promise<number> {
  const whole = chosen.length === 0
  const missing = await provideSystemParts()
  if (missing.length > 0) {
    console.error(`CANNOT RUN ALL TESTS: this machine lacks ${missing.join(', ')}.`)
    return 1
  }
  const [checked, counts] = whole ? await everything() : [0, await runProjects(chosen)]
  if (!counts) {
    console.error('vitest ended without a report')
    return 1
  }
  const { lines, objections } = verdictOn(counts, whole)
  if (checked !== 0) objections.push('npm run check found something to mend')
  for (const objection of objections) console.error(`NOT PASSED: ${objection}`)
  for (const line of lines) console.log(line)
  return objections.length > 0 ? 1 : 0
}

/** The checks on one core while the page is built and a database laid on the other, then all projects. */
async function everything(): Promise<[checked: number, TestCounts | null]> {
  const checks = run(['tests/check.mjs'])
  const counts = await runProjects([], checks)
  return [await checks, counts]
}

/** `first`: what has to be over before the tests begin, beside the preparations. */
async function runProjects(chosen: string[], first?: Promise<unknown>): Promise<TestCounts | null> {
  const names = chosen.filter((each) => projects.includes(each))
  const files = chosen.filter((each) => !projects.includes(each))
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-tests-'))
  const isAmong = (...some: string[]) => names.length === 0 || some.some((name) => names.includes(name))
  const cluster = isAmong('postgres', 'processes', 'browser') ? startPrivateCluster() : null
  const cleanUp = onlyOnce(() => {
    cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  process.once('exit', cleanUp)
  let prepared: Record<string, string> = {}
  const runOnly = async ({ projects: some, only = files, without = [] }: Step): Promise<TestCounts | null> => {
    const countsFile = join(mkdtempSync(join(folder, 'counts-')), 'counts.json')
    const reporters = ['--reporter=default', '--reporter=./tests/support/counting-reporter.ts']
    const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters]
    // All that the tests leave in the folder for temporary files goes with it, whatever ends them.
    const env = {
      ...{ TMPDIR: folder, TEST_COUNTS_FILE: countsFile, ...prepared },
      ...(cluster && { TEST_DATABASE_URL: cluster.url }),
    }
    const meant = [...some.flatMap((name) => ['--project', name]), ...without.flatMap((file) => ['--exclude', file])]
    await run([...command, ...meant, ...only], env)
    return existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : null
  }
  try {
    if (isAmong('processes', 'browser')) await buildPageIfStale()
    if (chosen.length > 0) return await runOnly({ projects: names })
    prepared = await prepareFolder(join(folder, 'prepared'))
    await first
    const counts = (await Promise.all(chains.map((steps) => inTurn(steps, runOnly)))).flat()
    return counts.every((each) => each !== null) ? together(counts) : null
  } finally {
    cleanUp()
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of items) done.push(await work(item))
  return done
}

/** Counts of several runs as of one; the files of a project may be in several of them. */
function together(runs: readonly TestCounts[]): TestCounts {
  const all: TestCounts = {}
  for (const [name, { passed, failed, skipped, version }] of runs.flatMap((counts) => Object.entries(counts))) {
    const known = all[name] ?? { passed: 0, failed: 0, skipped: 0, version: null }
    all[name] = {
      passed: known.passed + passed,
      failed: known.failed + failed,
      skipped: known.skipped + skipped,
      version: known.version ?? version,
    }
  }
  return all
}

function onlyOnce(action: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    action()
  }
}

/**
 * Runs a Node program of the project's, its output passed on. Resolves to its exit code. When we are told to end, the
 * program ends first and then we do: Ctrl-C reaches both of us, the other signals only us.
 */
async function run(command: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, command, { cwd: home, stdio: 'inherit', env: { ...process.env, ...env } })
  let toldToEnd = false
  const endChild = (signal: NodeJS.Signals) => {
    toldToEnd = true
    if (signal !== 'SIGINT') child.kill(signal)
  }
  for (const signal of endings) process.on(signal, endChild)
  const [code] = await once(child, 'exit')
  for (const signal of endings) process.off(signal, endChild)
  if (toldToEnd) process.exit(130)
  return typeof code === 'number' ? code : 1
}

const endings: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
