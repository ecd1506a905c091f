/**
 * A draft on the desk. Owns the wishes and the preview made of them; the four sections each show a part of it and wish for
 * changes. Nothing here is written before the foot says so.
 */
import { useCallback, useState } from 'react'
import type { Position } from '#contract/geometry.ts'
import type { ImportPreview, ImportRowKind, ImportRun } from '#contract/import.ts'
import { useLanguage, useT } from '#web/language.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { ColumnsSection } from './ColumnsSection.tsx'
import { DeskHead } from './DeskHead.tsx'
import { FindingsSection } from './FindingsSection.tsx'
import { type LedgerRecord, LedgerRecords } from './ledger-records.tsx'
import { PlaceSection } from './PlaceSection.tsx'
import { RowsSection } from './RowsSection.tsx'
import { SectionLinks } from './SectionLinks.tsx'
import { SpotlightProvider } from './spotlight.tsx'
import { type Preview, usePreview } from './use-preview.ts'
import { useWishes, type Wishing } from './use-wishes.ts'
import { KindHint, LookNotes, WorkLine } from './WorkLine.tsx'
import { WriteFoot } from './WriteFoot.tsx'

type ImportDeskProps = {
  run: ImportRun
  ledger: readonly LedgerRecord[]
  placeOf: (recordId: string) => Position | null
  onOpen: (importing: string) => void
}

export function ImportDesk({ run, ledger, placeOf, onOpen }: ImportDeskProps) {
  const wishing = useWishes(run.id, run.kind)
  const look = usePreview(run.id, wishing.wishes, useLanguage())
  const { seen } = look
  return (
    <LedgerRecords value={ledger}>
      <SpotlightProvider preview={seen?.preview ?? null} placeOf={placeOf}>
        <DeskHead run={run} preview={seen?.preview ?? null} wishing={wishing} onDiscarded={() => onOpen('new')} />
        <WorkLine look={look} />
        <div className="import-body" data-outdated={(seen !== null && !look.isCurrent) || undefined}>
          <LookNotes look={look} />
          {seen && look.isCurrent && <KindHint preview={seen.preview} wishing={wishing} />}
          {seen ? (
            // of another kind or table every row is another
            <Sections key={`${seen.wishes.kind} ${seen.preview.table}`} seen={seen} wishing={wishing} look={look} />
          ) : (
            look.progress && <FirstLook />
          )}
        </div>
        <WriteFoot run={run} look={look} wishing={wishing} />
      </SpotlightProvider>
    </LedgerRecords>
  )
}

function FirstLook() {
  const t = useT()
  return <Skeleton label={t('shell.loading')} />
}

type SectionsProps = { seen: NonNullable<Preview['seen']>; wishing: Wishing; look: Preview }

export type Focus = { kind: ImportRowKind | null; at: number | null; turn: number }

function Sections({ seen, wishing, look }: SectionsProps) {
  const { preview } = seen
  const [focus, setFocus] = useState<Focus>(() => ({ kind: firstFilter(preview), at: null, turn: 0 }))
  // the last doubtful row is decided: what comes next takes its place
  const isEmpty = focus.kind === 'doubtful' && (preview.summary.doubtful ?? 0) === 0
  const shown = isEmpty ? { ...focus, kind: firstFilter(preview) } : focus
  const toRow = useCallback((at: number) => setFocus(({ turn }) => ({ kind: null, at, turn: turn + 1 })), [])
  return (
    <>
      <SectionLinks preview={preview} />
      <ColumnsSection preview={preview} wishing={wishing} />
      <PlaceSection preview={preview} wishing={wishing} />
      <RowsSection
        seen={seen}
        wishing={wishing}
        isCurrent={look.isCurrent}
        focus={shown}
        onFilter={(kind) => setFocus(({ turn }) => ({ kind, at: null, turn }))}
      />
      <FindingsSection seen={seen} wishing={wishing} onRow={toRow} />
    </>
  )
}

/** What needs a decision comes first, then what would change. */
const firstFilter = ({ summary }: ImportPreview): ImportRowKind | null =>
  (['doubtful', 'changed', 'new'] as const).find((kind) => (summary[kind] ?? 0) > 0) ?? null
