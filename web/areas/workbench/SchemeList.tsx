/** In the left margin of the areas view: ask for a proposal, go on with a draft, begin from an earlier scheme. */
import { Button } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useSchemes } from './use-schemes.ts'

export function SchemeList({ view, change, readOnly }: PanelProps) {
  const t = useT()
  const schemes = useSchemes(view.adcode)
  const others = (schemes.data ?? []).filter(({ state }) => state !== 'adopted')
  const open = (bench: string) => change({ bench, selected: [] })
  if (readOnly) return null
  return (
    <Section title={t('bench.title')}>
      {schemes.error && <ProblemNote problem={schemes.error} onRetry={() => schemes.refetch()} />}
      <Button className="button" onPress={() => open('new')}>
        <Icon name="areas" /> {t('bench.open')}
      </Button>
      <ul className="scheme-list">
        {others.map(({ id, name, state, areas, compounds }) => (
          <li key={id}>
            <Button className="link-name" onPress={() => open(id)}>
              {name}
            </Button>
            <span className="quiet">
              {t(`bench.states.${state}`)} ·{' '}
              {t('bench.schemeRow', { areas: figure(areas), compounds: figure(compounds) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
