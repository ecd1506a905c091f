/** seeds/COVERAGE.md says what of the documents is met, and where; it may not name what is not there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { home } from '#server/build-page.ts'

const text = readFileSync(join(home, 'seeds/COVERAGE.md'), 'utf8')
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|\s*(clause|-+)\s*\|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const states = ['built', 'rule only', 'data only', 'not yet']
const packOf: Record<string, string> = { HJ: 'huiji', SZ: 'shizhong', HN: 'henan', NY: 'nayong' }
/** Where a file named without its folder is looked for. */
const folders = ['', 'seeds', 'server/policies', 'tests/server/policies']

describe('the table of what is met', () => {
  it('gives every row one of four states, and a row of the rules that is built has its code and its test', () => {
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter(([, , state = '']) => !states.includes(state))).toEqual([])
    const built = rows.filter((row) => row.length === 6 && row[2] === 'built')
    expect(built.length).toBeGreaterThan(10)
    expect(built.filter(([, , , code, test]) => !code || !test)).toEqual([])
  })

  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`([\w./-]+(?:\/|\.(?:ts|json)))`/g)].map(([, path = '']) => path)
    const isThere = (path: string) => folders.some((folder) => existsSync(join(home, folder, path)))
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((path) => !isThere(path))).toEqual([])
  })

  it('names only clauses that a pack quotes', () => {
    const packs = readPolicyPacks()
    const cited = rows.flatMap(([clauses = '']) => {
      let short = ''
      return clauses.split(', ').flatMap((each) => {
        const [, named, rest = each] = /^(HJ|SZ|HN|NY) (.+)$/.exec(each) ?? []
        short = named ?? short
        return short && packOf[short] ? [{ short, clause: rest }] : []
      })
    })
    const isQuoted = ({ short, clause }: { short: string; clause: string }) =>
      packs.some(
        ({ id, clauses }) => id.startsWith(packOf[short] ?? '-') && clauses.some((each) => each.id.startsWith(clause)),
      )
    expect(cited.length).toBeGreaterThan(40)
    expect(cited.filter((each) => !isQuoted(each))).toEqual([])
  })
})
