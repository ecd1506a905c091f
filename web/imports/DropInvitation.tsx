/** While files are dragged over the page all of it invites them; a drop anywhere is taken, and the browser never opens the file itself. */
import { useEffect, useRef, useState } from 'react'
import { useT } from '#web/language.ts'
import { type Carried, carriedBy } from './dropped.ts'

type DropInvitationProps = { readOnly: boolean; onDrop: (carried: Carried) => void }

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

export function DropInvitation({ readOnly, onDrop }: DropInvitationProps) {
  const t = useT()
  const [isOver, setOver] = useState(false)
  const latest = useRef({ readOnly, onDrop })
  latest.current = { readOnly, onDrop }
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.readOnly ? 'none' : 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false) // out of the window, not from one part of the page to the next
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(false)
      if (!latest.current.readOnly) latest.current.onDrop(carriedBy(event.dataTransfer))
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className="drop-invitation" role="status">
      <div className="drop-frame" data-refusing={readOnly || undefined}>
        <p className="drop-title">{t(readOnly ? 'imports.drop.readOnly' : 'imports.drop.title')}</p>
        {!readOnly && <p>{t('imports.drop.text')}</p>}
        {!readOnly && <p className="quiet">{t('imports.start.formats')}</p>}
      </div>
    </div>
  )
}
