/** A file on its way in: no more of it is taken than its topic allows, and none of it once it is refused. */
import type { HonoRequest } from 'hono'
import { Refusal } from '../errors.ts'

/** What a topic takes in; its refusals are `<topic>-unknown` and `<topic>-too-large`. */
export type Allowed = {
  topic: 'picture' | 'evidence'
  megabytes: number
  /** Whether a file of the topic can begin so; asked with the first bytes that arrive. */
  mayBegin: (start: Uint8Array) => boolean
}

/** @throws Refusal before any of it is taken in, where there is nothing or too much is declared */
export function sentBytes(request: HonoRequest, allowed: Allowed): AsyncGenerator<Uint8Array> {
  const { body } = request.raw
  if (!body) throw unknown(allowed)
  if (Number(request.header('content-length') ?? 0) > allowed.megabytes * 1024 * 1024) throw tooLarge(allowed)
  return piecesOf(body)
}

/** @throws Refusal as soon as it is plain, and leaves the rest unread */
export async function wholeOf(bytes: AsyncIterable<Uint8Array>, allowed: Allowed): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > allowed.megabytes * 1024 * 1024) throw tooLarge(allowed)
    if (pieces.length === 0 && !allowed.mayBegin(piece)) throw unknown(allowed)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const unknown = ({ topic }: Allowed) => new Refusal(`${topic}-unknown`)
const tooLarge = ({ topic, megabytes }: Allowed) => new Refusal(`${topic}-too-large`, { limitMB: megabytes })

/**
 * Ended when whoever reads has enough of it, so that no more of a refused file is taken in.
 *
 * @throws Refusal `upload-broke-off` where the line is cut
 */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  const next = () =>
    reader.read().catch((cause: unknown) => {
      throw Object.assign(new Refusal('upload-broke-off'), { cause })
    })
  try {
    for (;;) {
      const { done, value } = await next()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** Without folders and what no file name may hold; may be empty. */
export const plainName = (name: string): string =>
  (name.split(/[/\\]/).pop() ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()
