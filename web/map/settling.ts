import type { Map as GlMap } from 'maplibre-gl'

const lookAgainMs = 150

/**
 * Says on the map's container, as `data-settled`, whether the picture is finished: for print, screenshots and tests.
 * MapLibre says `idle` at the end of a frame only, and a tile that comes back unmodified (equal ETag) asks for no frame. So
 * while something is under way we look now and then, and ask for that frame ourselves.
 */
export class Settling {
  readonly #map: GlMap
  readonly #finish: () => boolean
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `finish` is asked at each `idle`: false where it has just given the map more to draw. */
  constructor(map: GlMap, finish: () => boolean) {
    this.#map = map
    this.#finish = finish
    map.on('idle', () => this.#end())
    for (const change of ['dataloading', 'movestart'] as const) map.on(change, () => this.begin())
    map.on('remove', () => clearTimeout(this.#timer))
  }

  /** Something is about to change. */
  begin(): void {
    this.#say(false)
    this.#timer ??= setTimeout(() => this.#look(), lookAgainMs)
  }

  #look(): void {
    this.#timer = setTimeout(() => this.#look(), lookAgainMs)
    if (this.#map.loaded()) this.#map.triggerRepaint()
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#finish()) this.#say(true)
    else this.begin()
  }

  #say(isSettled: boolean): void {
    this.#map.getContainer().dataset.settled = String(isSettled)
  }
}
