/**
 * npm run import -- FILE --adcode 410108 [--kind compounds|works|ground] [--crs EPSG:4547|gcj02|…] [--encoding gb18030] [--table N]
 *   [--sender 某街道] [--wishes wishes.json] [--dry-run] [--language en]
 * Imports a file into the database of the environment, as the page does: the same reading, comparing, checking and writing. Progress on stderr;
 * one JSON object on stdout with what would be or was written. Exit 0 when it was applied or there was nothing to do, 2 when it was refused or
 * stopped (Ctrl C): then nothing is written, and no draft stays.
 */
import { randomUUID } from 'node:crypto'
import type { ImportPreview, ImportRun } from '#contract/import.ts'
import type { Language } from '#contract/language/catalogue.ts'
import { ReadRefusal } from '#geodata/readers/reading.ts'
import { localReader } from '../accounts/reader.ts'
import { type Configuration, readConfiguration } from '../configuration.ts'
import { openDatabase } from '../db/client.ts'
import type { Writer } from '../db/write.ts'
import { NotFound, Refusal } from '../errors.ts'
import { say } from '../http/words.ts'
import { startTrouble } from '../start-trouble.ts'
import { type AskedImport, languageIn, openFile, readImportArguments } from './command-arguments.ts'
import { rowsToWrite, writeLook } from './desk/apply-look.ts'
import { Desk } from './desk/desk.ts'
import { takeLook } from './desk/look.ts'
import { previewOf } from './desk/preview.ts'
import { removeDraft, saveUpload } from './desk/save-upload.ts'
import { findLaid } from './desk/upload.queries.ts'

type Report = {
  applied: boolean
  import: ImportRun | null
  summary: ImportPreview['summary'] | null
  crs: string | null
  columns: { header: string; field: string | null }[]
  blocking: { code: string; message: string }[]
  findings: { code: string; message: string; weight: string; row: number | null }[]
  findingsTotal: number
}

const nothing: Report = {
  ...{
    applied: false,
    import: null,
    summary: null,
    crs: null,
    columns: [],
    blocking: [],
    findings: [],
    findingsTotal: 0,
  },
}

/** Nothing new is no refusal: the file was imported before, or says what the ledger has. */
const isHarmless = ({ code }: { code: string }) => code === 'nothing-to-write'

async function importFile(writer: Writer, asked: AskedImport, signal: AbortSignal): Promise<Report> {
  const { adcode, wishes, language, isDry } = asked
  const { name, bytes } = openFile(asked.file)
  const id = await saveUpload(writer, { adcode, name, bytes: [bytes], declaredBytes: bytes.length })
  const desk = new Desk()
  let run: ImportRun | null = null
  try {
    const laid = await findLaid(writer.database, writer.reader, id)
    if (!laid) throw new NotFound('import', id)
    const door = { desk, connection: writer.database, reader: writer.reader }
    const watched = { laid, wishes, signal, onProgress: tellProgress() }
    const taken = await takeLook(door, watched, async (found) => {
      const isWritten = !isDry && found.look.blocking.length === 0
      return { ...found, rows: isWritten ? await rowsToWrite(found) : null }
    })
    if (taken.rows) run = await writeLook(writer, { ...taken, rows: taken.rows }, watched)
    return reportOf(previewOf(taken.look, language, mostOfOneCode), run)
  } finally {
    desk.close()
    if (!run) await removeDraft(writer, id).catch(() => {}) // the trouble is the one to tell
  }
}

function reportOf(
  { summary, crs, columns, blocking, findings, findingsTotal }: ImportPreview,
  run: ImportRun | null,
): Report {
  return {
    ...{ applied: run !== null, import: run, summary, crs: crs.used?.code ?? null },
    columns: columns.map(({ header, field }) => ({ header, field })),
    blocking: blocking.map(({ code, message }) => ({ code, message })),
    findings: findings.map(({ code, message, weight, row }) => ({ code, message, weight, row })),
    findingsTotal,
  }
}

/** Nobody reads more; the sum is told. */
const mostOfOneCode = 200

function tellProgress() {
  let told = ''
  return (phase: string, share: number) => {
    const line = `${phase} ${Math.floor(share * 10) * 10}%`
    if (line !== told) process.stderr.write(`${line}\n`)
    told = line
  }
}

function refusalOf(cause: unknown, language: Language, configuration: Configuration | null): Report {
  if (cause instanceof ReadRefusal) return refused(cause.code, say(language, `readings.${cause.code}`, cause.params))
  if (cause instanceof Refusal) return refused(cause.code, say(language, `problems.${cause.code}`, cause.params))
  const trouble = configuration ? startTrouble(cause, configuration) : cause
  return refused('import-failed', trouble instanceof Error ? trouble.message : String(trouble))
}

const refused = (code: string, message: string): Report => ({ ...nothing, blocking: [{ code, message }] })

async function run(words: string[]): Promise<{ report: Report; exitCode: number }> {
  const language = languageIn(words)
  let configuration: Configuration | null = null
  try {
    const asked = readImportArguments(words)
    readEnvironmentFile()
    configuration = readConfiguration(process.env)
    const database = await openDatabase(configuration)
    try {
      const writer = { database, reader: localReader, requestId: randomUUID().slice(0, 8) }
      const report = await importFile(writer, asked, interrupted())
      return { report, exitCode: report.blocking.every(isHarmless) ? 0 : 2 }
    } finally {
      await database.close()
    }
  } catch (cause) {
    return { report: refusalOf(cause, language, configuration), exitCode: 2 }
  }
}

/** Aborted by the first Ctrl C; whoever presses it again wants out at once, and the database takes back what was begun. */
function interrupted(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  return stop.signal
}

/** As `npm start` does; settings that are already in the environment win. */
function readEnvironmentFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
  }
}

const { report, exitCode } = await run(process.argv.slice(2))
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exitCode = exitCode
