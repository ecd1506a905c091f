import { percent } from '#web/language.ts'

/** A figure between its floor and its cap: two ticks, and cinnabar where it is outside. */
export function CapBar({ value, min, max, fault }: { value: number; min: number; max: number; fault: boolean }) {
  const end = Math.max(max * 1.12, value)
  const at = (amount: number) => ({ left: percent(Math.min(1, amount / end)) })
  return (
    <span className="cap-bar" data-fault={fault || undefined} aria-hidden="true">
      <span style={{ width: percent(Math.min(1, value / end)) }} />
      {min > 0 && <i style={at(min)} />}
      <i style={at(max)} />
    </span>
  )
}
