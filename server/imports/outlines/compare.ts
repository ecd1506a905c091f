/**
 * Territories of a file beside the district and street offices of the ledger. They are matched by what they are called: a territory moves its
 * edge over the years, and two of them lie side by side, so the place tells nothing.
 */
import type { ImportWishes } from '#contract/import.ts'
import { pushTo } from '../compounds/links.ts'
import { districtKey, shapeOf, similarity, streetKey } from '../compounds/names.ts'
import { missingFrom } from '../find-again.ts'
import { type Because, because } from '../import-fields.ts'
import type { Compared, ComparedRow } from '../kind.ts'
import type { ExistingOutline, ExistingOutlines } from './existing-outline.ts'
import type { Level, OutlineRecord, OutlineValues } from './understand.ts'

type Ledger = {
  adcode: string
  district: ExistingOutline | null
  offices: readonly ExistingOutline[]
  byId: ReadonlyMap<string, ExistingOutline>
}

type Answer =
  | { kind: 'same'; known: ExistingOutline; because: Because }
  | { kind: 'new' | 'skipped'; because: Because }
  | { kind: 'doubtful'; because: Because; among?: readonly ExistingOutline[] }

export function compareOutlines(
  records: readonly OutlineRecord[],
  { adcode, outlines }: ExistingOutlines,
  choices: ReadonlyMap<number, string>,
  wishes: ImportWishes,
): Compared {
  const ledger: Ledger = {
    adcode,
    district: outlines.find(({ level }) => level === 'district') ?? null,
    offices: outlines.filter(({ level }) => level === 'street'),
    byId: new Map(outlines.map((each) => [each.id, each])),
  }
  const first = records.map((record) => ({ record, answer: answerTo(record, { ledger, choices, wishes }) }))
  const claims = claimsOf(first)
  const answers = first.map(({ record, answer }) => ({ record, answer: onceOnly(record, answer, { claims, choices }) }))
  const claimed = new Set(answers.flatMap(({ answer }) => (answer.kind === 'same' ? [answer.known.id] : [])))
  const open = outlines.filter(({ id }) => !claimed.has(id))
  const rows = answers.map(({ record, answer }) => rowOf(record, answer, open))
  return { rows: [...rows, ...missingFrom(rows, outlines, wishes)], findings: [] }
}

type Asked = { ledger: Ledger; choices: ReadonlyMap<number, string>; wishes: ImportWishes }

function answerTo({ at, values }: OutlineRecord, { ledger, choices, wishes }: Asked): Answer {
  const choice = choices.get(at)
  const chosen = ledger.byId.get(choice ?? '')
  if (chosen) return { kind: 'same', known: chosen, because: because('chosen') }
  if (choice === 'skip') return { kind: 'skipped', because: because('chosen') }
  if (choice === 'new' && values.name) return { kind: 'new', because: because('chosen') }
  const { level, isElsewhere } = whatItIs(values, ledger)
  if (isElsewhere) return { kind: 'skipped', because: because('outline-elsewhere') }
  if (level === 'other') return { kind: 'skipped', because: because('outline-other-level') }
  if (level === 'district' && ledger.district)
    return { kind: 'same', known: ledger.district, because: because('same-name') }
  if (!values.name) return { kind: 'doubtful', because: because('outline-nameless') }
  const key = streetKey(values.name)
  const found = ledger.offices.filter(({ name }) => streetKey(name) === key)
  const [known] = found
  if (known && found.length === 1) return { kind: 'same', known, because: because('same-name') }
  if (known) return { kind: 'doubtful', because: because('several-of-name'), among: found }
  if (wishes.addStreets && level === 'street') return { kind: 'new', because: because('outline-unknown') }
  return { kind: 'doubtful', because: because('outline-unknown') }
}

