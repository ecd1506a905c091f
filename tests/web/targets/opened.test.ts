import { describe, expect, it } from 'vitest'
import type { TargetStanding } from '#contract/targets.ts'
import { addressOf, isShown, openedOf, type Wanted } from '#web/targets/opened.ts'
import { viewFromUrl } from '#web/view.ts'

const all: Wanted = { only: 'all', year: null, street: null, fund: null }
const narrow: Wanted = { only: 'open', year: '2020', street: '410108-s-1', fund: '省级 & 市级资金' }

describe('the page of targets', () => {
  it('opens from a link at the target and under the filters it was copied with', () => {
    const follow = (id: string | null, wanted: Wanted) => {
      const address = addressOf(id, wanted)
      return openedOf(
        viewFromUrl('/areas', `?page=targets${address ? `&item=${encodeURIComponent(address)}` : ''}`).item,
      )
    }
    for (const id of ['huiji-2019-63-t-1', null])
      for (const wanted of [all, narrow, { ...all, year: '2019' }]) expect(follow(id, wanted)).toEqual({ id, wanted })
    expect(addressOf('410108-t-1', all)).toBe('410108-t-1')
  })

  it('shows the target that is open whatever the filters leave out', () => {
    const target = { id: '410108-t-1', year: 2019, streetOffice: null, fundingLabel: null }
    const standing = { target, state: 'agrees' } as unknown as TargetStanding // what the filters look at
    expect(isShown(standing, { id: null, wanted: { ...all, year: '2019', street: '410108-s-1' } })).toBe(true)
    expect(isShown(standing, { id: null, wanted: narrow })).toBe(false)
    expect(isShown(standing, { id: '410108-t-1', wanted: narrow })).toBe(true)
  })
})
