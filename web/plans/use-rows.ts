/** Changes to the compounds of a plan, each with its undo: the rows go back as they were, or the opened draft is dropped. */
import type { PlacedInPlan } from '#contract/plan-rows.ts'
import type { Plan } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useUndo } from '#web/use-undo.ts'
import { type PlanAct, usePlanAct } from './use-plans.ts'
import { placedOf, reviewOf } from './words.ts'

export function useRows(plan: Plan) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const acting = usePlanAct(plan.id)
  const put = (compounds: PlacedInPlan[], text: string) => {
    if (acting.isPending) return // the controls stay enabled, so that the keyboard keeps its place
    const before = placedOf(plan)
    const wasPublished = plan.state === 'published'
    acting.mutate(
      { kind: 'change', change: { version: plan.version, compounds } },
      {
        onSuccess: ({ version, edition, state }) => {
          const back: PlanAct = wasPublished
            ? { kind: 'discard', version }
            : { kind: 'change', change: { version, compounds: before, ...reviewOf(plan) } }
          stage.say({
            text: [
              text,
              wasPublished && t('plans.nextEdition', { edition }),
              plan.state === 'joint' && state === 'draft' && t('plans.draftAgain'),
            ]
              .filter(Boolean)
              .join(t('shell.comma')),
            undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')),
          })
        },
        onError: ({ message }) => stage.say({ text: message }),
      },
    )
  }
  return {
    isPending: acting.isPending,
    add: (ids: readonly string[]) => {
      const year = plan.kind === 'three-year' ? null : plan.fromYear
      const added = ids.map((compoundId) => ({ compoundId, year, workClass: null, urgency: null, note: null }))
      put([...placedOf(plan), ...added], t('plans.rowsTaken', { count: ids.length }))
    },
    remove: (id: string) =>
      put(
        placedOf(plan).filter(({ compoundId }) => compoundId !== id),
        t('plans.rowsLeft', { count: 1 }),
      ),
    change: (id: string, part: Partial<PlacedInPlan>) =>
      put(
        placedOf(plan).map((row) => (row.compoundId === id ? { ...row, ...part } : row)),
        t('plans.changed'),
      ),
    move: (id: string, by: -1 | 1) => {
      const rows = placedOf(plan)
      const at = rows.findIndex(({ compoundId }) => compoundId === id)
      const [moved] = rows.splice(at, 1)
      if (moved) put([...rows.slice(0, at + by), moved, ...rows.slice(at + by)], t('plans.changed'))
    },
  }
}
