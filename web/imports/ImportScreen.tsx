/** The work surface of an import beside the map: the entry with the list, a draft on the desk, or what was written. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import type { ImportRun } from '#contract/import.ts'
import type { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useArrivals } from './Arrivals.tsx'
import { readRun } from './doors.ts'
import { ImportDesk } from './ImportDesk.tsx'
import { ImportStart } from './ImportStart.tsx'
import { RunList } from './RunList.tsx'
import { RunReport } from './RunReport.tsx'
import { useHand } from './use-hand.ts'

export type ImportScreenProps = {
  /** An import's id, or `new`. */
  importing: string
  adcode: string
  /** The ledger, for places of its records. */
  rows: readonly CompoundRow[]
  readOnly: boolean
  onOpen: (importing: string | null) => void
}

export function ImportScreen(props: ImportScreenProps) {
  const { importing, adcode, readOnly, onOpen } = props
  const t = useT()
  const [showsMap, showMap] = useState(false)
  const { told, uploading } = useArrivals()
  const isNew = importing === 'new'
  const { screen, takeHand } = useHand(importing)
  return (
    <section
      ref={screen}
      className="import-screen"
      aria-label={t('imports.screen')}
      tabIndex={-1}
      data-peeking={showsMap || undefined}
    >
      <nav className="import-bar">
        {isNew ? (
          <h2 className="import-title">{t('imports.openLong')}</h2>
        ) : (
          <Button className="link" onPress={() => onOpen('new')}>
            {t('imports.toList')}
          </Button>
        )}
        <span className="bar-rest" />
        <Button className="button button-small import-peek" onPress={() => showMap(!showsMap)}>
          {t(showsMap ? 'imports.hideMap' : 'imports.showMap')}
        </Button>
        <Button className="icon-button" aria-label={t('imports.close')} onPress={() => onOpen(null)}>
          <Icon name="close" />
        </Button>
      </nav>
      {told && !isNew && <p className="import-told quiet">{told}</p>}
      {isNew ? (
        <div className="import-body">
          <ImportStart readOnly={readOnly} />
          {uploading === null && <RunList adcode={adcode} readOnly={readOnly} onOpen={onOpen} />}
        </div>
      ) : (
        <OneImport key={importing} {...props} id={importing} takeHand={takeHand} />
      )}
    </section>
  )
}

type OneImportProps = ImportScreenProps & { id: string; takeHand: () => void }

function OneImport({ id, rows, readOnly, onOpen, takeHand }: OneImportProps) {
  const t = useT()
  const { data: run, error, refetch } = useQuery<ImportRun>({ queryKey: ['import', id], queryFn: () => readRun(id) })
  const state = run?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written, or taken back, has lost the button that did it
  useEffect(takeHand, [state])
  const places = useMemo(() => new Map(rows.map(({ id: each, place }) => [each, place])), [rows])
  const placeOf = useCallback((recordId: string) => places.get(recordId) ?? null, [places])
  if (error && isGone(error)) {
    return (
      <div className="import-body import-padded">
        <Note tone="warning">{t('imports.gone')}</Note>
        <Button className="button" onPress={() => onOpen('new')}>
          {t('imports.toList')}
        </Button>
      </div>
    )
  }
  if (error) {
    return (
      <div className="import-body import-padded">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!run) return <Skeleton label={t('shell.loading')} />
  if (run.state === 'draft' && readOnly) {
    return (
      <div className="import-body import-padded">
        <Note tone="plain">{t('imports.readOnlyDraft')}</Note>
      </div>
    )
  }
  if (run.state === 'draft') {
    return <ImportDesk run={run} ledger={rows} placeOf={placeOf} onOpen={onOpen} />
  }
  return <RunReport run={run} readOnly={readOnly} onOpen={onOpen} />
}

const isGone = (error: Error): boolean => [404, 410].includes((error as ApiProblem).status) // an ApiProblem has one
