/** What is known of marked ground: what it means and by which clauses, when, by which document, how large, who lies in it. */
import { historicQuarter, type ListedZone, type PolicyZones } from '#contract/zone.ts'
import { figure, useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Term } from '#web/ui/Term.tsx'
import { isActing, meaningName, sizeWords } from './words.ts'

type ZoneFactsProps = { zone: ListedZone; among: PolicyZones }

export function ZoneFacts({ zone, among: { meanings, withoutOutline } }: ZoneFactsProps) {
  const t = useT()
  const { code, happens, document, documentOn, note, sizeM2, whole, partly, outline } = zone
  const name = meaningName(t, code, meanings)
  const rules = meanings.find((each) => each.code === code)?.rules ?? []
  return (
    <dl className="zone-facts">
      <Term label={t('zones.field.code')}>
        {name}{' '}
        {rules.map(({ pack, clause, printed }) => (
          <PrintedClause key={`${pack.id} ${clause}`} document={pack} clause={clause} printed={printed} about={name} />
        ))}
        {code !== historicQuarter && !isActing(code, meanings) && <p className="quiet">{t('zones.noRule')}</p>}
      </Term>
      {happens && <Term label={t('zones.field.happens')}>{happens}</Term>}
      {document && <Term label={t('zones.field.document')}>{[document, documentOn].filter(Boolean).join(' · ')}</Term>}
      <Term label={t('zones.field.size')}>{sizeWords(sizeM2)}</Term>
      <Term label={t('zones.field.compounds')}>
        {t('zones.whole', { count: figure(whole) })} · {t('zones.partly', { count: figure(partly) })}
        {withoutOutline > 0 && <p className="quiet">{t('zones.withoutOutline', { count: withoutOutline })}</p>}
      </Term>
      {outline && (
        <Term label={t('zones.field.outline')}>
          {[outline.source, t(`words.provenanceKind.${outline.kind}`), outline.onDay].filter(Boolean).join(' · ')}
        </Term>
      )}
      {note && <Term label={t('zones.field.note')}>{note}</Term>}
    </dl>
  )
}
