/** How an import is told in a line: what it changes, when it was. */
import type { ImportRowKind, ImportRun } from '#contract/import.ts'
import { figure, type Say } from '#web/language.ts'

type Counts = Partial<Record<ImportRowKind, number>> | null

/** "新增 12，更新 5"; null where nothing is new or changed. */
export function changeWords(t: Say, counts: Counts): string | null {
  const parts = (['new', 'changed'] as const).flatMap((kind) => {
    const number = counts?.[kind] ?? 0
    return number > 0 ? [t(`imports.write.${kind}`, { number: figure(number) })] : []
  })
  return parts.length > 0 ? parts.join(t('imports.write.comma')) : null
}

/** "2026-11-21 14:32", local. */
export function momentWords(moment: string): string {
  const at = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Whoever works at the machine itself has no name of their own. */
export const actorWords = (t: Say, { actor }: ImportRun): string =>
  actor === 'local' ? t('areaPanel.actors.local') : actor

/** The moment that made it what it is. */
export const momentOf = ({ at, appliedAt, undoneAt }: ImportRun): string => undoneAt ?? appliedAt ?? at
