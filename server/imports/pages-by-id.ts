/** Records of the ledger in the order of their ids, as many at once as nobody else has to wait for. */

/** Of one statement and one message to the thread. */
const recordsAtOnce = 1000

export async function* pagesById<T extends { id: string }>(
  find: (page: { after: string; count: number }) => Promise<T[]>,
): AsyncGenerator<T[]> {
  for (let after = ''; ; ) {
    const page = await find({ after, count: recordsAtOnce })
    const last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < recordsAtOnce) return
    after = last.id
  }
}
