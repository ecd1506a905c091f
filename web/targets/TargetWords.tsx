/** The words of a target as printed, and the clause they stand in. */
import type { Target } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'

export function TargetWords({ target: { pack, clause, printed, note, quoted, source } }: { target: Target }) {
  const t = useT()
  return (
    <div className="target-words">
      {printed && <blockquote className="printed">{printed}</blockquote>}
      <p className="quiet">
        {pack ? pack.documentNumber : t('targets.ownSource', { source })}{' '}
        {pack && clause && (
          <PrintedClause
            document={pack}
            clause={clause}
            printed={printed ?? ''}
            quoted={quoted ?? undefined}
            about={t('targets.clause')}
          />
        )}
      </p>
      {note && (
        <p className="quiet">
          {t('targets.noteOf')}
          {t('map.colon')}
          {note}
        </p>
      )}
    </div>
  )
}
