import { expect, it } from 'vitest'
import { addressOf, openedOf } from '#web/menu/opened.ts'
import { viewFromUrl } from '#web/view.ts'

it('a link opens the menu at its tab, item or compound, in the catalogue it was copied in', () => {
  const opened = (what: string | null, catalogue: string | null) => {
    const address = addressOf(what, catalogue)
    return openedOf(viewFromUrl('/areas', `?page=menu${address ? `&item=${encodeURIComponent(address)}` : ''}`).item)
  }
  const none = { item: null, compound: null }
  expect(opened(null, null)).toEqual({ ...none, tab: 'coverage', catalogue: null })
  expect(opened('coverage', 'HN-4')).toEqual({ ...none, tab: 'coverage', catalogue: 'HN-4' })
  expect(opened('links', 'HN-4')).toEqual({ ...none, tab: 'links', catalogue: 'HN-4' })
  expect(opened('HJ-34-4', 'HN-4')).toEqual({ ...none, tab: 'coverage', item: 'HJ-34-4', catalogue: 'HJ-34' })
  expect(opened('410108-c-001', 'HN-4')).toEqual({
    ...{ tab: 'compounds', item: null, compound: '410108-c-001', catalogue: 'HN-4' },
  })
  expect(openedOf('410108-c-001')).toMatchObject({ tab: 'compounds', compound: '410108-c-001', catalogue: null })
})
