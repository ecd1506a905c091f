/** One row of a list that filters: sample, name, bar, number. A row with 0 stays, dimmed. */
import type { ReactNode } from 'react'
import { figure } from '#web/language.ts'

type CountRowProps = {
  swatch?: ReactNode
  name: string
  count: number
  /** Length of the bar, 0–1. */
  share: number
  /** Whether the filter keeps it; null when nothing is filtered. */
  kept: boolean | null
  strong?: boolean
  onPress: (also: boolean) => void
  onRest?: (resting: boolean) => void
}

export function CountRow({ swatch, name, count, share, kept, strong = false, onPress, onRest }: CountRowProps) {
  return (
    <li>
      <button
        type="button"
        className="count-row"
        data-empty={count === 0 || undefined}
        data-dropped={kept === false || undefined}
        data-strong={strong || undefined}
        aria-pressed={kept === true}
        onClick={(event) => onPress(event.ctrlKey || event.metaKey)}
        onPointerEnter={() => onRest?.(true)}
        onPointerLeave={() => onRest?.(false)}
        onFocus={() => onRest?.(true)}
        onBlur={() => onRest?.(false)}
      >
        {swatch && <span className="count-swatch">{swatch}</span>}
        <span className="count-name">{name}</span>
        <span className="count-bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
        <span className="count-number">{figure(count)}</span>
      </button>
    </li>
  )
}
