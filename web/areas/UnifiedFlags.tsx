/** 统一规划、统一施工…: what the documents over the district want done as one, decided for this area, each with its clause. */
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Area, UnifiedFlag } from '#contract/area.ts'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { Apply } from './AreaRecord.tsx'
import { useUnifiedFlags } from './use-areas.ts'

type UnifiedFlagsProps = { area: Area; readOnly: boolean; onApply: Apply }

const choices = ['open', 'yes', 'no'] as const
type Chosen = (typeof choices)[number]

export function UnifiedFlags({ area, readOnly, onApply }: UnifiedFlagsProps) {
  const t = useT()
  const flags = useUnifiedFlags(area.adcode)
  const decide = (code: string, chosen: Chosen) => {
    const { [code]: _, ...others } = area.unified
    const unified = chosen === 'open' ? others : { ...others, [code]: chosen === 'yes' }
    onApply({ unified }, { unified: area.unified })
  }
  return (
    <Section title={t('areaPanel.unified')}>
      {flags.error && <ProblemNote problem={flags.error} onRetry={() => flags.refetch()} />}
      {flags.data?.length === 0 && <p className="quiet">{t('areaPanel.unifiedNone')}</p>}
      <ul className="flag-list">
        {flags.data?.map((flag) => {
          const chosen = chosenOf(area.unified[flag.code])
          return (
            <li key={flag.code}>
              <FlagName flag={flag} />
              {readOnly ? (
                <span>{t(`areaPanel.unifiedChoice.${chosen}`)}</span>
              ) : (
                <Choice
                  label={flag.label}
                  value={chosen}
                  options={choices.map((value) => ({ value, label: t(`areaPanel.unifiedChoice.${value}`) }))}
                  onChange={(value) => decide(flag.code, value)}
                />
              )}
              <span className="quiet">
                {flag.documentNumber} {flag.clause} · {flag.responsible.unit}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const chosenOf = (stored: boolean | undefined): Chosen => (stored === undefined ? 'open' : stored ? 'yes' : 'no')

/** The name opens the clause as printed, and where the responsible unit is taken from. */
function FlagName({ flag: { label, clause, quoted, documentNumber, responsible } }: { flag: UnifiedFlag }) {
  const t = useT()
  const title = t('areaPanel.clauseOf', { label, clause })
  return (
    <DialogTrigger>
      <Button className="link-name" aria-label={title}>
        {label}
      </Button>
      <Popover className="popover source-card" placement="left top" offset={8}>
        <Dialog aria-label={title}>
          <blockquote className="printed">{quoted}</blockquote>
          <dl className="origin">
            <div>
              <dt>{t('areaPanel.document')}</dt>
              <dd>
                {documentNumber} {clause}
              </dd>
            </div>
            <div>
              <dt>{t('areaPanel.responsible')}</dt>
              <dd>{responsible.unit}</dd>
            </div>
            <div>
              <dt>{t('areaPanel.responsibleBy')}</dt>
              <dd>
                {responsible.clause}：“{responsible.printed}”
              </dd>
            </div>
            {responsible.note && (
              <div>
                <dt>{t('areaPanel.remark')}</dt>
                <dd>{responsible.note}</dd>
              </div>
            )}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