/** 郑州's layers hold all its districts: a row of another is known by its code, by the district it names, or as a district by its own name. */
function whatItIs(values: OutlineValues, { adcode, district }: Ledger): { level: Level | null; isElsewhere: boolean } {
  const { code = '', name = '' } = values
  const own = districtKey(district?.name)
  const [, prefix, street, below] = /^([1-8]\d{5})(\d{3})?(\d{3})?$/.exec(code) ?? []
  const isOwnName = own !== '' && districtKey(name) === own
  const level = values.level ?? (isOwnName ? 'district' : prefix ? levelOfCode(street, below) : levelOfName(name))
  const isOther = prefix !== undefined && prefix !== adcode
  const saysOther = values.district !== undefined && own !== '' && districtKey(values.district) !== own
  const isOtherDistrict = level === 'district' && prefix !== adcode && name !== '' && !isOwnName
  // 市中区 is a name of several cities: within one a code that was renewed may differ, beyond it the code decides
  const isOwn = isOwnName && (prefix ?? adcode).slice(0, 4) === adcode.slice(0, 4)
  return { level, isElsewhere: ((isOther || saysOther) && !isOwn) || isOtherDistrict }
}

function levelOfCode(street = '000', below = '000'): Level {
  if (street === '000') return 'district'
  return below === '000' ? 'street' : 'other'
}

const levelOfName = (name: string): Level | null =>
  /(?:街道|街道办|办事处|[镇乡])$/.test(name.trim()) ? 'street' : null

type Claims = ReadonlyMap<string, readonly OutlineRecord[]>
type Answered = { record: OutlineRecord; answer: Answer }

function claimsOf(answered: readonly Answered[]): Claims {
  const claims = new Map<string, OutlineRecord[]>()
  for (const { record, answer } of answered) {
    const key = claimOf(answer, record.values)
    if (key !== null) pushTo(claims, key, record)
  }
  return claims
}

/** Two rows for one office are for the user to tell apart. Of those chosen by hand the first stands: one outline can be written, not two. */
function onceOnly(
  { at, values }: OutlineRecord,
  answer: Answer,
  { claims, choices }: { claims: Claims; choices: ReadonlyMap<number, string> },
): Answer {
  const key = claimOf(answer, values)
  const all = key === null ? [] : (claims.get(key) ?? [])
  const chosen = all.find((each) => choices.has(each.at))
  const other = chosen ?? all.find((each) => each.at !== at)
  if (!other || other.at === at) return answer
  const among = answer.kind === 'same' ? [answer.known] : []
  return { kind: 'doubtful', because: because('outline-twice', { row: other.row }), among }
}

const claimOf = (answer: Answer, { name }: OutlineValues): string | null => {
  if (answer.kind === 'same') return answer.known.id
  return answer.kind === 'new' ? `new ${streetKey(name)}` : null
}

const mostCandidates = 5

function rowOf({ at, row, values }: OutlineRecord, answer: Answer, open: readonly ExistingOutline[]): ComparedRow {
  const { name = null } = values
  const told = { at, row, name, recordId: null, because: answer.because, candidates: [], fields: [] }
  switch (answer.kind) {
    case 'same':
      return { ...told, kind: 'same', name: name ?? answer.known.name, recordId: answer.known.id }
    case 'new':
      return { ...told, kind: 'new', fields: [{ field: 'name', before: null, after: name, kind: 'filled' }] }
    case 'skipped':
      return { ...told, kind: 'skipped' }
    case 'doubtful':
      return { ...told, kind: 'doubtful', candidates: candidatesFor(name, answer.among ?? open) }
  }
}

/** What no other row is, the likeliest by name first; whatever it is called, it may be the district itself. */
function candidatesFor(name: string | null, outlines: readonly ExistingOutline[]): ComparedRow['candidates'] {
  const asked = shapeOf(streetKey(name))
  const ranked = outlines
    .map(({ id, name: theirs, level }) => ({
      level,
      recordId: id,
      score: name ? similarity(asked, shapeOf(streetKey(theirs))) : 0,
      reasons: [because('outline-open')],
    }))
    .sort((a, b) => b.score - a.score)
  const offices = ranked.filter(({ level }) => level === 'street').slice(0, mostCandidates)
  const all = [...offices, ...ranked.filter(({ level }) => level === 'district')]
  return all.map(({ level: _, ...candidate }) => candidate)
}
