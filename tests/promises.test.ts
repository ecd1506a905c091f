import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { home } from '#server/build-page.ts'

/** The rows of every table in PROMISES.md: what is promised, and the titles of the tests that hold us to it. */
function promises(text: string): { promise: string; titles: string[] }[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|\s*(promise|-+)\s*\|/.test(line))
    .map((line) => {
      const [promise = '', tests = ''] = line.split(/(?<!\\)\|/).slice(1, -1)
      return { promise: promise.trim(), titles: tests.split('<br>').map(plainTitle).filter(Boolean) }
    })
}

/** A title as a table can hold it and as a test writes it are one when only escapes and backticks differ. */
const plainTitle = (title: string) => title.replace(/[\\`]/g, '').replace(/\s+/g, ' ').trim()

/** Every title written in a test file: it('…'), test('…'), it.each(table)('…'). */
function titlesBelow(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'))
  return new Set(files.flatMap((file) => titlesIn(readFileSync(join(folder, file), 'utf8'))))
}

function titlesIn(source: string): string[] {
  const titles: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (!isNode(node)) return
    const title = node.type === 'CallExpression' && isTest(node) ? textOf((node.arguments as unknown[])[0]) : null
    if (title !== null) titles.push(plainTitle(title))
    for (const part of Object.values(node)) visit(part)
  }
  visit(parseSync('some.test.ts', source).program)
  return titles
}

type SyntaxNode = { type: string } & Record<string, unknown>
const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && 'type' in value

/** Whether a call, or the call or member it is made on, goes back to `it` or `test`. */
function isTest(node: unknown): boolean {
  if (!isNode(node)) return false
  return node.type === 'Identifier' ? node.name === 'it' || node.name === 'test' : isTest(node.callee ?? node.object)
}

/** The text of a string written in one piece, or null. */
function textOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  const [piece, ...more] = node.type === 'TemplateLiteral' ? (node.quasis as { value: { cooked: string } }[]) : []
  return piece && more.length === 0 ? piece.value.cooked : null
}

it('every promise names its tests, and every test named there exists', () => {
  const rows = promises(readFileSync(join(home, 'tests/PROMISES.md'), 'utf8'))
  const titles = titlesBelow(join(home, 'tests'))
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter((row) => row.titles.length === 0)).toEqual([])
  const missing = rows.flatMap((row) => row.titles.filter((title) => !titles.has(title)))
  expect(missing).toEqual([])
})

it('titles are read from plain tests and from tests by table, and two may stand in one row', () => {
  expect(
    titlesIn(`it('it\\'s plain', () => {})
      it.each(rows)('%s by name', () => {})
      it.each(['a', 'b (c)'])(
        "by list",
        () => {})
      wait('no test')`),
  ).toEqual(["it's plain", '%s by name', 'by list'])
  expect(promises('| promise | test title |\n|---|---|\n| a | one<br>two |\n| b | |')).toEqual([
    { promise: 'a', titles: ['one', 'two'] },
    { promise: 'b', titles: [] },
  ])
})
