/** Runs in the page before its own scripts; it may therefore use nothing from outside itself. */

/**
 * Has the page ask for a picture at most once in `everyMs`. While tiles come in the map would otherwise be drawn sixty times a second,
 * by software, on the cores that the tests run on; what it comes to look like is the same.
 */
export function drawSeldom(everyMs: number): void {
  const nextFrame = window.requestAnimationFrame.bind(window)
  let waiting = new Map<number, FrameRequestCallback>()
  let due = waiting
  let asked = 0
  let lastMs = -everyMs
  const draw = (nowMs: number) => {
    due = waiting
    waiting = new Map()
    lastMs = nowMs
    for (const callback of due.values()) {
      try {
        callback(nowMs)
      } catch (error) {
        reportError(error) // the others have their turn, as with the browser's own
      }
    }
  }
  window.requestAnimationFrame = (callback) => {
    if (waiting.size === 0) setTimeout(nextFrame, Math.max(0, lastMs + everyMs - performance.now()), draw)
    asked += 1
    waiting.set(asked, callback)
    return asked
  }
  window.cancelAnimationFrame = (handle) => {
    waiting.delete(handle)
    due.delete(handle)
  }
}
