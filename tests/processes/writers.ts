/** One acknowledged write: the server answered 200 with this. */
export type Acknowledged = { id: string; version: number; households: number }

/**
 * Writes households into each compound in turn, one writer per compound, all at once, until the server is gone.
 * `onAcknowledged` hears of each write the server confirmed. Resolves when every writer has met the end.
 */
export async function writeUntilItEnds(url: string, ids: string[], onAcknowledged: (write: Acknowledged) => void) {
  await Promise.all(ids.map((id) => writeInto(url, id, onAcknowledged)))
}

async function writeInto(url: string, id: string, onAcknowledged: (write: Acknowledged) => void): Promise<void> {
  const seen = await fetch(`${url}/api/compounds/${id}`).then((answer) => answer.json())
  for (let version: number = seen.version; ; version++) {
    const households = 1000 + version
    const saved = await changeCompound(url, id, { version, households }).catch(() => null)
    if (!saved) return
    if (saved.status !== 200) throw new Error(`a write was answered ${saved.status}: ${JSON.stringify(saved.body)}`)
    onAcknowledged({ id, version: saved.body.version, households: saved.body.households })
  }
}

/** The answer to one PATCH; rejects when the connection breaks before all of it is there. */
export async function changeCompound(url: string, id: string, change: object) {
  const answer = await fetch(`${url}/api/compounds/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
