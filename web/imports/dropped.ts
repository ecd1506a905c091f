/** What a drop carries: files, and those in the folders among it. A folder has to be asked while its drop is heard; it tells its files later. */

export type Carried = { files: readonly File[]; folders: readonly FileSystemDirectoryEntry[] }

export function carriedBy(transfer: DataTransfer | null): Carried {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry())
  // a folder stands among the files too, as a file nobody can read
  const isFolder = new Set(entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])))
  return {
    files: [...(transfer?.files ?? [])].filter(({ name }) => !isFolder.has(name)),
    folders: entries.filter((entry): entry is FileSystemDirectoryEntry => entry?.isDirectory ?? false),
  }
}

/** More is no delivery of a street office but somebody's disk. */
const mostInFolder = 500

/** Throws RangeError where the folder holds more than anybody means to import. */
export async function filesIn(folders: readonly FileSystemDirectoryEntry[]): Promise<File[]> {
  const found: File[] = []
  const open: FileSystemEntry[] = [...folders]
  while (open.length > 0) {
    const entry = open.shift()
    if (isDirectory(entry)) open.push(...(await entriesOf(entry)))
    else if (isFile(entry) && !isOfTheSystem(entry.name)) found.push(await fileOf(entry))
    if (found.length + open.length > mostInFolder) throw new RangeError(`more than ${mostInFolder} files`)
  }
  return found
}

const isDirectory = (entry?: FileSystemEntry): entry is FileSystemDirectoryEntry => entry?.isDirectory ?? false
const isFile = (entry?: FileSystemEntry): entry is FileSystemFileEntry => entry?.isFile ?? false

/** What systems and office programs leave beside the files people made. */
const isOfTheSystem = (name: string) => /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/i.test(name)

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((told, failed) => entry.file(told, failed))

/** A reader tells a hundred at a time, and none once all are told. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((told, failed) => reader.readEntries(told, failed))
    if (some.length === 0 || all.length > mostInFolder) return all
    all.push(...some)
  }
}
