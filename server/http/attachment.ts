/** A file on its way to the reader: what it is called, and its bytes as they are made. */

/** The file's name in UTF-8 (RFC 6266, RFC 5987), without what no file name may hold, and a plain one for old clients. */
export function attachment(name: string, plain: string): string {
  const fileName = name.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '-')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Whoever waits for the bytes, as the request tells of him. */
type Waiting = Pick<Request, 'method' | 'signal'>

/**
 * Bytes made only as fast as they are read, and no longer than anybody waits. Resolves once the first of them are there: what goes
 * wrong before is thrown and can still be answered as a problem. Who asks for the head alone has none made.
 */
export async function streamed(
  chunks: AsyncGenerator<Uint8Array>,
  { method, signal }: Waiting,
): Promise<ReadableStream<Uint8Array>> {
  if (method === 'HEAD') return new ReadableStream({ start: (controller) => controller.close() })
  // heard as soon as what is under way is done
  signal.addEventListener('abort', () => void chunks.return(undefined).catch(() => {}), { once: true })
  const next = () =>
    chunks.next().catch((error: unknown): IteratorReturnResult<undefined> => {
      if (signal.aborted) return { done: true, value: undefined } // nobody is left to be told
      throw error
    })
  let first: IteratorResult<Uint8Array> | null = await next()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = first ?? (await next())
      first = null
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
