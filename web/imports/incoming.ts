/** What people drop or paste, made into files to upload: the parts of a shapefile become one archive, a pasted table a text. */

/** Parts of a shapefile, beside the .shp itself. */
const shapefileParts = ['shp', 'shx', 'dbf', 'prj', 'cpg', 'qpj', 'sbn', 'sbx', 'qix', 'cst']

const stemAndEnd = (name: string): [stem: string, end: string] => {
  const at = name.toLowerCase().endsWith('.shp.xml') ? name.length - 8 : name.lastIndexOf('.')
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1).toLowerCase()]
}

export type Bundle<F> = { name: string; files: readonly F[]; isArchive: boolean }

/** Files that belong together go up together, in the order they came; any other goes up by itself. Letters may be small or great. */
export function bundled<F extends { name: string }>(files: readonly F[]): Bundle<F>[] {
  const stems = new Set(files.flatMap(({ name }) => (stemAndEnd(name)[1] === 'shp' ? [stemAndEnd(name)[0]] : [])))
  const isPartOf = (name: string, stem: string) => {
    const [own, end] = stemAndEnd(name)
    return own.toLowerCase() === stem.toLowerCase() && (shapefileParts.includes(end) || end === 'shp.xml')
  }
  const alone = files.filter(({ name }) => ![...stems].some((stem) => isPartOf(name, stem)))
  const together = [...stems].map((stem): Bundle<F> => {
    const parts = files.filter(({ name }) => isPartOf(name, stem))
    return { name: `${stem}.zip`, files: parts, isArchive: true }
  })
  return [...together, ...alone.map((file): Bundle<F> => ({ name: file.name, files: [file], isArchive: false }))]
}

/** As long as a name the server keeps may be. */
const mostLetters = 300

/** Cut in the middle where it is longer than any name that is kept: what a file is stands at its end. */
export function keptName(name: string): string {
  const [, end] = stemAndEnd(name)
  const tail = end === '' || end.length > 20 ? '' : `.${end}`
  return name.length <= mostLetters ? name : `${name.slice(0, mostLetters - tail.length - 1)}…${tail}`
}

/** Stored, not pressed: it goes to a server in the same house. */
export async function fileOf({ name, files, isArchive }: Bundle<File>): Promise<File> {
  const [first] = files
  if (!isArchive && first) return first
  const { zipSync } = await import('fflate')
  const parts = await Promise.all(
    files.map(async (file): Promise<[string, Uint8Array]> => [file.name, new Uint8Array(await file.arrayBuffer())]),
  )
  // fflate makes a buffer of its own, never a shared one
  return new File([zipSync(Object.fromEntries(parts), { level: 0 }) as Uint8Array<ArrayBuffer>], name)
}

export type Pasted = { html: string; text: string }

/** A table of a page keeps its cells as HTML; else the text, if it is more than a word. Null: nothing to import. */
export function pastedFile({ html, text }: Pasted, name: string): File | null {
  if (/<t[dh][\s>]/i.test(html)) return new File([`<meta charset="utf-8">${html}`], `${name}.html`)
  if (!/\S[\s\S]*[\n\t]/.test(text)) return null
  return new File([text], `${name}.txt`)
}

/** 1 234 567 bytes → "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}
