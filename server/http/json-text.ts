/** What can be said of JSON text before it is parsed, or of strings in it. */

const [quote, backslash, openList, closeList, openObject, closeObject] = [...'"\\[]{}'].map((mark) =>
  mark.charCodeAt(0),
)

/** Nesting depth of JSON text, brackets inside strings aside; one pass, no parser stack. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const mark = text.charCodeAt(i)
    if (mark === quote) quoted = !quoted
    else if (quoted) i += mark === backslash ? 1 : 0
    else if (mark === openList || mark === openObject) deepest = Math.max(deepest, ++depth)
    else if (mark === closeList || mark === closeObject) depth--
  }
  return deepest
}

/**
 * Whether a string or key of JSON text holds half a character (\\ud800 without its other half): no database can keep it as it
 * came, and the audit would seal what is not stored. Text that is no JSON is somebody else's to refuse.
 */
export function holdsHalfCharacters(text: string): boolean {
  if (!/\\ud[89a-f]/i.test(text)) return false
  let found = false
  const look = (key: string, value: unknown) => {
    found ||= /\p{Surrogate}/u.test(typeof value === 'string' ? key + value : key)
    return value
  }
  try {
    JSON.parse(text, look)
  } catch {
    return false
  }
  return found
}
