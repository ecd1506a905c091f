/** The place of a first answer that takes longer than 400 ms (the style sheet waits); old content is never replaced by it. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      <span />
      <span />
      <span />
    </div>
  )
}
