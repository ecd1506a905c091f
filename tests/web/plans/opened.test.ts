import { expect, it } from 'vitest'
import { itemOf, openedOf, planParts } from '#web/plans/opened.ts'
import { viewFromUrl } from '#web/view.ts'

it('a link opens a plan at the part it was copied at, and an older link at its compounds', () => {
  const id = '410108-plan-1a2b3c4d'
  for (const part of planParts) {
    const { item } = viewFromUrl('/areas', `?page=plans&item=${encodeURIComponent(itemOf(id, part))}`)
    expect(openedOf(item)).toEqual({ id, part })
  }
  expect(openedOf(id)).toEqual({ id, part: 'rows' })
  expect(openedOf(`${id}~nonsense`)).toEqual({ id, part: 'rows' })
})
