/**
 * The command line many times over in one process: each line of the standard input holds its words as JSON; after what each run says
 * stands its exit code. Half a minute of starting processes is saved where starting is not what is tested.
 */
import { createInterface } from 'node:readline'
import { bundleFile } from '#server/areas/bundling/bundle-file.ts'

for await (const line of createInterface({ input: process.stdin })) {
  process.exitCode = 0
  bundleFile(JSON.parse(line), null)
  process.stderr.write(`${JSON.stringify({ exit: process.exitCode })}\n`)
}
process.exitCode = 0
