/** The sources the documents over the district name, each with its clause. */
import type { CompoundMoney } from '#contract/money.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Section } from '#web/ui/Section.tsx'
import { PackClause } from './PackClause.tsx'

export function NamedSources({ money: { packs, sources } }: { money: CompoundMoney }) {
  const t = useT()
  return (
    <Section title={t('money.namedBy')}>
      {packs.map((pack) => {
        const own = sources.filter((each) => each.pack === pack.id)
        return (
          own.length > 0 && (
            <p key={pack.id} className="money-named">
              <span className="quiet">{documentName(pack)}</span>
              {own.map(({ source, clause, printed }) => (
                <span key={`${source} ${clause}`} className="money-source">
                  {t(`money.sources.${source}`)}{' '}
                  <PackClause
                    cites={{ pack: pack.id, clause, printed }}
                    packs={packs}
                    about={t(`money.sources.${source}`)}
                  />
                </span>
              ))}
            </p>
          )
        )
      })}
    </Section>
  )
}
