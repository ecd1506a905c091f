/** The colouring by eligibility: verdicts and reasons by compound, under the policy, class of work and test of the view. */
import { useMemo } from 'react'
import type { Standings } from '#contract/district-eligibility.ts'
import type { WorkClass } from '#contract/policy.ts'
import { becauseWords } from './because-words.ts'
import { useStandings } from './district.ts'
import { i18n, type Say, type Sentence, useT } from './language.ts'
import type { SceneStanding } from './map/scene.ts'
import type { View } from './view.ts'

export type Standing = SceneStanding & { standings: Standings }

/** `standing` is null while the map is coloured otherwise, and until the answer has come. */
export function useStanding({ adcode, colourBy, pack, workClass, policyTest }: View) {
  const t = useT()
  const asked = {
    ...(pack && { pack }),
    ...(workClass && { workClass: workClass as WorkClass }), // what is none is refused, and asked again without
    ...(policyTest && { test: policyTest }),
  }
  const answer = useStandings(adcode, colourBy === 'eligibility' ? asked : null)
  const standings = colourBy === 'eligibility' ? answer.data : undefined
  const standing = useMemo(() => (standings ? standingIn(t, standings) : null), [t, standings])
  return { answer, standing }
}

function standingIn(t: Say, standings: Standings): Standing {
  const { items, reasons, test } = standings
  const words = reasons.map((reason) => reasonWords(t, reason, test === null))
  return {
    standings,
    verdictOf: new Map(items.map(({ id, verdict }) => [id, verdict])),
    reasonOf: new Map(items.flatMap(({ id, reason }) => (reason < 0 ? [] : [[id, words[reason] ?? ''] as const]))),
  }
}

/** “建成年代 2003 年，晚于界线 2000 年”; the test's own name is left out where there is only one. */
function reasonWords(t: Say, { test, label, because, decided }: Standings['reasons'][number], named: boolean): string {
  const why = becauseWords(t, because)
  const told = named ? `${testName(test, label)} ${why}` : why
  return decided ? t('policies.byDecision', { told }) : told
}

/** A pack may name tests the catalogue does not know: they keep the pack's own words. */
export function testName(test: string, label: string | null): string {
  const key = `policies.tests.${test}`
  return i18n.exists(key) ? i18n.t(key as Sentence) : (label ?? test)
}
