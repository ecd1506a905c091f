/** Sums a survey up, street by street: facts of compounds and standing sign-offs in, what the page shows out. */
import { createHash } from 'node:crypto'
import type { SignedChange, Survey, SurveyStreet } from '#contract/survey.ts'
import { surveyFields } from '#contract/survey-fields.ts'
import { completenessOf, countMissing, isRequired, wantedOf } from './completeness.ts'
import type { Signed, Surveyed } from './survey.queries.ts'

const mostListed = 50

type Facts = {
  adcode: string
  today: string
  months: number
  rows: readonly Surveyed[]
  streets: readonly { id: string; name: string }[]
  standing: readonly Signed[]
  /** Names of signed compounds that are off the lists by now. */
  namesOfGone: ReadonlyMap<string, string>
}

export function summarise({ adcode, today, months, rows, streets, standing, namesOfGone }: Facts): Survey {
  const withStreet = streets.map((street) => {
    const own = rows.filter(({ streetOfficeId }) => streetOfficeId === street.id)
    const signed = standing.find(({ streetOfficeId }) => streetOfficeId === street.id) ?? null
    return toStreet(street, own, signed, namesOfGone)
  })
  const without = rows.filter(({ streetOfficeId }) => streetOfficeId === null)
  const stale = rows.filter((row) => row.stale)
  return {
    adcode,
    today,
    staleMonths: months,
    compounds: rows.length,
    completeness: meanOf(rows),
    stale: stale.length,
    fields: surveyFields.map((field) => ({ field, ...wantedOf[field] })),
    missing: countMissing(rows.map(({ known }) => known)),
    streets: without.length > 0 ? [...withStreet, toStreet(null, without, null, namesOfGone)] : withStreet,
    stalest: stale
      .toSorted((a, b) => (a.newestOn ?? '').localeCompare(b.newestOn ?? ''))
      .slice(0, mostListed)
      .map(({ id, name, newestOn }) => ({ id, name, newestOn })),
  }
}

function toStreet(
  street: SurveyStreet['street'],
  rows: readonly Surveyed[],
  signed: Signed | null,
  namesOfGone: ReadonlyMap<string, string>,
): SurveyStreet {
  const missing = countMissing(rows.map(({ known }) => known))
  const changes = signed ? changesSince(signed, rows, namesOfGone) : []
  return {
    street,
    compounds: rows.length,
    completeness: meanOf(rows),
    complete: rows.filter(({ known }) => completenessOf(known).missing.length === 0).length,
    stale: rows.filter(({ stale }) => stale).length,
    missing,
    gaps: missing.filter(isRequired),
    digest: digestOf(rows),
    signOff: signed && withoutCompounds(signed),
    changes: { total: changes.length, items: changes.slice(0, mostListed) },
  }
}

const withoutCompounds = ({ signed: _, ...signOff }: Signed) => signOff

const meanOf = (rows: readonly Surveyed[]): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, { known }) => sum + completenessOf(known).score, 0) / rows.length

/** Of ids and versions: the same as long as nobody has changed, added or removed anything. */
export const digestOf = (rows: readonly Pick<Surveyed, 'id' | 'version'>[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ id, version }) => [id, version]).sort()))
    .digest('hex')
    .slice(0, 32)

/** Records in another version than the one signed, new ones, and those that have left the street's list. */
export function changesSince(
  { signed }: Pick<Signed, 'signed'>,
  rows: readonly Pick<Surveyed, 'id' | 'name' | 'version'>[],
  namesOfGone: ReadonlyMap<string, string>,
): SignedChange[] {
  const versionOf = new Map(signed.map(({ id, version }) => [id, version]))
  const here = new Set(rows.map(({ id }) => id))
  const changed = rows.flatMap(({ id, name, version }): SignedChange[] => {
    const seen = versionOf.get(id)
    if (seen === version) return []
    return [{ id, name, kind: seen === undefined ? 'added' : 'changed' }]
  })
  const gone = signed
    .filter(({ id }) => !here.has(id))
    .map(({ id }): SignedChange => ({ id, name: namesOfGone.get(id) ?? id, kind: 'gone' }))
  return [...changed, ...gone]
}
