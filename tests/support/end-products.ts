import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Around the journeys: every product they started ends with them, however the process that started it ended. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'lianpian-products-'))
  process.env.LIANPIAN_TEST_PRODUCTS = folder
  return () => {
    for (const pid of readdirSync(folder)) endProcess(Number(pid))
    rmSync(folder, { recursive: true, force: true })
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended by itself
  }
}
