/**
 * What can go wrong with the embedded engine, told to whoever keeps the server: each error has a stable `code`,
 * the facts in `params`, and an English message that says what to do next. None of them knows HTTP.
 */
export class EmbeddedEngineError extends Error {
  readonly code: string
  readonly params: Record<string, string | number>

  constructor(code: string, message: string, params: Record<string, string | number>, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.params = params
  }
}

/** Another process, or another part of this one, already has the data folder open. */
export class DataFolderInUse extends EmbeddedEngineError {
  readonly pid: number
  readonly dataDir: string

  constructor(dataDir: string, holder: { pid: number; hostname: string }) {
    super(
      'data-folder-in-use',
      `The data folder ${dataDir} is already open in process ${holder.pid} on ${holder.hostname}. ` +
        'Use the server that is running, stop it first, or set DATA_DIR to another folder.',
      { pid: holder.pid, dataDir },
    )
    this.name = 'DataFolderInUse'
    this.pid = holder.pid
    this.dataDir = dataDir
  }
}

/** The database cannot be opened and no dump of it could be restored. Nothing was moved or deleted. */
export class DataFolderUnreadable extends EmbeddedEngineError {
  readonly dataDir: string

  constructor(dataDir: string, dumpsTried: number, cause: unknown) {
    super(
      'data-folder-unreadable',
      `The database in ${dataDir} cannot be opened and ${dumpsTried === 0 ? 'there is no dump to restore' : `none of its ${dumpsTried} dumps could be restored`}. ` +
        'Nothing was changed. Keep a copy of the folder, put a dump from your own backup into its "dumps" folder, ' +
        'or set DATA_DIR to an empty folder to begin anew.',
      { dataDir, dumpsTried },
      cause,
    )
    this.name = 'DataFolderUnreadable'
    this.dataDir = dataDir
  }
}

/** Too little room is left on the disk for a write to be safe. */
export class DiskSpaceLow extends EmbeddedEngineError {
  readonly freeBytes: number
  readonly floorBytes: number

  constructor(dataDir: string, freeBytes: number, floorBytes: number) {
    const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024)
    super(
      'disk-space-low',
      `Only ${megabytes(freeBytes)} MB are free on the disk of ${dataDir}; writing safely needs ${megabytes(floorBytes)} MB. ` +
        'Nothing was written. Free some space, then try again.',
      { dataDir, freeBytes, floorBytes },
    )
    this.name = 'DiskSpaceLow'
    this.freeBytes = freeBytes
    this.floorBytes = floorBytes
  }
}

/** The engine stopped and could not be opened again; it tries anew when it is next asked. */
export class EngineDead extends EmbeddedEngineError {
  constructor(dataDir: string, attempts: number, cause: unknown) {
    super(
      'engine-dead',
      `The embedded database stopped and could not be opened again (${attempts} attempts). Saved work is in ${dataDir}. ` +
        'Check the free space and the permissions of that folder, then try again; if it persists, restart the server.',
      { dataDir, attempts },
      cause,
    )
    this.name = 'EngineDead'
  }
}

/** The only connection is at work on something that takes long: an import. */
export class EngineBusy extends EmbeddedEngineError {
  constructor() {
    super(
      'engine-busy',
      'The embedded database is busy with an import, and serves one at a time. Try again shortly.',
      {},
    )
    this.name = 'EngineBusy'
  }
}
