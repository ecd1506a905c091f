/** Text on its way into a file: gathered to chunks worth sending, and free of what no file of text may hold. */

const chunkLength = 64 * 1024
const encoder = new TextEncoder()

/** Pieces of text as bytes, some 64 kB at a time. */
export async function* inChunks(
  pieces: AsyncIterable<string>,
  encode: (text: string) => Uint8Array = (text) => encoder.encode(text),
): AsyncGenerator<Uint8Array> {
  let held: string[] = []
  let length = 0
  for await (const piece of pieces) {
    held.push(piece)
    length += piece.length
    if (length < chunkLength) continue
    yield encode(held.join(''))
    held = []
    length = 0
  }
  if (length > 0) yield encode(held.join(''))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** Text as XML takes it; characters XML has no way to hold become U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(/[&<>"\r]/g, (mark) => entities[mark] ?? mark)
