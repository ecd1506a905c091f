/** Many rows as few statements: they travel as JSON, which both engines take alike, in parts that no statement limit minds. */

const mostRows = 2_000
const mostCharacters = 4_000_000

/** JSON arrays of the rows in their order, each of at most 2,000 rows and, but for a single larger row, 4 MB. */
export function* jsonParts(rows: Iterable<object>): Generator<string> {
  let part: string[] = []
  let characters = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (part.length > 0 && (part.length >= mostRows || characters + text.length > mostCharacters)) {
      yield `[${part.join(',')}]`
      part = []
      characters = 0
    }
    part.push(text)
    characters += text.length
  }
  if (part.length > 0) yield `[${part.join(',')}]`
}

/**
 * Sends one part after the other; the next is written down while the database works on the one before.
 * @param onSent told before each part how many rows more are under way; what it throws ends the sending
 */
export async function sendParts(
  rows: Iterable<object>,
  send: (part: string) => Promise<unknown>,
  onSent: (count: number) => void = () => {},
): Promise<void> {
  let sent: Promise<unknown> = Promise.resolve()
  let [count, told] = [0, 0]
  const counted = function* () {
    for (const row of rows) {
      count += 1
      yield row
    }
  }
  for (const part of jsonParts(counted())) {
    await sent
    onSent(count - told)
    told = count
    sent = send(part)
  }
  await sent
}
