import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importKinds } from '#contract/import.ts'
import { catalogue } from '#contract/language/catalogue.ts'
import { groupsOf as countedGroups } from '#server/imports/desk/findings-page.ts'
import { rulesOf } from '#server/imports/kinds.ts'
import { filesIn } from '#web/imports/dropped.ts'
import { fieldsOf, valueWords, wordsOfFile } from '#web/imports/field-words.ts'
import { groupsOf, openRepairs } from '#web/imports/findings-by-code.ts'
import { bundled, fileOf, keptName, pastedFile } from '#web/imports/incoming.ts'
import { recordsNamed } from '#web/imports/ledger-records.tsx'
import { canBeAdded } from '#web/imports/row-record.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))
const namesIn = (bundles: ReturnType<typeof bundled>) =>
  bundles.map(({ name, files }) => `${name}: ${files.map((file) => file.name).join(' ')}`)

describe('files that are dropped together', () => {
  it('go up as one archive where they are one shapefile, and each by itself otherwise', () => {
    const files = named('管线.shp', '管线.dbf', '管线.PRJ', '管线.shp.xml', '台账.xlsx', '别的.dbf', 'GX.SHP', 'gx.dbf')
    expect(namesIn(bundled(files))).toEqual([
      '管线.zip: 管线.shp 管线.dbf 管线.PRJ 管线.shp.xml',
      'GX.zip: GX.SHP gx.dbf',
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

it('a file whose name is longer than any that is kept goes up all the same, and is still known by its end', () => {
  const kept = keptName(`${'很长'.repeat(200)}.geojson`)
  expect(kept).toHaveLength(300)
  expect(kept.endsWith('….geojson')).toBe(true)
  expect(keptName('台账.xlsx')).toBe('台账.xlsx')
})

describe('a folder that is dropped', () => {
  const file = (name: string) => ({
    isFile: true,
    isDirectory: false,
    name,
    file: (told: (it: File) => void) => told(new File(['x'], name)),
  })
  const folder = (name: string, parts: readonly object[]) => ({
    ...{ isFile: false, isDirectory: true, name },
    // a browser tells the parts once, then none
    createReader: () => {
      const told = [parts, []]
      return { readEntries: (tell: (some: unknown) => void) => tell(told.shift()) }
    },
  })
  // as a browser has them: no more of it is asked for
  const opened = (each: object) => filesIn([each as FileSystemDirectoryEntry])

  it('gives the files people made, in folders within it too', async () => {
    const parts = [
      file('红线.shp'),
      file('红线.dbf'),
      file('Thumbs.db'),
      file('~$台账.xlsx'),
      folder('表', [file('台账.xlsx')]),
    ]
    expect((await opened(folder('送审', parts))).map(({ name }) => name)).toEqual(['红线.shp', '红线.dbf', '台账.xlsx'])
  })

  it('with more files than anybody sends is refused', async () => {
    const many = Array.from({ length: 501 }, (_, at) => file(`${at}.csv`))
    await expect(opened(folder('整个硬盘', many))).rejects.toThrow(RangeError)
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
  const found = (code: string, weight: 'blocking' | 'doubt' | 'note', at: number) => ({
    ...{ code, weight, params: {}, row: at + 2, at, place: null, repair: null },
  })
  const look = [found('a', 'note', 0), found('b', 'doubt', 0), found('c', 'doubt', 1), found('c', 'doubt', 2)]
  const findingGroups = countedGroups(look)
  expect(findingGroups.map(({ code, count }) => `${code} ${count}`)).toEqual(['c 2', 'b 1', 'a 1'])
  const findings = look.map((each) => ({ ...each, message: each.code, column: null, cell: null, word: null }))
  const groups = groupsOf({ findingGroups, findings: findings.slice(0, 3) })
  expect(groups.map(({ code, firsts }) => `${code} ${firsts.map(({ at }) => at)}`)).toEqual(['c 1', 'b 0', 'a 0'])
})

it('a repair is open wherever it is proposed, whatever the findings are called', () => {
  const group = (code: string, count: number, repair: string | null) => ({
    ...{ code, count, weight: 'doubt' as const, repair: repair === null ? null : { code: repair, count } },
  })
  const groups = [
    ...[group('shape-sliver-row', 3, 'snap-sliver'), group('shape-sliver-compound', 2, 'snap-sliver')],
    ...[group('made-snap-sliver', 4, 'snap-sliver'), group('shape-gap-row', 9, 'close-gap'), group('other', 1, null)],
  ]
  expect(openRepairs(groups, 'snap-sliver')).toBe(5)
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

it('the words of the file stand beside a value that does not show them', () => {
  const say = (sentence: string) => `‹${sentence}›`
  const read = (field: string, after: unknown, written?: string) =>
    wordsOfFile(say, { field, before: null, after, kind: 'filled', ...(written !== undefined && { written }) })
  expect(read('floorAreaM2', 12_000, '1.2万㎡')).toBe('1.2万㎡')
  expect(read('floorAreaM2', 12_000)).toBeNull()
  expect(read('floorAreaM2', 12_000, '12,000‹words.unit.m2›')).toBeNull()
  expect(read('status', 'finished', '竣工')).toBe('竣工')
})

describe('a row nobody could match', () => {
  it('is found in the ledger by any part of a name, those that begin with it first', () => {
    const records = ['南阳路144号院', '东南阳小区', '北教工小区'].map((name) => ({
      id: name,
      name,
      streetOffice: null,
    }))
    expect(recordsNamed(records, ' 南 阳', 6).map(({ name }) => name)).toEqual(['南阳路144号院', '东南阳小区'])
    expect(recordsNamed(records, '１４４', 6)).toHaveLength(1)
    expect(recordsNamed(records, '  ', 6)).toEqual([])
  })

  it('is added only where it can be: a compound needs a name, a line does not', () => {
    expect(canBeAdded({ name: null }, 'compounds')).toBe(false)
    expect(canBeAdded({ name: '甲院' }, 'compounds')).toBe(true)
    expect(canBeAdded({ name: null }, 'works')).toBe(true)
  })
})
