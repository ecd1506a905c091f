import { expect, it } from 'vitest'
import { exportRows } from '#server/exports/export-rows.ts'
import { streamed } from '#server/http/attachment.ts'

const get = (signal: AbortSignal) => ({ method: 'GET', signal })

/** Bytes without end, and whether somebody has put them away. */
function endless() {
  const told = { made: 0, isPutAway: false }
  async function* bytes() {
    try {
      for (;;) yield Uint8Array.of(told.made++)
    } finally {
      told.isPutAway = true
    }
  }
  return { told, bytes: bytes() }
}

it('a file nobody waits for any more is put away, though nobody read its first byte', async () => {
  const { told, bytes } = endless()
  const own = new AbortController()
  await streamed(bytes, get(own.signal))
  own.abort()
  await expect.poll(() => told.isPutAway).toBe(true)
})

it('who asks for the head of a file alone has none of it made', async () => {
  const { told, bytes } = endless()
  const body = await streamed(bytes, { method: 'HEAD', signal: new AbortController().signal })
  expect((await body.getReader().read()).done).toBe(true)
  expect(told.made).toBe(0)
})

it('rows of a file nobody waits for any more are read no further', async () => {
  const own = new AbortController()
  const ids = Array.from({ length: 100_000 }, (_, k) => String(k))
  const asked: number[] = []
  const rows = exportRows({
    ...{ ids, signal: own.signal, beside: { cellsOf: async () => () => [] } },
    find: async (part) => {
      asked.push(part.length)
      return part.map((id) => ({ id }))
    },
    row: ({ id }) => ({ cells: [id], geometry: null }),
  })
  const all = async () => {
    for await (const { cells } of rows) if (cells[0] === '300') own.abort()
  }
  await expect(all()).rejects.toThrow('aborted')
  expect(asked).toHaveLength(2)
})
