import { fileURLToPath } from 'node:url'
import { importFindings } from './import-rules.ts'

const findings = importFindings(fileURLToPath(new URL('../../', import.meta.url)))
for (const { from, to, rule } of findings) console.error(`${from} → ${to}: ${rule}`)
process.exitCode = findings.length > 0 ? 1 : 0
