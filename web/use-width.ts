/** How much room the page has: three columns, a rail with overlays, or a sheet over the map. */
import { useSyncExternalStore } from 'react'

export type Width = 'wide' | 'middle' | 'narrow'

const wide = () => window.matchMedia('(min-width: 1280px)')
const middle = () => window.matchMedia('(min-width: 1024px)')

function subscribe(onChange: () => void): () => void {
  const queries = [wide(), middle()]
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}

const read = (): Width => (wide().matches ? 'wide' : middle().matches ? 'middle' : 'narrow')

export const useWidth = (): Width => useSyncExternalStore(subscribe, read)
