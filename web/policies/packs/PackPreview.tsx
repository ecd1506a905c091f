/** Whose verdict a pack would change, and from what to what. */
import { Button } from 'react-aria-components'
import type { Verdict } from '#contract/eligibility.ts'
import type { PackCheck } from '#contract/pack-editing.ts'
import { useT } from '#web/language.ts'

type PackPreviewProps = { changes: PackCheck['changes']; onChoose: (id: string) => void }

export function PackPreview({ changes, onChoose }: PackPreviewProps) {
  const t = useT()
  const word = (verdict: Verdict | null) => (verdict ? t(`policies.verdict.${verdict}`) : t('packs.uncovered'))
  if (changes.length === 0) return <p className="quiet">{t('packs.noChange')}</p>
  return (
    <>
      <p>{t('packs.changes', { count: changes.length })}</p>
      <ul className="pack-changes">
        {changes.map(({ compoundId, name, classes }) => (
          <li key={compoundId}>
            <Button className="link" onPress={() => onChoose(compoundId)}>
              {name}
            </Button>
            {classes.map(({ workClass, from, to }) => (
              <span key={workClass} className="quiet">
                {classes.length > 1 && `${t(`policies.workClass.${workClass}`)} `}
                {t('packs.fromTo', { from: word(from), to: word(to) })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
