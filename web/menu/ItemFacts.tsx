/** What the document says of one item: its words, who leads, who pays, whether owners are asked, what it has to be like. */
import type { MenuCatalogue } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { Term } from '#web/ui/Term.tsx'
import { type Item, itemName, payerOf } from './words.ts'

type ItemFactsProps = { catalogue: MenuCatalogue; item: Item }
type Cited = { printed: string; clause: string; note?: string }

export function ItemFacts({ catalogue, item }: ItemFactsProps) {
  const t = useT()
  const payer = payerOf(catalogue, item)
  const vote = item.vote ?? catalogue.vote
  const group = catalogue.groups.find(({ code }) => code === item.group)
  const mark = (cited: Cited, about: string) => (
    <PrintedClause
      document={{ id: catalogue.packId, documentNumber: catalogue.documentNumber }}
      clause={cited.clause}
      printed={cited.printed}
      quoted={catalogue.clauses.find(({ id }) => id === cited.clause)?.quoted}
      note={cited.note ?? null}
      about={`${itemName(item)} ${about}`}
    />
  )
  const duties = (part: 'leads' | 'shares') => catalogue.duties.filter((duty) => duty[part].includes(item.code))
  return (
    <dl className="item-facts">
      <Term label={t('menu.printed')}>
        {item.printed} {mark(item, t('menu.printed'))}
      </Term>
      <Term label={t('menu.leads')}>
        {duties('leads').length === 0 && <span className="quiet">{t('menu.noLead')}</span>}
        {duties('leads').map((duty) => (
          <span key={`${duty.unit} ${duty.printed}`} className="item-unit">
            {duty.unit} {mark(duty, t('menu.leads'))}
          </span>
        ))}
      </Term>
      {duties('shares').length > 0 && (
        <Term label={t('menu.shares')}>
          {duties('shares').map((duty) => (
            <span key={`${duty.unit} ${duty.printed}`} className="item-unit">
              {duty.unit} {mark(duty, t('menu.shares'))}
            </span>
          ))}
        </Term>
      )}
      {item.isOrganisational ? (
        <Term label={t('menu.payer')}>
          <span className="quiet">{t('menu.organisational')}</span>
        </Term>
      ) : (
        <>
          <Term label={t('menu.payer')}>
            {payer ? (
              <>
                {t(`menu.payers.${payer.kind}`)} {mark(payer, t('menu.payer'))}
              </>
            ) : (
              <span className="quiet">{t('menu.payerUnsaid')}</span>
            )}
          </Term>
          {item.subsidies && (
            <Term label={t('menu.subsidies')}>
              {item.subsidies.map((grant) => (
                <span key={grant.unit} className="item-unit">
                  {grant.unit} {mark(grant, t('menu.subsidies'))}
                </span>
              ))}
            </Term>
          )}
          {item.excavates && (
            <Term label={t('menu.excavation')}>
              {t(`menu.excavates.${item.excavates}`)}{' '}
              <span className="quiet">
                {t('menu.excavatesNote')} {item.excavates === 'ask' && t('menu.digsNote')}
              </span>
            </Term>
          )}
        </>
      )}
      {vote && (
        <Term label={t('menu.vote')}>
          {vote.printed} {mark(vote, t('menu.vote'))}
        </Term>
      )}
      {item.standard && (
        <Term label={t('menu.standard')}>
          {item.standard} {mark({ printed: item.standard, clause: item.clause }, t('menu.standard'))}
        </Term>
      )}
      {group?.standard && (
        <Term label={t('menu.standard')}>
          {group.standard.printed} {mark(group.standard, t('menu.standard'))}
        </Term>
      )}
      {item.note && <Term label={t('menu.note')}>{item.note}</Term>}
    </dl>
  )
}
