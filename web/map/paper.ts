/** The map on a printed sheet: what the reader had in sight, at the next round scale, drawn fine enough for paper. */
import type { Map as GlMap } from 'maplibre-gl'
import { ratioOf } from './footer.ts'
import type { Scene } from './scene.ts'

/** Scales an office keeps rulers for. */
const factors = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
/** Device pixels per CSS pixel of paper: 192 dots per inch. */
const finePixels = 2

/** The smallest round n with n ≥ `ratio`. */
export function roundScale(ratio: number): number {
  const power = 10 ** Math.floor(Math.log10(ratio))
  return power * (factors.find((factor) => factor * power >= ratio - 1e-6) ?? 10)
}

/** The zoom at which a latitude is drawn at 1:n. */
export const zoomOf = (n: number, latitude: number): number => Math.log2(ratioOf(0, latitude) / n)

/** Fills the sheet's frame with what is not covered on the screen. The returned function gives the map back as it was. */
export function layOnPaper(map: GlMap, { top, right, bottom, left }: Scene['padding']): () => void {
  const before = { center: map.getCenter(), zoom: map.getZoom() }
  const screenPixels = map.getPixelRatio()
  const { clientWidth, clientHeight } = map.getCanvas() // as on the screen; its container is the sheet's already
  const { lng: west, lat: north } = map.unproject([left, top])
  const { lng: east, lat: south } = map.unproject([clientWidth - right, clientHeight - bottom])
  map.setPixelRatio(finePixels)
  map.resize()
  const fitting = map.cameraForBounds([west, south, east, north], { padding: 0 })
  if (fitting) map.jumpTo(fitting)
  const { lat } = map.getCenter()
  map.jumpTo({ zoom: zoomOf(roundScale(ratioOf(map.getZoom(), lat)), lat) })
  return () => {
    map.setPixelRatio(screenPixels)
    map.resize()
    map.jumpTo(before)
  }
}
