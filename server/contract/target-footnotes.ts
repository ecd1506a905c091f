/** An unexplained difference in one sentence, alike on the page, on paper and in exported files. */
import type { Target, TargetStanding } from './targets.ts'

type Say = (key: string, params?: Record<string, string | number>) => string

/** Households no row accounts for are as unexplained as a difference. */
export const isUnexplained = ({ state }: Pick<TargetStanding, 'state'>): boolean =>
  state === 'differs' || state === 'reopened' || state === 'unassigned'

const mostNamed = 5

/** 2020 年力争完成（惠政文〔2019〕63号 一（三））：目标 13，台账 12，差 1（粮食机械厂家属院），未说明。 */
export function footnoteOf(say: Say, standing: TargetStanding): string {
  const { target, wanted, planned, difference, state, households } = standing
  const what = say('targets.footnoteOf', { target: targetInWords(say, target), source: sourceOf(say, target) })
  if (state === 'unassigned' && households) {
    const { known, of, unassigned } = households
    return say('targets.footnoteUnassigned', { what, wanted, unassigned, known, of })
  }
  const by = Math.abs(difference)
  const said = say(`targets.footnoteStates.${state === 'reopened' ? 'reopened' : 'differs'}`)
  return say('targets.footnote', { what, wanted, planned, by, rows: rowsInWords(say, standing), said })
}

/** “（粮食机械厂家属院）”, “（在以下小区之中：…）”; nothing where no row is behind it. */
function rowsInWords(say: Say, { rows, isExact }: TargetStanding): string {
  if (rows.length === 0) return ''
  const named = rows.slice(0, mostNamed).map(({ name }) => name)
  const names = named.join(say('shell.comma'))
  const told = rows.length > named.length ? say('targets.namesAndMore', { names, count: rows.length }) : names
  return say(isExact ? 'targets.rowsExact' : 'targets.rowsAmong', { names: told })
}

/** 2020 年力争完成（刘寨街道）. */
export function targetInWords(say: Say, target: Target): string {
  const { year, onDay, strength, measure, unit, builtBefore, streetOffice, fundingLabel } = target
  const bounds = [
    builtBefore !== null && say('targets.builtBefore', { year: builtBefore }),
    streetOffice?.name,
    fundingLabel,
    unit === 'household' && say('targets.units.household'),
  ].filter(Boolean)
  const told = say('targets.inWords', {
    when: onDay === null ? say('targets.inYear', { year }) : say('targets.byDay', { day: onDay }),
    strength: strength === 'stated' ? '' : say(`targets.strengths.${strength}`),
    measure: say(`targets.measures.${measure}`),
  }).trim()
  return bounds.length > 0 ? say('targets.bounded', { told, bounds: bounds.join(say('shell.comma')) }) : told
}

const sourceOf = (say: Say, { pack, clause, source }: Target): string =>
  pack ? `${pack.documentNumber} ${clause ?? ''}`.trim() : say('targets.ownSource', { source })
