/**
 * Scans and plots under the compounds. The fixed layers know nothing of them: each is a source and a layer of its own, put in below the
 * compounds when it is shown and taken out when it is not.
 */
import type { CanvasSource, Map as GlMap } from 'maplibre-gl'
import type { Scene, ScenePicture } from './scene.ts'

/** Above the sheet, below everything that is traced. */
const above = 'compound-fill'
/** Graphics chips of office machines take no larger picture; a scan of 100 megapixels is drawn smaller. */
const mostPx = 4096

type Corners = [[number, number], [number, number], [number, number], [number, number]]
type Laid = { picture: ScenePicture; isThere: boolean }

/** What lies under the map: every picture shown, one of them perhaps as it is being matched. */
export function tracedOf({ pictures = [], pictureTried = null }: Scene): readonly ScenePicture[] {
  if (!pictureTried) return pictures
  return [...pictures.filter(({ id }) => id !== pictureTried.id), pictureTried]
}

export class TracedPictures {
  readonly #map: GlMap
  readonly #laid = new Map<string, Laid>()

  constructor(map: GlMap) {
    this.#map = map
  }

  show(pictures: readonly ScenePicture[]): void {
    for (const [id, { isThere }] of this.#laid) {
      if (pictures.some((picture) => picture.id === id)) continue
      this.#laid.delete(id)
      if (isThere) this.#takeOut(id)
    }
    for (const picture of pictures) this.#lay(picture)
  }

  #lay(picture: ScenePicture): void {
    const laid = this.#laid.get(picture.id)
    if (!laid) {
      const next = { picture, isThere: false }
      this.#laid.set(picture.id, next)
      void this.#putIn(next)
      return
    }
    const before = laid.picture
    laid.picture = picture
    if (!laid.isThere) return
    if (before.corners !== picture.corners)
      this.#map.getSource<CanvasSource>(nameOf(picture.id))?.setCoordinates(cornersOf(picture))
    if (before.opacity !== picture.opacity)
      this.#map.setPaintProperty(nameOf(picture.id), 'raster-opacity', picture.opacity)
  }

  /** As the picture stands when its bytes have come, unless it was taken away meanwhile. */
  async #putIn(laid: Laid): Promise<void> {
    const { id } = laid.picture
    const canvas = await drawn(laid.picture).catch((cause: unknown) => {
      console.warn(cause) // the list of pictures shows that it is there; tracing goes on without it
      return null
    })
    if (!canvas || this.#laid.get(id) !== laid) return
    laid.isThere = true
    const name = nameOf(id)
    this.#map.addSource(name, { type: 'canvas', canvas, coordinates: cornersOf(laid.picture), animate: false })
    this.#map.addLayer(
      {
        id: name,
        type: 'raster',
        source: name,
        paint: { 'raster-opacity': laid.picture.opacity, 'raster-fade-duration': 0 },
      },
      above,
    )
  }

  #takeOut(id: string): void {
    this.#map.removeLayer(nameOf(id))
    this.#map.removeSource(nameOf(id))
  }
}

const nameOf = (id: string) => `traced ${id}`
const cornersOf = ({ corners }: ScenePicture): Corners => corners.map(([lon, lat]) => [lon, lat]) as Corners // four, as given

/** The picture the way up it is seen, no larger than the graphics chip takes. */
async function drawn({ url, widthPx, heightPx }: ScenePicture): Promise<HTMLCanvasElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  const scale = Math.min(1, mostPx / Math.max(widthPx, heightPx))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(widthPx * scale))
  canvas.height = Math.max(1, Math.round(heightPx * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}
