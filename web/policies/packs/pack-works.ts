/** The parts of the form that say what is done, by whom and with which money. */
import { moneySources } from '#contract/money-sources.ts'
import { payers } from '#contract/payer.ts'
import {
  choice,
  cited,
  clause,
  type Field,
  firstClause,
  freshly,
  listed,
  named,
  namedRows,
  none,
  number,
  onlyYes,
  part,
  type Rows,
  rows,
  text,
  unit,
  yesNo,
} from './pack-fields.ts'
import { at, listAt, type Path, type WrittenPack } from './written-pack.ts'

const payer = part('payer', 'packs.fields.hasPayer', undefined, freshly({ kind: 'government' }), [
  choice(
    'kind',
    'packs.fields.payer',
    payers.map((each) => [each, `menu.payers.${each}`]),
  ),
  ...cited,
])
const vote = part('vote', 'packs.fields.vote', undefined, freshly({}), cited)

const granting = [text('unit', 'packs.fields.dutyUnit'), ...cited]
const subsidies: Rows = {
  ...rows('subsidies', 'packs.parts.subsidies', freshly({ unit: '' }), granting),
  empty: undefined,
}

/** An item is numbered by its place, and its code follows from both. */
function freshItem(pack: WrittenPack, path: Path): Record<string, unknown> {
  const catalogue = path.slice(0, -1)
  const place = listAt(pack, path).length + 1
  const group = at(pack, [...catalogue, 'groups', 0, 'code']) ?? ''
  const code = `${at(pack, [...catalogue, 'code']) ?? ''}-${place}`
  return freshly({ code, number: place, group, label: '', isKey: null, isOpenEnded: false })(pack, path)
}

const items = rows('items', 'packs.parts.items', freshItem, [
  text('code', 'packs.fields.itemCode'),
  number('number', 'packs.fields.place'),
  text('label', 'packs.label'),
  text('group', 'packs.fields.group'),
  choice('isKey', 'packs.fields.isKey', [
    [null, 'packs.options.none'],
    [true, 'packs.options.keys.key'],
    [false, 'packs.options.keys.general'],
  ]),
  choice('excavates', 'packs.fields.excavates', [
    none,
    ['yes', 'menu.excavates.yes'],
    ['no', 'menu.excavates.no'],
    ['ask', 'menu.excavates.ask'],
  ]),
  choice('isOpenEnded', 'packs.fields.isOpenEnded', yesNo),
  choice('isOrganisational', 'packs.fields.isOrganisational', onlyYes),
  text('standard', 'packs.fields.standard', undefined),
  ...cited,
  payer,
  vote,
  subsidies,
])

const freshGroup = (pack: WrittenPack) => ({ code: 'basic', title: '', clause: firstClause(pack) })
export const cataloguesField = rows(
  'catalogues',
  'packs.parts.catalogues',
  () => ({ code: '', title: '', groups: [], items: [] }),
  [
    text('code', 'packs.fields.catalogueCode'),
    text('title', 'packs.name'),
    payer,
    vote,
    rows('groups', 'packs.parts.groups', freshGroup, [
      text('code', 'packs.code'),
      text('title', 'packs.label'),
      clause,
      part('standard', 'packs.fields.standard', undefined, freshly({}), cited),
    ]),
    items,
  ],
)

export const sequenceField = rows(
  'sequence',
  'packs.parts.sequence',
  freshly({ code: 'order', label: '', stages: [] }),
  [...named, listed('stages', 'stages', 'packs.fields.stages'), ...cited],
)

export const dutiesField = rows('duties', 'packs.parts.duties', freshly({ unit: '', leads: [], shares: [] }), [
  text('unit', 'packs.fields.dutyUnit'),
  listed('codes', 'leads', 'packs.fields.leads'),
  listed('codes', 'shares', 'packs.fields.shares'),
  ...cited,
])

export const fundingFields: readonly Field[] = [
  rows('funding.sources', 'packs.parts.sources', freshly({ code: 'higher-award', label: '' }), [
    choice(
      'code',
      'packs.fields.source',
      moneySources.map((each) => [each, `money.sources.${each}`]),
    ),
    text('label', 'packs.label'),
    ...cited,
  ]),
  part('funding.carrier', 'packs.fields.carrier', null, freshly({ label: '' }), [
    text('label', 'packs.label'),
    ...cited,
  ]),
  namedRows('funding.rules', 'packs.parts.fundingRules', 'earmark'),
  namedRows('funding.revenues', 'packs.parts.revenues', 'advertising'),
]

export const stepsField = namedRows('steps', 'packs.parts.steps', 'survey')
export const disclosureField = namedRows('disclosureSections', 'packs.parts.disclosure', 'project-content')

/** A rule with a unit beside it, each with its own words. */
const withUnit = (facts: Record<string, unknown>, name: string) => (pack: WrittenPack, path: Path) => ({
  ...freshly(facts)(pack, path),
  [name]: freshly({ unit: '' })(pack, path),
})

export const unifiedField = rows(
  'unifiedFlags',
  'packs.parts.unified',
  withUnit({ code: 'plan', label: '' }, 'responsible'),
  [...named, ...cited, unit('responsible', 'packs.fields.responsible')],
)

export const partiesField = rows(
  'parties',
  'packs.parts.parties',
  withUnit({ code: 'joint-acceptance', label: '', units: [] }, 'organiser'),
  [
    ...named,
    ...cited,
    unit('organiser', 'packs.fields.organiser'),
    namedRows('units', 'packs.parts.units', 'contractor'),
  ],
)

const freshPlan = freshly({
  ...{ code: 'plan', label: '', unit: '', horizonYears: 1 },
  ...{ coveredYears: null, perUnit: false },
})
export const specialPlanField = part(
  'specialPlan',
  'packs.fields.hasSpecialPlan',
  null,
  () => ({ fields: [], kinds: [], register: [] }),
  [
    namedRows('fields', 'packs.parts.planFields', 'standard'),
    namedRows('kinds', 'packs.parts.planKinds', 'water'),
    rows('register', 'packs.parts.register', freshPlan, [
      ...named,
      text('unit', 'packs.fields.dutyUnit'),
      number('horizonYears', 'packs.fields.horizonYears'),
      listed('years', 'coveredYears', 'packs.fields.coveredYears'),
      choice('perUnit', 'packs.fields.perUnit', yesNo),
      ...cited,
    ]),
  ],
)
