/** Tries to lock each folder named on standard input, says "held" or "refused", and keeps what it holds until it ends. */
import { createInterface } from 'node:readline'
import { DataFolderInUse } from '#server/db/embedded/errors.ts'
import { lockFolder } from '#server/db/embedded/lock.ts'

console.log('ready')
for await (const folder of createInterface(process.stdin)) {
  try {
    lockFolder(folder)
    console.log('held')
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    console.log(`refused by ${error.pid}`)
  }
}
