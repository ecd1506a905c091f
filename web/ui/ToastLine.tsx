/** One line over the map, paper on ink reversed, for eight seconds; the clock stops while the pointer or focus is on it. */
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon } from './Icon.tsx'

const shownForMs = 8000

type ToastLineProps = { text: string; undo?: () => void; onClose: () => void }

export function ToastLine({ text, undo, onClose }: ToastLineProps) {
  const t = useT()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onClose, shownForMs)
    return () => clearTimeout(timer)
  }, [held, onClose])
  return (
    <output
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {undo && (
        <Button
          className="toast-undo"
          onPress={() => {
            onClose()
            undo()
          }}
        >
          {t('shell.undo')}
        </Button>
      )}
      <Button className="toast-close" aria-label={t('shell.close')} onPress={onClose}>
        <Icon name="close" size={14} />
      </Button>
    </output>
  )
}
