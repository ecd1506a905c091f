import { expect } from 'vitest'
import { startApp } from '#tests/support/app-server.ts'

/**
 * Starts the server where it must refuse, and resolves to what it said to the person at the keyboard: its log lines
 * (JSON) left out. Fails when it starts, ends with 0, or shows a stack instead of a sentence in both languages.
 */
export async function refusedStart(env: Record<string, string>): Promise<string> {
  const started = await startApp(env).then(
    (app) => app.stop().then(() => null),
    (error: Error) => error,
  )
  expect(started, 'it started').not.toBeNull()
  const [verdict = '', ...lines] = String(started?.message).split('\n')
  expect(verdict).toMatch(/ended with [1-9]\d*:$/)
  const said = lines.filter((line) => !line.startsWith('{')).join('\n')
  expect(said).not.toMatch(/^\s+at .+:\d+/m)
  expect(said).toMatch(/\p{Script=Han}.*。$/mu)
  expect(said).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/mu)
  return said
}
