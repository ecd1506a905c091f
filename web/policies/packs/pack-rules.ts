/** The parts of the form that say who is taken in and until when: the document, the year, conditions, exclusions, figures, tasks. */
import { workClasses } from '#contract/policy.ts'
import { targetMeasures, targetStrengths, targetUnits } from '#contract/targets.ts'
import {
  choice,
  cited,
  day,
  type Field,
  freshly,
  long,
  named,
  none,
  number,
  onlyYes,
  type ParameterChoice,
  part,
  rows,
  type Ticks,
  text,
  type Variant,
} from './pack-fields.ts'

export const documentFields: readonly Field[] = [
  text('documentNumber', 'packs.number'),
  text('title', 'packs.name'),
  text('issuer', 'packs.issuer'),
  day('issuedOn', 'packs.issuedOn'),
  { kind: 'id', name: 'id', label: 'packs.id' },
  choice('level', 'packs.fields.level', [
    ['district', 'packs.levels.district'],
    ['city', 'packs.levels.city'],
    ['province', 'packs.levels.province'],
  ]),
  part('validity', 'packs.fields.validity', undefined, freshly({ from: null, to: null, basis: 'printed' }), [
    day('from', 'packs.fields.from', null),
    day('to', 'packs.fields.to', null),
    choice('basis', 'packs.fields.basis', [
      ['printed', 'packs.options.validity.printed'],
      ['reading', 'packs.options.validity.reading'],
    ]),
    ...cited,
  ]),
]

const freshLine = freshly({ cutoffYear: 2000, cutoffOn: null, inclusive: null, classes: [] })
const freshYears = freshly({ code: 'conditional', fromYear: 2001, toYear: 2005, condition: '' })
export const builtYearFields: readonly Field[] = [
  part('eligibility.builtYear', 'packs.hasBuiltYear', null, freshLine, [
    number('cutoffYear', 'packs.cutoffYear'),
    choice('inclusive', 'packs.inclusive', [
      [null, 'packs.inclusives.open'],
      [true, 'packs.inclusives.in'],
      [false, 'packs.inclusives.out'],
    ]),
    day('cutoffOn', 'packs.fields.cutoffOn', null),
    ...cited,
    rows('classes', 'packs.parts.conditional', freshYears, [
      number('fromYear', 'packs.fromYear'),
      number('toYear', 'packs.toYear'),
      text('condition', 'packs.condition'),
      ...cited,
    ]),
  ]),
]

const namedFact: readonly Field[] = [{ kind: 'fact', name: 'code', label: 'packs.code' }, text('label', 'packs.label')]
const share: ParameterChoice = {
  ...{ kind: 'parameter', name: 'parameter', label: 'packs.fields.parameter', none: undefined },
  fresh: { code: 'consent-share', label: '', value: 80, unit: 'percent', bound: 'at-least' },
}
const horizon: ParameterChoice = {
  ...{ kind: 'parameter', name: 'parameter', label: 'packs.fields.parameter', none: null },
  fresh: { code: 'horizon', label: '', value: 3, unit: 'year', bound: 'at-most' },
}

export const conditionsField = rows(
  'eligibility.conditions',
  'packs.parts.conditions',
  freshly({ code: 'residents-willing', label: '' }),
  [
    ...namedFact,
    choice('role', 'packs.fields.role', [
      none,
      ['infrastructure-debt', 'packs.options.conditionRoles.infrastructure-debt'],
      ['residents-will', 'packs.options.conditionRoles.residents-will'],
    ]),
    share,
    choice('holdsForListed', 'packs.fields.holdsForListed', onlyYes),
    part('paper', 'packs.fields.paper', undefined, () => ({ code: 'appraisal', label: '' }), [
      text('code', 'packs.fields.paperCode'),
      text('label', 'packs.fields.paperLabel'),
    ]),
    ...cited,
  ],
)

const workTicks = (name: string, label: Ticks['label']): Ticks => ({
  ...{ kind: 'ticks', name, label, empty: [] },
  options: workClasses.map((each) => [each, `policies.workClass.${each}`]),
})

