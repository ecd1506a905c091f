/** 公示内容: the sections a document wants laid open, each with its clause. */
import type { PolicyPack } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'

export function DisclosureList({ pack }: { pack: PolicyPack }) {
  const t = useT()
  if (pack.disclosureSections.length === 0) return null
  return (
    <section className="policy-disclosure" aria-label={t('policies.page.disclosure')}>
      <h3>{t('policies.page.disclosure')}</h3>
      <ul>
        {pack.disclosureSections.map(({ code, label, clause, printed, note }) => (
          <li key={code}>
            {label}{' '}
            <PrintedClause document={pack} clause={clause} printed={printed} note={note ?? null} about={label} />
          </li>
        ))}
      </ul>
    </section>
  )
}
