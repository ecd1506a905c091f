/**
 * Where the hand goes when what it was on is gone: to the screen, so that the next Tab is its first control and not the page’s; and back to
 * the button that opens it when it is closed.
 */
import { type RefObject, useCallback, useEffect, useRef } from 'react'

export function useHand(importing: string): { screen: RefObject<HTMLElement | null>; takeHand: () => void } {
  const screen = useRef<HTMLElement>(null)
  const takeHand = useCallback(() => {
    if (isNowhere()) screen.current?.focus({ preventScroll: true })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another import is another screen
  useEffect(takeHand, [importing])
  useEffect(
    () => () => {
      // the opener comes back with the page behind
      requestAnimationFrame(() => {
        if (!isNowhere()) return
        const [opener, head] = ['[data-opens="import"]', 'header a, header button']
        // on a phone the opener may lie in a sheet that is down
        const first = document.querySelector<HTMLElement>(opener) ?? document.querySelector<HTMLElement>(head)
        first?.focus()
      })
    },
    [],
  )
  return { screen, takeHand }
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body