export const exclusionsField = rows(
  'eligibility.exclusions',
  'packs.parts.exclusions',
  freshly({
    ...{ code: 'shantytown-renovation', label: '', appliesTo: 'compound' },
    ...{ bars: ['comprehensive'], allows: [], parameter: null },
  }),
  [
    ...namedFact,
    choice('appliesTo', 'packs.fields.appliesTo', [
      ['compound', 'packs.options.appliesTo.compound'],
      ['work', 'packs.options.appliesTo.work'],
    ]),
    workTicks('bars', 'packs.fields.bars'),
    workTicks('allows', 'packs.fields.allows'),
    horizon,
    ...cited,
  ],
)

const units = ['year', 'month', 'calendar-year', 'yuan-per-m2-month', 'percent', 'person'] as const
const bounds = ['exactly', 'at-least', 'at-most', 'less-than'] as const
export const parametersField = rows(
  'parameters',
  'packs.parts.parameters',
  freshly({ code: 'demolition-horizon', label: '', value: 3, unit: 'year', bound: 'at-most' }),
  [
    ...named,
    number('value', 'packs.value'),
    choice(
      'unit',
      'packs.fields.unit',
      units.map((each) => [each, `packs.options.units.${each}`]),
    ),
    choice(
      'bound',
      'packs.fields.bound',
      bounds.map((each) => [each, `packs.options.bounds.${each}`]),
    ),
    choice('role', 'packs.fields.role', [
      none,
      ['priority-built-before', 'packs.options.parameterRoles.priority-built-before'],
    ]),
    ...cited,
  ],
)

export const targetsField = rows(
  'targets',
  'packs.parts.targets',
  freshly({
    ...{ code: 'finish', year: 2027, measure: 'finish', strength: 'stated', unit: 'compound' },
    ...{ amount: null, onDay: null, builtBefore: null },
  }),
  [
    text('code', 'packs.code'),
    number('year', 'packs.fields.year'),
    choice(
      'measure',
      'packs.fields.measure',
      targetMeasures.map((each) => [each, `targets.measures.${each}`]),
    ),
    choice(
      'strength',
      'packs.fields.strength',
      targetStrengths.map((each) => [each, `targets.strengthNames.${each}`]),
    ),
    choice(
      'unit',
      'packs.fields.counted',
      targetUnits.map((each) => [each, `targets.units.${each}`]),
    ),
    number('amount', 'packs.fields.amount', null),
    day('onDay', 'packs.fields.onDay', null),
    number('builtBefore', 'packs.fields.builtBefore', null),
    ...cited,
  ],
)

const onceOrAgain: Variant = {
  ...{ kind: 'variant', name: 'kind', label: 'packs.fields.kind' },
  variants: {
    once: {
      ...{ word: 'packs.options.kinds.once', fresh: { onDay: '' } },
      fields: [day('onDay', 'packs.fields.onDay')],
    },
    every: {
      ...{ word: 'packs.options.kinds.every', fresh: { period: 'month', dueOn: null, yearsBefore: 0 } },
      fields: [
        choice('period', 'packs.fields.period', [
          ['week', 'packs.options.periods.week'],
          ['month', 'packs.options.periods.month'],
          ['year', 'packs.options.periods.year'],
        ]),
        text('dueOn', 'packs.fields.dueOn', null),
        number('yearsBefore', 'packs.fields.yearsBefore'),
      ],
    },
  },
}
/** Which plans have to be there by a deadline. */
const planRoles: Ticks = {
  ...{ kind: 'ticks', name: 'role', label: 'packs.fields.role', empty: undefined },
  options: [
    ['annual-plan', 'packs.options.deadlineRoles.annual-plan'],
    ['three-year-plan', 'packs.options.deadlineRoles.three-year-plan'],
  ],
}

export const deadlinesField = rows(
  'deadlines',
  'packs.parts.deadlines',
  freshly({ kind: 'once', code: 'prepare', what: '', onDay: '' }),
  [text('code', 'packs.code'), text('what', 'packs.fields.what'), onceOrAgain, planRoles, ...cited],
)

export const clausesField = rows('clauses', 'packs.parts.clauses', () => ({ id: '', title: null, quoted: '' }), [
  text('id', 'packs.clause'),
  text('title', 'packs.fields.clauseTitle', null),
  long('quoted', 'packs.quoted'),
])
