import { beforeAll } from 'vitest'
import { emptyDatabase, engineVersion, testDatabase } from './database.ts'

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures a hook wants from this pattern; it wants none
beforeAll(async ({}, file) => {
  const database = await testDatabase()
  await emptyDatabase(database)
  file.meta.version = await engineVersion(database) // for the last lines of `npm test`
})
