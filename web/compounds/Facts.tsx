/** Every fact of a compound with its unit and its source; what nobody has told yet is named in one line per group. */
import type { CompoundDetail } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { type Field, type FieldGroup, fields, storedValueOf, wordsOf } from './fields.ts'
import { SourceMark } from './SourceMark.tsx'

const groups: readonly FieldGroup[] = ['ledger', 'size', 'owner', 'works']

type FactsProps = { compound: CompoundDetail; placeName: (id: string) => string }

export function Facts({ compound, placeName }: FactsProps) {
  const t = useT()
  return groups.map((group) => {
    const own = fields.filter((field) => field.group === group && field.key !== 'name')
    const known = own.filter((field) => wordsOf(t, field, storedValueOf(compound, field.key), placeName) !== null)
    const unknown = own.filter((field) => !known.includes(field)).map((field) => t(`words.field.${field.key}`))
    return (
      <Section key={group} title={t(`compounds.groups.${group}`)} className="fact-list">
        {known.length > 0 && (
          <dl>
            {known.map((field) => (
              <Fact key={field.key} compound={compound} field={field} placeName={placeName} />
            ))}
          </dl>
        )}
        {unknown.length > 0 && (
          <p className="facts-unknown">{t('compounds.notTold', { fields: unknown.join(t('shell.comma')) })}</p>
        )}
      </Section>
    )
  })
}

function Fact({
  compound,
  field,
  placeName,
}: {
  compound: CompoundDetail
  field: Field
  placeName: (id: string) => string
}) {
  const t = useT()
  const label = t(`words.field.${field.key}`)
  const value = storedValueOf(compound, field.key)
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        <span>
          {field.kind === 'number' && typeof value === 'number' ? (
            <>
              {figure(value, field.digits)}
              {field.unit && <span className="unit"> {t(field.unit)}</span>}
            </>
          ) : (
            wordsOf(t, field, value, placeName)
          )}
        </span>
        <SourceMark origin={compound.provenance[field.key]} field={label} />
      </dd>
    </div>
  )
}
