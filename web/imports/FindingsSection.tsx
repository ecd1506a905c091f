/** What was found odd, grouped: the sentence, where in the file, where on the map, and repairs to look at before they are accepted. */
import { type FocusEvent, useEffect, useMemo, useRef } from 'react'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { FindingGroup } from './FindingGroup.tsx'
import { groupsOf, keyOf } from './findings-by-code.ts'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'

type FindingsSectionProps = { seen: NonNullable<Preview['seen']>; wishing: Wishing; onRow: (at: number) => void }

export function FindingsSection({ seen, wishing, onRow }: FindingsSectionProps) {
  const t = useT()
  const { preview } = seen
  const groups = useMemo(() => groupsOf(preview), [preview])
  const hand = useHandOnGroup(groups)
  return (
    <div id="import-findings" className="import-anchor">
      <Section title={t('imports.findings.title')}>
        {groups.length === 0 && <p className="quiet">{t('imports.findings.none')}</p>}
        <ul className="import-findings" {...hand}>
          {groups.map((group) => (
            <FindingGroup key={keyOf(group)} seen={seen} group={group} wishing={wishing} onRow={onRow} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

/** A finding that was repaired leaves its group, and the button under the hand with it: the hand goes to the group, or to what took its place. */
function useHandOnGroup(groups: readonly unknown[]) {
  const list = useRef<HTMLUListElement>(null)
  const place = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other groups are what may have taken the hand's place away
  useEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return
    const all = list.current?.children ?? []
    const group = all[Math.min(all.length - 1, place.current)]
    group?.querySelector<HTMLElement>('button')?.focus()
  }, [groups])
  return {
    ref: list,
    onFocus: ({ target }: FocusEvent) => {
      const group = target.closest('.import-group')
      place.current = group ? [...(list.current?.children ?? [])].indexOf(group) : null
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) place.current = null
    },
  }
}
