// `npm run check`: everything that can be known without running the product. All of it runs, then we say what failed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../', import.meta.url))
const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['imports', ['--import', 'tsx', 'tests/support/check-imports.ts']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress']],
]

const failed = checks.filter(([name, command]) => {
  const { status, signal } = spawnSync(process.execPath, command, { cwd: home, stdio: 'inherit' })
  console.log(status === 0 ? `check ${name}: in order` : `check ${name}: FAILED (${signal ?? `exit ${status}`})`)
  return status !== 0
})
if (failed.length > 0) console.error(`to mend: ${failed.map(([name]) => name).join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
