/** A sentence in place: what happened, what to do, and the number to ask about. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'

type NoteProps = {
  tone: 'failure' | 'warning' | 'good' | 'plain'
  children: ReactNode
  onRetry?: () => void
  requestId?: string | null
}

export function Note({ tone, children, onRetry, requestId }: NoteProps) {
  const t = useT()
  return (
    <div className={`note note-${tone}`} role={tone === 'failure' ? 'alert' : 'status'}>
      <div>{children}</div>
      {(onRetry || requestId) && (
        <div className="note-foot">
          {onRetry && (
            <Button className="link" onPress={onRetry}>
              {t('shell.retry')}
            </Button>
          )}
          {requestId && <span className="quiet">{t('shell.requestNumber', { id: requestId })}</span>}
        </div>
      )}
    </div>
  )
}

/** A refusal of the server as a note: its sentence, what is wrong field by field, its number. */
export function ProblemNote({ problem, onRetry }: { problem: Error; onRetry?: () => void }) {
  const told = problem as Error & { requestId?: string | null; errors?: readonly { detail: string }[] } // an ApiProblem has them
  const details = (told.errors ?? []).map(({ detail }) => detail).filter((detail) => !problem.message.includes(detail))
  return (
    <Note tone="failure" onRetry={onRetry} requestId={told.requestId}>
      {problem.message}
      {details.length > 0 && (
        <ul className="note-list">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}
