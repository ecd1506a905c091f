/** The tool in hand: begins and ends drawing as the Scene's draft asks, and gives the pointer and the keys to it meanwhile. */
import type { Map as GlMap } from 'maplibre-gl'
import type { Draw } from './draw.ts'
import { listenWhileDrawing } from './keyboard.ts'
import type { Nearby } from './neighbours.ts'
import type { Draft, DrawEvent, Scene } from './scene.ts'
import type { Words } from './words.ts'

type ToolOptions = {
  map: GlMap
  nearby: Nearby
  tell: (event: DrawEvent) => void
  /** Whether the pointer is free for the map itself. */
  onFree: (isFree: boolean) => void
}

export const isSameDraft = (one: Scene['draft'], other: Scene['draft']): boolean =>
  one?.key === other?.key && one?.tool === other?.tool

export class ToolInHand {
  readonly #options: ToolOptions
  #wanted: Draft | null = null
  #draw: Draw | null = null
  #stopListening: (() => void) | null = null

  constructor(options: ToolOptions) {
    this.#options = options
  }

  get isBusy(): boolean {
    return this.#wanted !== null
  }

  /** Takes up what the draft asks for, unless that very shape is in the hand already. */
  take(draft: Draft | null, words: Words): void {
    if (draft && this.#draw?.isDrawing(draft)) {
      this.#wanted = draft
      return
    }
    this.put()
    if (!draft || draft.tool === 'select') return
    this.#wanted = draft
    this.#options.onFree(false)
    this.#stopListening = listenWhileDrawing({
      undo: () => this.undo(),
      redo: () => this.redo(),
      finish: () => this.finish(),
      escape: () => this.escape(),
      removeCorner: () => this.#draw?.removeCorner(),
    })
    void import('./draw.ts').then(({ Draw }) => {
      if (this.#draw || !isSameDraft(this.#wanted, draft)) return
      const { map, nearby, tell } = this.#options
      this.#draw = new Draw({ map, draft, nearby, words, tell })
      map.getContainer().dataset.hand = draft.tool // from here on clicks draw
    })
  }

  /** Puts it down: nothing drawn stays on the map. */
  put(): void {
    this.#wanted = null
    this.#stopListening?.()
    this.#stopListening = null
    this.#draw?.destroy()
    this.#draw = null
    delete this.#options.map.getContainer().dataset.hand
    this.#options.onFree(true)
  }

  speak(words: Words): void {
    this.#draw?.speak(words)
  }

  moveTogether(together: boolean): void {
    this.#draw?.moveTogether(together)
  }

  undo(): void {
    this.#draw?.undo()
  }

  redo(): void {
    this.#draw?.redo()
  }

  finish(): void {
    this.#draw?.finish()
  }

  escape(): void {
    this.#draw?.escape()
  }
}
