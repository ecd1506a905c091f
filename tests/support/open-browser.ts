import { beforeAll } from 'vitest'
import { testBrowser } from './chromium.ts'

// biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures a hook wants from this pattern; it wants none
beforeAll(async ({}, file) => {
  const browser = await testBrowser()
  file.meta.version = browser.version() // for the last lines of `npm test`
})
