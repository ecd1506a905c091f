/** On paper a WebGL canvas may come out empty: while the page prints, a plain copy of the picture lies over it. */
import type { Map as GlMap } from 'maplibre-gl'

/** The returned function stops listening. */
export function copyForPrint(map: GlMap): () => void {
  const copy = document.createElement('canvas')
  copy.className = 'map-print-copy'
  const lay = () => {
    map.redraw() // the drawing buffer is only sure to be there right after drawing
    const picture = map.getCanvas()
    copy.width = picture.width
    copy.height = picture.height
    copy.getContext('2d')?.drawImage(picture, 0, 0)
    map.getContainer().append(copy)
  }
  const lift = () => copy.remove()
  window.addEventListener('beforeprint', lay)
  window.addEventListener('afterprint', lift)
  return () => {
    lift()
    window.removeEventListener('beforeprint', lay)
    window.removeEventListener('afterprint', lift)
  }
}
