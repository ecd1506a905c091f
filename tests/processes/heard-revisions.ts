import { eventually } from './eventually.ts'

export type Listening = { waitFor: (adcode: string, number: number) => Promise<void>; stop: () => void }

/** Opens /api/events as a page does, and remembers the newest revision heard of each district. */
export async function listenTo(url: string): Promise<Listening> {
  const end = new AbortController()
  const answer = await fetch(`${url}/api/events`, { signal: end.signal })
  if (!answer.ok || !answer.body) throw new Error(`/api/events answered ${answer.status}`)
  const newest = new Map<string, number>()
  readRevisions(answer.body, (adcode, number) => newest.set(adcode, number)).catch(() => {})
  return {
    waitFor: async (adcode, number) => {
      await eventually(
        async () => newest.get(adcode) ?? 0,
        (heard) => heard >= number,
      )
    },
    stop: () => end.abort(),
  }
}

async function readRevisions(body: ReadableStream<Uint8Array>, hear: (adcode: string, number: number) => void) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of body) {
    const events = (text + decoder.decode(piece, { stream: true })).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events.filter((each) => each.includes('event: revision'))) {
      const { adcode, number } = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '{}')
      hear(adcode, number)
    }
  }
}
