/** A small card beside the pointer: name and what the colour stands for, after a moment's rest. */
export type Describe = (id: string, properties: Readonly<Record<string, unknown>>) => string[]

const restMs = 300
const gapPx = 14

export class HoverCard {
  readonly #element: HTMLElement
  readonly #describe: Describe
  #id: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(container: HTMLElement, describe: Describe) {
    this.#describe = describe
    this.#element = document.createElement('div')
    this.#element.className = 'map-card'
    this.#element.hidden = true
    container.append(this.#element)
  }

  show(id: string, properties: Readonly<Record<string, unknown>>, { x, y }: { x: number; y: number }): void {
    if (id === this.#id && !this.#element.hidden) return
    clearTimeout(this.#timer)
    if (id !== this.#id) this.#element.hidden = true
    this.#id = id
    this.#timer = setTimeout(() => {
      const [name, ...rest] = this.#describe(id, properties)
      if (!name) return
      this.#element.replaceChildren(line('strong', name), ...(rest.length > 0 ? [line('span', rest.join(' · '))] : []))
      this.#element.hidden = false
      this.#place(x, y)
    }, restMs)
  }

  hide(): void {
    clearTimeout(this.#timer)
    this.#id = null
    this.#element.hidden = true
  }

  /** Below and right of the pointer, unless the sheet ends there. */
  #place(x: number, y: number): void {
    const { offsetWidth: width, offsetHeight: height, parentElement } = this.#element
    const left = x + gapPx + width > (parentElement?.clientWidth ?? 0) ? x - gapPx - width : x + gapPx
    const top = y + gapPx + height > (parentElement?.clientHeight ?? 0) ? y - gapPx - height : y + gapPx
    this.#element.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`
  }
}

function line(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
