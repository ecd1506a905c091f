/** The view as React state whose only home is the address bar. */
import { replaceEqualDeep } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location'
import { usePrinting } from './printing.ts'
import { urlOf, type View, viewFromUrl } from './view.ts'

export type ChangeView = (change: Partial<View> | ((view: View) => View), how?: { replace?: boolean }) => void

/**
 * The view and the one way to change it. A change is a step of the browser's history unless `replace` is set.
 * Parts that did not change keep their identity, so that moving the camera does not filter 20,000 rows again.
 */
export function useView(): [View, ChangeView] {
  const path = usePathname()
  const search = useSearch()
  const last = useRef<View | null>(null)
  const printing = usePrinting()
  const asked = viewFromUrl(path, search)
  // paper is white, whatever the screen is
  const onPaper = printing === 'sheet' ? { ...asked, theme: 'light' as const, wall: false } : asked
  const view = replaceEqualDeep(last.current, onPaper)
  last.current = view
  return [view, useCallback(changeView, [])]
}

const changeView: ChangeView = (change, { replace = false } = {}) => {
  const now = viewFromUrl(location.pathname, location.search)
  const next = urlOf(typeof change === 'function' ? change(now) : { ...now, ...change })
  if (next !== location.pathname + location.search) navigate(next, { replace })
}
