import { expect, it } from 'vitest'
import type { CompoundList } from '#contract/compound.ts'
import { ask, visit } from './visit.ts'

it('a change that alters no tile leaves a map that knows it is finished', async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const unplaced = items.find(({ placed }) => !placed)
  await using onlooker = await visit()
  await onlooker.open('/areas')
  const { page } = onlooker
  const renewed = page.waitForRequest(/\/api\/tiles\/works\/.*[?&]v=/)
  await ask(`/api/compounds/${unplaced?.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: unplaced?.version, aliases: ['看图的人不在意的别名'] }),
  })
  await renewed
  await onlooker.settled()
  expect(onlooker.complaints).toEqual([])
})
