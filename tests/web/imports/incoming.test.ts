import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importKinds } from '#contract/import.ts'
import { catalogue } from '#contract/language/catalogue.ts'
import { rulesOf } from '#server/imports/kinds.ts'
import { fieldsOf, valueWords } from '#web/imports/field-words.ts'
import { groupsOf } from '#web/imports/findings-by-code.ts'
import { bundled, fileOf, pastedFile } from '#web/imports/incoming.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))
const namesIn = (bundles: ReturnType<typeof bundled>) =>
  bundles.map(({ name, files }) => `${name}: ${files.map((file) => file.name).join(' ')}`)

describe('files that are dropped together', () => {
  it('go up as one archive where they are one shapefile, and each by itself otherwise', () => {
    const files = named('管线.shp', '管线.dbf', '管线.PRJ', '管线.shp.xml', '台账.xlsx', '别的.dbf')
    expect(namesIn(bundled(files))).toEqual([
      '管线.zip: 管线.shp 管线.dbf 管线.PRJ 管线.shp.xml',
      '台账.xlsx: 台账.xlsx',
      '别的.dbf: 别的.dbf',
    ])
  })

  it('keep their bytes in the archive', async () => {
    const [shp, dbf] = [new File(['shape'], '院.shp'), new File(['rows'], '院.dbf')]
    const archive = await fileOf(bundled([shp, dbf])[0]!)
    const parts = unzipSync(new Uint8Array(await archive.arrayBuffer()))
    expect(
      Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])),
    ).toEqual({
      '院.shp': 'shape',
      '院.dbf': 'rows',
    })
  })
})

describe('what is pasted', () => {
  it('is a table where it has cells or lines, and nothing where it is a word', async () => {
    expect(pastedFile({ html: '', text: '棉纺厂一院' }, '粘贴')).toBeNull()
    expect(pastedFile({ html: '<p>一句话</p>', text: '一句话' }, '粘贴')).toBeNull()
    expect(pastedFile({ html: '', text: '名称\t户数\n一院\t120' }, '粘贴')?.name).toBe('粘贴.txt')
    const cells = pastedFile({ html: '<table><tr><td>一院</td></tr></table>', text: '一院' }, '粘贴')!
    expect(cells.name).toBe('粘贴.html')
    expect(await cells.text()).toContain('<td>一院</td>')
  })
})

it('findings stand by weight, the many before the few', () => {
  const finding = (code: string, weight: 'blocking' | 'doubt' | 'note') => ({
    ...{ code, weight, params: {}, message: code, row: 1, at: 0, column: null, place: null, repair: null },
  })
  const groups = groupsOf([finding('a', 'note'), finding('b', 'doubt'), finding('c', 'doubt'), finding('c', 'doubt')])
  expect(groups.map(({ code, findings }) => `${code} ${findings.length}`)).toEqual(['c 2', 'b 1', 'a 1'])
})

it.each(importKinds)('every field a column of %s can be read as has a name on the page', async (kind) => {
  const { fields } = await rulesOf(kind)
  expect(fields.filter((field) => !fieldsOf(kind).includes(field))).toEqual([])
  expect(Object.keys(catalogue.imports.fields[kind])).toEqual(fieldsOf(kind))
})

it('values are told in words and units, what is unknown is told as nothing', () => {
  const say = (sentence: string) => `‹${sentence}›`
  expect(valueWords(say, 'households', 1200)).toBe('1\u202f200\u2009‹words.unit.household›')
  expect(valueWords(say, 'builtYear', 1998)).toBe('1998')
  expect(valueWords(say, 'consentRate', 0.925)).toBe('93%')
  expect(valueWords(say, 'status', 'under-way')).toBe('‹words.status.under-way›')
  expect(valueWords(say, 'aliases', ['东院', '西院'])).toBe('东院、西院')
  expect(valueWords(say, 'note', '')).toBeNull()
})
