/** The dated steps of a compound, first to last, each with who said so; the plan year stands where it falls. */
import type { CompoundDetail } from '#contract/compound.ts'
import { useT } from '#web/language.ts'
import { swatchOf, type Theme } from '#web/map/style/palette.ts'
import { Section } from '#web/ui/Section.tsx'
import { Swatch } from '#web/ui/Swatch.tsx'
import { SourceMark } from './SourceMark.tsx'

export function Steps({ compound, theme }: { compound: CompoundDetail; theme: Theme }) {
  const t = useT()
  const steps = [...compound.steps].sort((a, b) => a.onDay.localeCompare(b.onDay))
  return (
    <Section
      title={t('compounds.steps')}
      remark={compound.late ? <span className="late">▲ {t('compounds.late')}</span> : null}
    >
      {steps.length === 0 ? (
        <p className="quiet">{t('compounds.noSteps')}</p>
      ) : (
        <ol className="steps">
          {steps.map((step) => {
            const label = t(`words.status.${step.status}`)
            return (
              <li key={`${step.onDay} ${step.status}`}>
                <Swatch {...swatchOf('status', step.status, 0, theme)} width={14} height={14} />
                <time dateTime={step.onDay}>{step.onDay}</time>
                <span>{label}</span>
                <SourceMark origin={step.origin} field={label} />
              </li>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
