/** Differences nobody has explained, at the foot of a report: on the progress view and on a printed sheet. Nothing where there are none. */
import { Button } from 'react-aria-components'
import { isUnexplained } from '#contract/target-footnotes.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useTargets } from './use-targets.ts'
import { footnoteIn } from './words.ts'

export function TargetFootnotes({ view, change }: PanelProps) {
  const t = useT()
  const open = useTargets(view.adcode).data?.items.filter(isUnexplained) ?? []
  if (open.length === 0) return null
  return (
    <Section title={t('targets.footnoteHead')} className="target-footnotes">
      <ul>
        {open.map((standing) => (
          <li key={standing.target.id}>{footnoteIn(t, standing)}</li>
        ))}
      </ul>
      <Button className="link" onPress={() => change({ page: 'targets', item: open[0]?.target.id ?? null })}>
        {t('targets.goOpen')}
      </Button>
    </Section>
  )
}
