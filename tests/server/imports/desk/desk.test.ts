import { afterAll, describe, expect, it } from 'vitest'
import { ImportWishes } from '#contract/import.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { Cancelled, Desk } from '#server/imports/desk/desk.ts'
import { csv, meant, packed, utf8 } from './files.ts'

const desks: Desk[] = []
const newDesk = (limits?: ConstructorParameters<typeof Desk>[0]) => {
  const desk = new Desk(limits)
  desks.push(desk)
  return desk
}
afterAll(() => {
  for (const desk of desks) desk.close()
})

const ledger = csv('小区名称,户数', ['12中家属院,120'])
const large = csv(
  '小区名称,所属街道,户数,备注',
  Array.from({ length: 60_000 }, (_, k) => `第${k}号院,长兴路街道,${k},一行很长的备注 ${k}`),
)

type Looking = { bytes: Uint8Array; name?: string; signal?: AbortSignal; onProgress?: () => void }

async function lookAt(desk: Desk, { bytes, name = '台账.csv', signal, onProgress = () => {} }: Looking) {
  const file = meant(bytes, name)
  const readingKey = file.hash
  const sitting = await desk.sit({ readingKey, signal: signal ?? new AbortController().signal, onProgress })
  try {
    const { hasRead } = sitting
    if (!hasRead) await sitting.ask('piece', { part: 0, packed: packed(bytes) })
    const wishes = ImportWishes.parse({})
    const looked = await sitting.ask('look', { file, readingKey, wishes, templates: [], expected: {}, year: 2026 })
    return { looked, hasRead }
  } finally {
    sitting.leave()
  }
}

describe('the desk', () => {
  it('keeps the file it read last, so that the next look is quick', async () => {
    const desk = newDesk()
    expect((await lookAt(desk, { bytes: ledger })).hasRead).toBe(false)
    const again = await lookAt(desk, { bytes: ledger })
    expect(again.hasRead).toBe(true)
    expect(again.looked.records).toBe(1)
  })

  it('answers a file nobody can read with its reader’s reason, and goes on', async () => {
    const desk = newDesk()
    const deep = utf8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    await expect(lookAt(desk, { bytes: deep, name: 'deep.geojson' })).rejects.toThrow(ReadRefusal)
    expect((await lookAt(desk, { bytes: ledger })).looked.records).toBe(1)
  })

  it('lets go of who cancels in the midst of a file, and serves the next', async () => {
    const desk = newDesk()
    const cancel = new AbortController()
    await expect(
      lookAt(desk, { bytes: large, signal: cancel.signal, onProgress: () => cancel.abort() }),
    ).rejects.toThrow(Cancelled)
    expect((await lookAt(desk, { bytes: ledger })).looked.records).toBe(1)
  })

  it('reads nothing of a file whose sender cancelled between two pieces into the next', async () => {
    const desk = newDesk({ threads: 1 })
    const cancel = new AbortController()
    const sitting = await desk.sit({ readingKey: 'left', signal: cancel.signal, onProgress: () => {} })
    await sitting.ask('piece', { part: 0, packed: packed(csv('小区名称,户数', ['别人的院,1'])) })
    cancel.abort()
    await expect(sitting.ask('piece', { part: 1, packed: packed(ledger) })).rejects.toThrow(Cancelled)
    sitting.leave()
    const { looked } = await lookAt(desk, { bytes: ledger })
    expect([looked.records, looked.samples[0]]).toEqual([1, ['12中家属院']])
  })

  it('lets go of who waits in line and cancels', async () => {
    const desk = newDesk({ threads: 1 })
    const first = await desk.sit({ readingKey: 'a', signal: new AbortController().signal, onProgress: () => {} })
    const cancel = new AbortController()
    const waiting = lookAt(desk, { bytes: ledger, signal: cancel.signal })
    cancel.abort()
    await expect(waiting).rejects.toThrow(Cancelled)
    first.leave()
    expect((await lookAt(desk, { bytes: ledger })).looked.records).toBe(1)
  })

  it('survives a file that needs more memory than there is, and says so', async () => {
    const desk = newDesk({ memoryMb: 40 })
    await expect(lookAt(desk, { bytes: large })).rejects.toMatchObject({ code: 'import-too-much' })
    expect((await lookAt(desk, { bytes: ledger })).looked.records).toBe(1)
  })

  it('says so when a thread dies in the midst of a question, and starts another', async () => {
    const desk = newDesk()
    const sitting = await desk.sit({ readingKey: 'x', signal: new AbortController().signal, onProgress: () => {} })
    await sitting.ask('piece', { part: 0, packed: packed(large) })
    const wishes = ImportWishes.parse({})
    const asked = sitting.ask('look', {
      file: meant(large, 'a.csv'),
      readingKey: 'x',
      wishes,
      templates: [],
      expected: {},
      year: 2026,
    })
    desk.endThreads()
    await expect(asked).rejects.toMatchObject({ code: 'import-thread-lost' })
    sitting.leave()
    expect((await lookAt(desk, { bytes: ledger })).looked.records).toBe(1)
  })
})
