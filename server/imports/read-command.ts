/**
 * npm run -s read -- FILE [--crs EPSG:4547|gcj02|bd09|…] [--encoding gb18030] [--rows N] [--language en]
 * Reads a file as an import would and writes nothing. One JSON object on stdout says what was understood; exit 0 when something was
 * read, 2 when the file was refused, with the findings that say why.
 */
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Language } from '#contract/language/catalogue.ts'
import { limits } from '#geodata/readers/limits.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { finding, type ReadFinding, ReadRefusal, type Source } from '#geodata/readers/reading.ts'
import { emptyReport, type ReadReport, reportOf } from './read-report.ts'

type Asked = { file: string; crs: string | null; encoding?: string; rows: number; language: Language }

const usualRows = 5
/** More samples than this make an answer no reader of JSON takes; who asks for more is shown so many. */
const mostRows = 100_000

function readArguments(words: string[]): Asked {
  const text = { type: 'string' as const }
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { crs: text, encoding: text, rows: text, language: text },
    })
    const [file, ...rest] = positionals
    const rows = Number(values.rows ?? usualRows)
    if (!file || rest.length > 0) throw new Error('FILE')
    if (!Number.isInteger(rows) || rows < 0) throw new Error('--rows N')
    const language: Language = values.language === 'en' ? 'en' : 'zh-CN'
    return {
      file,
      crs: values.crs ?? null,
      rows: Math.min(rows, mostRows),
      language,
      ...(values.encoding && { encoding: values.encoding }),
    }
  } catch (cause) {
    throw new ReadRefusal('usage', { reason: cause instanceof Error ? cause.message : String(cause) })
  }
}

/** A file with those that lie beside it and belong to it: a .shp has its .dbf, .prj and .cpg. */
function open(file: string): Source {
  const bytes = contentOf(file)
  if (!bytes) throw new ReadRefusal('not-found', { file: file.slice(-60) })
  const stem = file.replace(/\.[^./\\]+$/, '')
  return {
    name: file.replace(/^.*[/\\]/, ''),
    bytes,
    siblings: (extension) => contentOf(`${stem}.${extension}`) ?? contentOf(`${stem}.${extension.toUpperCase()}`),
  }
}

function contentOf(file: string): Uint8Array | null {
  try {
    const { size } = statSync(file)
    if (size > limits.fileBytes) throw new ReadRefusal('file-too-large', { most: Math.round(limits.fileBytes / 1e6) })
    return readFileSync(file)
  } catch (cause) {
    if (cause instanceof ReadRefusal) throw cause
    return null
  }
}

async function run(words: string[]): Promise<ReadReport> {
  const asked = readArguments(words)
  const { encoding } = asked
  const reading = await readFile(open(asked.file), encoding === undefined ? {} : { encoding })
  return reportOf(reading, asked)
}

const words = process.argv.slice(2)
const language: Language = words.includes('en') && words.includes('--language') ? 'en' : 'zh-CN'
try {
  process.stdout.write(`${JSON.stringify(await run(words))}\n`)
} catch (cause) {
  const refused: ReadFinding =
    cause instanceof ReadRefusal
      ? finding(cause.code, cause.params)
      : finding('unreadable', { reason: String(cause).slice(0, 60) })
  process.stdout.write(`${JSON.stringify(emptyReport(refused, language))}\n`)
  process.exitCode = 2
}
