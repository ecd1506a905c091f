/** What a filter chooses, in words: the same in the menu that exports and in the file itself. */
import type { CompoundSelection } from './compound.ts'

/** Says a sentence of the catalogue by its dotted path. */
type Say = (key: string, params?: Record<string, string | number>) => string

/** `nameOf` knows street offices and areas by id. Nothing is said of the district. */
export function filterWords(say: Say, filter: CompoundSelection, nameOf: (id: string) => string): string {
  const comma = say('shell.comma')
  const told = (key: string, params: Record<string, string | number> = {}) => say(`exports.filters.${key}`, params)
  const each = (codes: string, word: (code: string) => string) => ({ names: codes.split(',').map(word).join(comma) })
  const {
    q,
    street,
    status,
    statusYear,
    planYear,
    builtYear,
    funding,
    area,
    placed,
    households,
    standing,
    gap,
    verdict,
  } = filter
  const statuses = status && each(status, (code) => say(`words.status.${code}`))
  const words = [
    q && told('q', { words: q }),
    street &&
      told(
        'street',
        each(street, (id) => (id === 'none' ? say('compounds.noStreet') : nameOf(id))),
      ),
    statuses &&
      (statusYear === undefined ? told('status', statuses) : told('statusYear', { ...statuses, year: statusYear })),
    planYear &&
      told(
        'planYear',
        each(planYear, (year) => (year === 'none' ? say('compounds.noPlanYear') : year)),
      ),
    builtYear &&
      told(
        'builtYear',
        each(builtYear, (years) => builtWords(say, years)),
      ),
    funding && told('funding', { words: funding }),
    area && told('area', each(area, nameOf)),
    placed && told(placed === 'sketched' ? 'sketched' : placed === 'true' ? 'placed' : 'unplaced'),
    households && told(households),
    standing && told(standing),
    gap && gapWords(say, gap),
    verdict &&
      told('verdict', {
        ...each(verdict, (code) => say(`policies.verdict.${code}`)),
        by: policyWords(say, filter, nameOf),
      }),
  ].filter(Boolean)
  return words.length > 0 ? words.join(told('and')) : told('all')
}

/** “惠政文〔2019〕63号，专项改造，建成年代”: the policy a verdict is under, and what of it was asked. */
function policyWords(say: Say, { policy, workClass, policyTest }: CompoundSelection, nameOf: (id: string) => string) {
  const known = (key: string, otherwise: string) => (say(key) === key ? otherwise : say(key))
  const parts = [
    policy && known(`compounds.documents.${policy}`, nameOf(policy)),
    workClass && known(`policies.workClass.${workClass}`, workClass),
    policyTest && known(`policies.tests.${policyTest}`, policyTest),
  ]
  return parts.filter(Boolean).join(say('shell.comma'))
}

/** “缺户数” or “12 个月没有更新”. */
export function gapWords(say: Say, gap: string): string {
  const months = /^stale-(\d+)$/.exec(gap)?.[1]
  return months ? say('survey.staleFor', { months }) : say('survey.lacks', { field: say(`words.field.${gap}`) })
}

function builtWords(say: Say, years: string): string {
  const [first = '', second = ''] = years.split('-')
  if (first === 'unknown') return say('compounds.builtUnknown')
  if (first === 'to') return say('compounds.upTo', { year: second })
  return first === 'from' ? say('compounds.from', { year: second }) : years.replace('-', '–')
}
