import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** One of the small programs beside this file, running in a process of its own and talking in lines. */
export type Child = {
  process: ChildProcess & { pid: number }
  lines: AsyncIterableIterator<string>
  say(line: string): void
  kill(): Promise<void>
}

export function startChild(program: URL, ...words: string[]): Child {
  const script = fileURLToPath(program)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return {
    // Cast: spawning node itself has given a process id by now.
    process: child as ChildProcess & { pid: number },
    lines: createInterface(child.stdout)[Symbol.asyncIterator](),
    say: (line) => void child.stdin.write(`${line}\n`),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

export async function nextLine({ lines }: Child): Promise<string> {
  const { done, value } = await lines.next()
  if (done) throw new Error('the process ended without a word')
  return value
}
