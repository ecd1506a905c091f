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
  /** Changes pressed one after the other are each made on the rows the one before left. */
  const put = (rowsOf: (now: Plan) => PlacedInPlan[], text: string) => {
    let before = plan
    const act = (now: Plan): PlanAct => {
      before = now
      return { kind: 'change', change: { version: now.version, compounds: rowsOf(now) } }
    }
    const told = ({ version, edition, state }: Plan) => {
      const wasPublished = before.state === 'published'
      const back: PlanAct = wasPublished
        ? { kind: 'discard', version }
        : { kind: 'change', change: { version, compounds: placedOf(before), ...reviewOf(before) } }
      stage.say({
        text: [
          text,
          wasPublished && t('plans.nextEdition', { edition }),
          before.state === 'joint' && state === 'draft' && t('plans.draftAgain'),
        ]
          .filter(Boolean)
          .join(t('shell.comma')),
        undo: () => undo(() => acting.mutateAsync(back), t('plans.undone')),
      })
    }
    void acting.mutateAsync(act).then(told, ({ message }: Error) => stage.say({ text: message }))
  }
  return {
    isPending: acting.isPending,
    add: (ids: readonly string[]) =>
      put(
        (now) => {
          const year = now.kind === 'three-year' ? null : now.fromYear
          const fresh = ids.filter((id) => now.rows.every((row) => row.id !== id))
          const added = fresh.map((compoundId) => ({ compoundId, year, workClass: null, urgency: null, note: null }))
          return [...placedOf(now), ...added]
        },
        t('plans.rowsTaken', { count: ids.length }),
      ),
    remove: (id: string) =>
      put((now) => placedOf(now).filter(({ compoundId }) => compoundId !== id), t('plans.rowsLeft', { count: 1 })),
    change: (id: string, part: Partial<PlacedInPlan>) =>
      put((now) => placedOf(now).map((row) => (row.compoundId === id ? { ...row, ...part } : row)), t('plans.changed')),
    move: (id: string, by: -1 | 1) =>
      put((now) => {
        const rows = placedOf(now)
        const at = rows.findIndex(({ compoundId }) => compoundId === id)
        const [moved] = at < 0 ? [] : rows.splice(at, 1)
        return moved ? rows.toSpliced(Math.max(0, at + by), 0, moved) : rows
      }, t('plans.changed')),
  }
}
