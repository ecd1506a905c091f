import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { citations } from '#contract/policy-faults.ts'
import { readPolicyPacks } from '#seeds/read-records.ts'
import { readDocuments, words } from './documents.ts'

const packs = readPolicyPacks()

describe('each policy pack', () => {
  it('quotes every clause that a rule, target, deadline, number or item cites', () => {
    for (const each of packs) {
      const quoted = new Map(each.clauses.map((clause) => [clause.id, words(`${clause.title ?? ''}${clause.quoted}`)]))
      const cited = citations(each)
      expect(cited.length, each.id).toBeGreaterThan(20)
      for (const { clause, printed, path } of cited) {
        expect(quoted.get(clause), `${each.id}: ${path.join('.')}`).toContain(words(printed ?? ''))
      }
      for (const clause of each.clauses) expect(words(clause.quoted), `${each.id}: ${clause.id}`).not.toBe('')
    }
  })

  it('quotes in the words and the order of the document', () => {
    const documents = readDocuments()
    for (const each of packs) {
      for (const { id, quoted } of each.clauses) {
        const pieces = quoted.split('……').map(words)
        for (const piece of pieces) expect(piece, `${each.id}: ${id}`).not.toBe('')
        const document = documents.get(each.source)
        if (document === undefined) continue
        const start = document.indexOf(pieces[0]!)
        expect(start, `${each.id}: ${id}`).toBeGreaterThanOrEqual(0)
        let end = start
        for (const piece of pieces) {
          const place = document.indexOf(piece, end)
          expect(place, `${each.id}: ${id}: ${piece}`).toBeGreaterThanOrEqual(0)
          end = place + piece.length
        }
      }
    }
  })
})

describe('no official is named', () => {
  const folder = new URL('../../seeds/', import.meta.url)
  const files = [
    'sources.json',
    ...['records', 'policies'].flatMap((kind) => readdirSync(new URL(kind, folder)).map((name) => `${kind}/${name}`)),
  ]
  const seeds = files.map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }))

  it('posts and units stand alone, without the phrases that go with a name', () => {
    expect(files).toHaveLength(8)
    for (const { file, text } of seeds)
      expect(text, file).not.toMatch(/同志|任指挥长|担任办公室主任|组\s*长：|成\s*员：/)
  })

  it('what the quotes leave out of the lists of members is nowhere in the data', () => {
    const documents = readDocuments()
    for (const each of packs) {
      const document = documents.get(each.source)
      if (document === undefined) continue
      const names = each.clauses
        .filter((clause) => clause.quoted.includes('……'))
        .flatMap((clause) => omitted(document, clause.quoted))
      if (each.id !== 'henan-2019-58') expect(names.length, each.id).toBeGreaterThan(1)
      for (const name of names)
        for (const { file, text } of seeds) expect(text.includes(name), `${file}: ${name}`).toBe(false)
    }
  })
})

/** The names in the stretches of a document that a quote leaves out: runs of two or three characters beside the posts. */
function omitted(document: string, quoted: string): string[] {
  const posts = /副?组长：|成员：|-|副区长|区住建局局长|任指挥长|(兼任|担任|任)办公室副?主任|同志|今后/g
  const names: string[] = []
  let end = -1
  for (const piece of quoted.split('……').map(words)) {
    const place = document.indexOf(piece, Math.max(end, 0))
    if (end >= 0)
      names.push(
        ...document
          .slice(end, place)
          .replace(posts, ' ')
          .split(/[^\p{Script=Han}]+/u),
      )
    end = place + piece.length
  }
  return names.filter((name) => name.length === 2 || name.length === 3)
}
