/** A sample of how the map draws what becomes of a row: the same hue and the same dash. */
import type { ImportRowKind } from '#contract/import.ts'

const dashes: Readonly<Record<ImportRowKind, { tone: string; dash?: string; width: number }>> = {
  new: { tone: 'new', width: 2.4 },
  changed: { tone: 'changed', dash: '7 3', width: 2.4 },
  doubtful: { tone: 'doubtful', dash: '2 3', width: 2.8 },
  same: { tone: 'same', width: 1 },
  skipped: { tone: 'same', width: 1 },
  missing: { tone: 'same', width: 1 },
}

export function FateSample({ kind }: { kind: ImportRowKind }) {
  const { tone, dash, width } = dashes[kind]
  return (
    <svg className="import-fate" width="20" height="10" viewBox="0 0 20 10" aria-hidden="true" focusable="false">
      <path d="M1 5H19" stroke={`var(--import-${tone})`} strokeWidth={width} strokeDasharray={dash} fill="none" />
    </svg>
  )
}
