/** A file the server made, handed to the browser under the name the server gave it. */
import { problemOf } from './api.ts'

type FileAnswer = { ok: boolean; status: number; headers: Headers; json(): Promise<unknown>; blob(): Promise<Blob> }

/** Throws an ApiProblem where the server refused. */
export async function download(answer: FileAnswer, otherwise: string): Promise<void> {
  if (!answer.ok) throw await problemOf(answer)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameOf(answer.headers.get('content-disposition')) ?? otherwise
  link.click()
  // the browser has taken the file by the time anything else is pressed
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in UTF-8 out of the header (RFC 5987). */
function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return encoded === undefined ? null : decodeURIComponent(encoded)
}
