/** The foot of the sheet: scale bar and ratio, reference system, the pointer's coordinates, whose map it is. */
import type { Position } from '#contract/geometry.ts'
import type { Words } from './words.ts'

/** Metres of one screen pixel on the ground; MapLibre's zoom 0 holds the equator in 512 px. */
export const metresPerPixel = (zoom: number, latitude: number): number =>
  (40_075_016.7 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom)

/** A CSS pixel is 1/96 inch: 0.2646 mm of paper or glass. */
const pixelM = 0.0002646
export const ratioOf = (zoom: number, latitude: number): number => metresPerPixel(zoom, latitude) / pixelM

/** Two figures say as much as a screen's true size allows. */
export function roundRatio(ratio: number): number {
  const step = 10 ** (Math.floor(Math.log10(ratio)) - 1)
  return Math.round(ratio / step) * step
}

/** The longest of 1, 2, 5, 10, 20, 50 … metres that fits into `mostPx`. */
export function scaleBar(zoom: number, latitude: number, mostPx = 110): { metres: number; px: number } {
  const perPixel = metresPerPixel(zoom, latitude)
  const most = perPixel * mostPx
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * ([5, 2].find((factor) => factor * power <= most) ?? 1)
  return { metres, px: metres / perPixel }
}

const narrowSpace = '\u202F'
const grouped = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, narrowSpace)
const inWords = (metres: number) => (metres < 1000 ? `${metres}${narrowSpace}m` : `${metres / 1000}${narrowSpace}km`)

/** "E 118.4213° N 32.8605°" */
export const coordinates = ([lon, lat]: Position): string =>
  `${lon < 0 ? 'W' : 'E'} ${Math.abs(lon).toFixed(4)}°  ${lat < 0 ? 'S' : 'N'} ${Math.abs(lat).toFixed(4)}°`

export class Footer {
  readonly #bar = part('map-scale-bar')
  readonly #length = part('map-scale-length')
  readonly #ratio = part('map-scale-ratio')
  readonly #system = part('map-system')
  readonly #pointer = part('map-pointer')
  readonly #attribution = part('map-attribution')

  constructor(element: HTMLElement) {
    element.replaceChildren(this.#bar, this.#length, this.#ratio, this.#system, this.#pointer, this.#attribution)
  }

  /** On paper the ratio is true and round; on glass it says no more than the screen's size allows. */
  showCamera([lon, lat]: Position, zoom: number, words: Words, onPaper = false): void {
    const { metres, px } = scaleBar(zoom, lat)
    this.#bar.style.width = `${px.toFixed(1)}px`
    this.#length.textContent = inWords(metres)
    const ratio = ratioOf(zoom, lat)
    this.#ratio.textContent = onPaper ? `1:${grouped(ratio)}` : `${words.about} 1:${grouped(roundRatio(ratio))}`
    this.#system.textContent = `CGCS2000 / 3° ${words.zone} CM ${Math.round(lon / 3) * 3}E`
  }

  showPointer(place: Position | null): void {
    this.#pointer.textContent = place ? coordinates(place) : ''
  }

  showAttribution(text: string): void {
    this.#attribution.textContent = text
    this.#attribution.title = text
  }
}

function part(className: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  return element
}
