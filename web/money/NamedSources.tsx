/** The sources the documents over the district name, and what else they say of money, each with its clause. */
import type { Cited, CompoundMoney } from '#contract/money.ts'
import { useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Section } from '#web/ui/Section.tsx'
import { PackClause } from './PackClause.tsx'

type Named = Cited & { name: string }

export function NamedSources({ money: { packs, sources, rules } }: { money: CompoundMoney }) {
  const t = useT()
  return (
    <>
      <Section title={t('money.namedBy')}>
        <ByPack packs={packs} named={sources.map((each) => ({ ...each, name: t(`money.sources.${each.source}`) }))} />
      </Section>
      {rules.length > 0 && (
        <Section title={t('money.alsoSaid')}>
          <ByPack packs={packs} named={rules.map((each) => ({ ...each, name: each.label }))} />
        </Section>
      )}
    </>
  )
}

const ByPack = ({ packs, named }: { packs: CompoundMoney['packs']; named: readonly Named[] }) =>
  packs.map((pack) => {
    const own = named.filter((each) => each.pack === pack.id)
    return (
      own.length > 0 && (
        <p key={pack.id} className="money-named">
          <span className="quiet">{documentName(pack)}</span>
          {own.map((each) => (
            <span key={`${each.name} ${each.clause}`} className="money-source">
              {each.name} <PackClause cites={each} packs={packs} about={each.name} />
            </span>
          ))}
        </p>
      )
    )
  })
