/** What the import command was asked: the file, and the wishes a page would send. */
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'
import { ImportWishes } from '#contract/import.ts'
import { Adcode } from '#contract/keys.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { limits } from '#geodata/readers/limits.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { Refusal } from '../errors.ts'

export type AskedImport = { file: string; adcode: string; wishes: ImportWishes; isDry: boolean; language: Language }

const text = { type: 'string' as const }
const options = {
  ...{ adcode: text, kind: text, crs: text, encoding: text, table: text, sender: text, wishes: text, language: text },
  'dry-run': { type: 'boolean' as const },
}

export const languageIn = (words: readonly string[]): Language =>
  words[words.indexOf('--language') + 1] === 'en' || words.includes('--language=en') ? 'en' : 'zh-CN'

/** Words of the command line win over those of the wishes file. @throws Refusal */
export function readImportArguments(words: string[]): AskedImport {
  const { values, positionals } = parsed(words)
  const [file, ...rest] = positionals
  if (!file || rest.length > 0) throw usage('FILE')
  if (!Adcode.safeParse(values.adcode).success) throw usage('--adcode 410108')
  const { kind, crs, encoding, table, sender } = values
  const given = {
    ...(values.wishes === undefined ? {} : wishesIn(values.wishes)),
    ...(kind !== undefined && { kind }),
    ...(crs !== undefined && { crs: { code: crs } }),
    ...(encoding !== undefined && { encoding }),
    ...(table !== undefined && { table: Number(table) }),
    ...(sender !== undefined && { sender }),
  }
  const { success, data, error } = ImportWishes.safeParse(given)
  if (!success) throw usage(`${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`)
  const language = languageIn(words)
  return { file, adcode: values.adcode ?? '', wishes: data, isDry: values['dry-run'] ?? false, language }
}

function parsed(words: string[]) {
  try {
    return parseArgs({ args: words, allowPositionals: true, options })
  } catch (cause) {
    throw usage(cause instanceof Error ? cause.message : String(cause))
  }
}

const usage = (reason: string) => new Refusal('import-usage', { reason })

function wishesIn(file: string): object {
  try {
    const wishes: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (wishes !== null && typeof wishes === 'object') return wishes
    throw new Error('{ … }')
  } catch (cause) {
    throw usage(`--wishes: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** A file as it is kept: a shapefile is several, and comes as the archive people send. @throws ReadRefusal */
export function openFile(file: string): { name: string; bytes: Uint8Array } {
  const name = file.replace(/^.*[/\\]/, '')
  const bytes = contentOf(file)
  if (!bytes) throw new ReadRefusal('not-found', { file: file.slice(-60) })
  if (!/\.shp$/i.test(name)) return { name, bytes }
  const stem = file.slice(0, -4)
  const beside = ['dbf', 'prj', 'cpg', 'shx'].flatMap((extension) => {
    const content = contentOf(`${stem}.${extension}`) ?? contentOf(`${stem}.${extension.toUpperCase()}`)
    return content ? [[`${name.slice(0, -4)}.${extension}`, content] as const] : []
  })
  const parts = Object.fromEntries([[name, bytes] as const, ...beside])
  return { name: `${name.slice(0, -4)}.zip`, bytes: zipSync(parts, { level: 1 }) }
}

function contentOf(file: string): Uint8Array | null {
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined) return null
  if (size > limits.fileBytes) throw new ReadRefusal('file-too-large', { most: Math.round(limits.fileBytes / 1e6) })
  return readFileSync(file)
}
