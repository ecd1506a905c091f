import { describe, expect, it } from 'vitest'
import { type ImportKind, ImportWishes } from '#contract/import.ts'
import { resources } from '#contract/language/catalogue.ts'
import { readFile } from '#geodata/readers/read-file.ts'
import { type Reading, ReadRefusal } from '#geodata/readers/reading.ts'
import { LaidFile } from '#server/imports/desk/laid-file.ts'
import { said } from '#server/imports/desk/said.ts'
import { hasOpenData, openData, openDataFiles } from '#tests/support/open-data.ts'
import { layOn, meant } from './files.ts'

const paths = openDataFiles()

/** What is answered, or the refusal; whatever else is thrown is a crash. */
async function answerOf<T>(work: () => Promise<T>): Promise<T | ReadRefusal> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ReadRefusal) return cause
    throw cause
  }
}

type Told = { code: string; params: Record<string, string | number> }

/** Findings nobody could be told of in both languages. */
const untold = (findings: readonly Told[]) =>
  findings.filter((each) =>
    languages.some((language) => {
      const { message } = said({ ...each, row: null }, language)
      return message.startsWith('readings.')
    }),
  )
const languages = Object.keys(resources) as (keyof typeof resources)[] // the keys of the catalogue

describe.skipIf(!hasOpenData)('a file from anywhere', () => {
  it.each(paths.length > 0 ? paths : ['none'])('is read and answered, or refused by name: %s', async (path) => {
    const stem = path.replace(/\.[^./]+$/, '')
    const siblings = (extension: string) =>
      paths.includes(`${stem}.${extension}`) ? openData(`${stem}.${extension}`) : null
    const [name, bytes] = [path.replace(/^.*\//, ''), openData(path)]
    const read = await answerOf(() => readFile({ name, bytes, siblings }))
    expect(untold(read instanceof ReadRefusal ? [read] : read.findings)).toEqual([])
    if (!(read instanceof ReadRefusal)) mustBeWhole(read)
    const laid = new LaidFile()
    layOn(laid, bytes)
    for (const [kind, existing] of Object.entries(emptyLedgers)) {
      const wishes = ImportWishes.parse({ kind })
      const asked = { file: meant(bytes, name), readingKey: '', wishes, templates: [], expected: {}, year: 2026 }
      const looked = await answerOf(() => laid.look(asked, () => {}))
      if (looked instanceof ReadRefusal) return expect(untold([looked])).toEqual([])
      laid.know({ page: 0, existing })
      const compared = await laid.compare({ wishes, ledgerPages: 1, choices: [], remembered: [] }, () => {})
      const { ofReading, ofMeaning } = looked.findings
      expect(untold([...looked.blocking, ...ofReading, ...ofMeaning, ...compared.findings])).toEqual([])
      expect(laid.rows({ from: 0, count: compared.rows })).toHaveLength(compared.rows)
    }
  })
})

function mustBeWhole({ tables }: Reading): void {
  for (const { columns, rows } of tables) {
    expect(new Set(columns).size).toBe(columns.length)
    expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true)
    expect(JSON.stringify([columns, rows.map(({ cells }) => cells)])).not.toContain('\uFFFD')
  }
}

const emptyLedgers: Record<ImportKind, unknown> = {
  compounds: [],
  works: { works: [], operators: [] },
  ground: { ground: [], invented: { roads: 0, barriers: 0, waters: 0 } },
  outlines: { adcode: '410108', outlines: [] },
}
