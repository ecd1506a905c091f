import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { assertDiskSpace } from '#server/db/embedded/diskFloor.ts'

const megabyte = 1024 * 1024
const free = (megabytes: number) => async () => ({ bavail: megabytes * 256, bsize: 4096 })

describe('before anything is saved, the free space on the disk', () => {
  it('is enough at 128 MB', async () => {
    await expect(assertDiskSpace('/data', free(128))).resolves.toBeUndefined()
  })

  it('is too little below that, and the refusal says how much is left and what to do', async () => {
    const refused = assertDiskSpace('/data', free(127))
    await expect(refused).rejects.toMatchObject({
      code: 'disk-space-low',
      freeBytes: 127 * megabyte,
      floorBytes: 128 * megabyte,
    })
    await expect(refused).rejects.toThrow(/Only 127 MB are free.*Free some space/)
  })

  it('is asked of the real disk', async () => {
    await expect(assertDiskSpace(tmpdir(), undefined, 1)).resolves.toBeUndefined()
    await expect(assertDiskSpace(tmpdir(), undefined, Number.MAX_VALUE)).rejects.toThrow('disk')
  })
})
