/** The compounds of a district, to open the menu of one. */
import { useState } from 'react'
import type { MenuCatalogue } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'

const mostListed = 500

export function CompoundsPane({ ledger, change }: PanelProps & { catalogue: MenuCatalogue }) {
  const t = useT()
  const [words, setWords] = useState('')
  const listed = ledger.rows.filter(({ name }) => name.includes(words.trim()))
  return (
    <section className="menu-compounds" aria-label={t('menu.tabs.compounds')}>
      <input
        className="input menu-search"
        type="search"
        aria-label={t('menu.search')}
        placeholder={t('menu.search')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {listed.length === 0 && <p className="quiet">{t('menu.noCompounds')}</p>}
      <ul>
        {listed.slice(0, mostListed).map(({ id, name, streetOffice, planYear }) => (
          <li key={id}>
            <button type="button" onClick={() => change({ item: id })}>
              <span className="fill-many-name">{name}</span>
              <span className="quiet">{[streetOffice?.name, planYear].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length > mostListed && (
        <p className="quiet">{t('menu.notListed', { count: listed.length - mostListed })}</p>
      )}
    </section>
  )
}
