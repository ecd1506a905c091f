/** The marked ground a compound lies in: how far, by which document; a historic quarter as a warning with the clause that asks for care. */
import type { CompoundEligibility } from '#contract/eligibility.ts'
import { historicQuarter, type Lying } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { liesWords, nameIn } from './words.ts'

export function ZoneLines({ eligibility: { zones, historicRules, policies } }: { eligibility: CompoundEligibility }) {
  const t = useT()
  if (zones.length === 0) return null
  const labelOf = nameIn(policies.flatMap(({ classes }) => classes.flatMap((each) => each.tests)))
  return (
    <ul className="zone-lines" aria-label={t('zones.inCompound')}>
      {zones.map((zone) =>
        zone.code === historicQuarter ? (
          <Care key={zone.zone} zone={zone} rules={historicRules} />
        ) : (
          <li key={zone.zone} className="zone-line">
            <span>{liesWords(t, zone)}</span>
            <span className="quiet">
              {[labelOf(zone.code), zone.happens, zone.document, ...zone.buildings].filter(Boolean).join(' · ')}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}

type CareProps = { zone: Lying; rules: CompoundEligibility['historicRules'] }

function Care({ zone, rules }: CareProps) {
  const t = useT()
  const { name, document } = zone
  const lies = liesWords(t, zone)
  return (
    <li className="zone-line" data-care>
      <span>{t('zones.careIn', { lies })}</span>
      {rules.map(({ pack, clause, printed }) => (
        <PrintedClause key={`${pack.id} ${clause}`} document={pack} clause={clause} printed={printed} about={name} />
      ))}
      {rules.length === 0 && <span className="quiet">{t('zones.careNoClause')}</span>}
      {document && <span className="quiet">{document}</span>}
    </li>
  )
}
