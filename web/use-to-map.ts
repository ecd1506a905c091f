/** From a page over the map to the map: the page closes, the compounds are chosen, and the map goes where they lie. */
import type { Bounds, Position } from '#contract/geometry.ts'
import { boundsAround } from './map/around.ts'
import { useStage } from './stage.tsx'
import type { Ledger } from './use-ledger.ts'
import type { ChangeView } from './use-view.ts'

/** An address holds no more. */
const mostOnMap = 200

type Whole = { ledger: Pick<Ledger, 'rows'>; change: ChangeView }

/** What is not placed is chosen all the same; where nothing is placed, the map stays where it was. */
export function useToMap({ ledger, change }: Whole): (ids: readonly string[]) => void {
  const stage = useStage()
  return (ids) => {
    const selected = ids.slice(0, mostOnMap)
    change({ page: null, item: null, selected })
    const chosen = new Set(selected)
    const bounds = boundsOf(ledger.rows.flatMap(({ id, place }) => (place && chosen.has(id) ? [place] : [])))
    if (bounds) stage.lookAt(bounds)
  }
}

function boundsOf(places: readonly Position[]): Bounds | null {
  if (places.length === 0) return null
  const all = places.map(boundsAround)
  return [
    Math.min(...all.map(([west]) => west)),
    Math.min(...all.map(([, south]) => south)),
    Math.max(...all.map(([, , east]) => east)),
    Math.max(...all.map(([, , , north]) => north)),
  ]
}
