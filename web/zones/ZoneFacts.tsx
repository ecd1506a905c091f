/** What is known of marked ground: what it means and by which clauses, when, by which document, how large, who lies in it. */
import type { ReactNode } from 'react'
import { historicQuarter, type ListedZone, type PolicyZones } from '#contract/zone.ts'
import { figure, useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { isActing, meaningName, sizeWords } from './words.ts'

type ZoneFactsProps = { zone: ListedZone; among: PolicyZones }

export function ZoneFacts({ zone, among: { meanings, withoutOutline } }: ZoneFactsProps) {
  const t = useT()
  const { code, happens, document, documentOn, note, sizeM2, whole, partly, outline } = zone
  const name = meaningName(t, code, meanings)
  const rules = meanings.find((each) => each.code === code)?.rules ?? []
  return (
    <dl className="zone-facts">
      <Row label={t('zones.field.code')}>
        {name}{' '}
        {rules.map(({ pack, clause, printed }) => (
          <PrintedClause key={`${pack.id} ${clause}`} document={pack} clause={clause} printed={printed} about={name} />
        ))}
        {code !== historicQuarter && !isActing(code, meanings) && <p className="quiet">{t('zones.noRule')}</p>}
      </Row>
      {happens && <Row label={t('zones.field.happens')}>{happens}</Row>}
      {document && <Row label={t('zones.field.document')}>{[document, documentOn].filter(Boolean).join(' · ')}</Row>}
      <Row label={t('zones.field.size')}>{sizeWords(sizeM2)}</Row>
      <Row label={t('zones.field.compounds')}>
        {t('zones.whole', { count: figure(whole) })} · {t('zones.partly', { count: figure(partly) })}
        {withoutOutline > 0 && <p className="quiet">{t('zones.withoutOutline', { count: withoutOutline })}</p>}
      </Row>
      {outline && (
        <Row label={t('zones.field.outline')}>
          {[outline.source, t(`words.provenanceKind.${outline.kind}`), outline.onDay].filter(Boolean).join(' · ')}
        </Row>
      )}
      {note && <Row label={t('zones.field.note')}>{note}</Row>}
    </dl>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
