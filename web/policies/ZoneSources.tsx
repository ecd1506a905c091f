/** The marked ground that tells a fact of a compound, and the step that makes it the compound's own. */
import { Button } from 'react-aria-components'
import type { Lying } from '#contract/zone.ts'
import { useT } from '#web/language.ts'
import { type Answer, answerFrom } from './facts-form.ts'
import { liesWords } from './words.ts'

type ZoneSourcesProps = { zones: readonly Lying[]; onAdopt: (answer: Answer) => void }

export function ZoneSources({ zones, onAdopt }: ZoneSourcesProps) {
  const t = useT()
  return zones.map((zone) => {
    const { document, happens, buildings } = zone
    return (
      <p key={zone.zone} className="quiet">
        {t('zones.sourceIs', {
          told: [liesWords(t, zone), document, happens, ...buildings].filter(Boolean).join(' · '),
        })}{' '}
        <Button className="link" onPress={() => onAdopt(answerFrom(zone))}>
          {t('zones.adoptHere')}
        </Button>
      </p>
    )
  })
}
