/** On a wall screen the three views take turns; any key stops them. */
import { useEffect } from 'react'
import type { ChangeView } from './use-view.ts'
import { viewNamed, viewNames } from './view.ts'

const turnMs = 30_000

export function useRotation(isWall: boolean, change: ChangeView): void {
  useEffect(() => {
    if (!isWall) return
    const turn = () =>
      change((now) => viewNamed(now, viewNames[(viewNames.indexOf(now.name) + 1) % viewNames.length] ?? now.name), {
        replace: true,
      })
    const clock = setInterval(turn, turnMs)
    const stop = () => clearInterval(clock)
    window.addEventListener('keydown', stop)
    return () => {
      stop()
      window.removeEventListener('keydown', stop)
    }
  }, [isWall, change])
}
