/** How complete something is: a bar that says its share. */
import { percent } from '#web/language.ts'

export function CompletenessBar({ share, label }: { share: number | null; label: string }) {
  const told = share === null ? '–' : percent(share)
  return (
    <span className="completeness" role="img" aria-label={`${label} ${told}`}>
      <span className="completeness-bar" aria-hidden="true">
        <span style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
      <strong aria-hidden="true">{told}</strong>
    </span>
  )
}
