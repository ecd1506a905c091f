/** Four corner ticks round what the keyboard has come to. */
import type { Pixel } from './snap.ts'

const marginPx = 6

export class FocusBox {
  readonly #element = document.createElement('div')

  constructor(container: HTMLElement) {
    this.#element.className = 'map-focus'
    this.#element.hidden = true
    container.append(this.#element)
  }

  show(from: Pixel, to: Pixel): void {
    const { style } = this.#element
    style.transform = `translate(${from.x - marginPx}px, ${from.y - marginPx}px)`
    style.width = `${to.x - from.x + 2 * marginPx}px`
    style.height = `${to.y - from.y + 2 * marginPx}px`
    this.#element.hidden = false
  }

  hide(): void {
    this.#element.hidden = true
  }
}
