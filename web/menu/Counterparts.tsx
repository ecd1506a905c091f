/** The items of the other classifications that answer one, each with how far they go together and why. */
import type { MenuCatalogues } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { codedName } from './words.ts'

export function Counterparts({ known, code }: { known: MenuCatalogues; code: string }) {
  const t = useT()
  const links = known.links.filter(({ fromItem }) => fromItem === code)
  if (links.length === 0) return <p className="quiet">{t('menu.noCounterparts')}</p>
  return (
    <ul className="counterparts">
      {links.map(({ toItem, relation, reason, saidBy }) => (
        <li key={toItem} title={reason ?? undefined}>
          <span>{codedName(known, toItem)}</span>
          <em className="tag tag-quiet">{t(`menu.relations.${relation}`)}</em>
          {saidBy === 'district' && <em className="tag tag-own">{t('menu.saidBy.district')}</em>}
        </li>
      ))}
    </ul>
  )
}
