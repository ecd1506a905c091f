/** The paper page while there is no server to ask: its database is opening, or nobody answers. */
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'

export function Starting({ sinceMs }: { sinceMs: number }) {
  const t = useT()
  const [begun] = useState(() => Date.now() - sinceMs)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [])
  const seconds = Math.max(0, Math.round((now - begun) / 1000))
  return (
    <PaperPage>
      <p>{t('shell.starting')}</p>
      <p className="paper-seconds">{t('shell.elapsed', { seconds })}</p>
    </PaperPage>
  )
}

export function Unreachable({
  text,
  requestId,
  onRetry,
}: {
  text: string
  requestId?: string | null
  onRetry: () => void
}) {
  const t = useT()
  return (
    <PaperPage>
      <p role="alert">{text}</p>
      <Button className="button" onPress={onRetry}>
        {t('shell.retry')}
      </Button>
      {requestId && <p className="quiet">{t('shell.requestNumber', { id: requestId })}</p>}
    </PaperPage>
  )
}

function PaperPage({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    <main className="paper">
      <h1 className="mark">
        <span className="mark-square" aria-hidden="true" />
        <span className="mark-name">{t('shell.name')}</span>
      </h1>
      {children}
    </main>
  )
}
