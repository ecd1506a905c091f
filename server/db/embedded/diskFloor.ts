import { promises as fs } from 'node:fs'
import { DiskSpaceLow } from './errors.ts'

/** Below this a write is refused: the engine spins for ever when the disk is full (one WAL segment is 16 MB). */
export const diskFloorBytes = 128 * 1024 * 1024

export type Statfs = (path: string) => Promise<{ bavail: number; bsize: number }>

/**
 * Refuses a write before it begins when the disk of `dataDir` has less than `floorBytes` free for this user.
 * @throws DiskSpaceLow
 */
export async function assertDiskSpace(
  dataDir: string,
  statfs: Statfs = fs.statfs,
  floorBytes: number = diskFloorBytes,
): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  const freeBytes = bavail * bsize
  if (freeBytes < floorBytes) throw new DiskSpaceLow(dataDir, freeBytes, floorBytes)
}
