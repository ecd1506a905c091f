/** Metres of wall by decision, each with the line it is drawn with on the map. */
import { type WallTotals, wallDecisions } from '#contract/wall.ts'
import { figure, useT } from '#web/language.ts'

const kinds = [...wallDecisions, 'undecided'] as const

export function WallTotalsList({ lengthM }: { lengthM: WallTotals }) {
  const t = useT()
  return (
    <ul className="wall-totals" aria-label={t('walls.totals')}>
      {kinds.map((kind) => (
        <li key={kind} data-empty={lengthM[kind] === 0 || undefined}>
          <WallSign kind={kind} />
          <span>{t(`walls.decision.${kind}`)}</span>
          <b>{figure(lengthM[kind])} m</b>
        </li>
      ))}
    </ul>
  )
}

/** The line as the map draws it: dashed, with a gap, solid, double, dotted. */
export function WallSign({ kind }: { kind: keyof WallTotals }) {
  return (
    <svg className={`wall-sign wall-${kind}`} width="28" height="10" viewBox="0 0 28 10" aria-hidden="true">
      {kind === 'disputed' ? <path d="M1 3.4h26M1 6.6h26" /> : kind !== 'open' && <path d="M1 5h26" />}
      {kind === 'open' && (
        <>
          <path d="M1 5h8.5M18.5 5H27" />
          <path className="ticks" d="M10.6 1v8M17.4 1v8" />
        </>
      )}
    </svg>
  )
}
