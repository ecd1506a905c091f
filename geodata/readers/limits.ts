/** How much a file may hold. What is beyond is refused before it is unpacked, read or copied. */
export const limits = {
  /** Of the file as it comes. */
  fileBytes: 300e6,
  /** Of all that an archive unpacks to, and how many times its packed size one entry may be. */
  unpackedBytes: 600e6,
  unpackedRatio: 200,
  archiveEntries: 5_000,
  /** Of one cell, in characters. */
  cellLength: 100_000,
  rows: 1_000_000,
  columns: 2_000,
  /** Of one geometry. */
  positions: 500_000,
  /** Lists and objects in one another, in JSON and XML. */
  depth: 200,
} as const
