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

/**
 * Bytes made only as fast as they are read, and no longer than anybody reads. Resolves once the first of them are there: what goes
 * wrong before is thrown and can still be answered as a problem.
 */
export async function streamed(chunks: AsyncGenerator<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const first = await chunks.next()
  let waiting: typeof first | null = first
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = waiting ?? (await chunks.next())
      waiting = null
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
