import { describe, expect, it } from 'vitest'
import { workSelection } from '#web/exporting/work-export.ts'
import { viewFromUrl } from '#web/view.ts'

describe('the works a file holds', () => {
  it('are those the map shows: its trades, its line states, the road that is searched', () => {
    expect(workSelection(viewFromUrl('/utilities', 't=power,gas&l=overhead&q=长兴路'), {})).toEqual({
      adcode: '410108',
      trade: 'power,gas',
      lineState: 'overhead',
      road: '长兴路',
    })
  })

  it('are all of them where the map shows no works to filter, narrowed by company, year and area', () => {
    const view = viewFromUrl('/areas', 't=power&q=家属院')
    expect(workSelection(view, { operator: 'none', year: '2027', area: '410108-a-1' })).toEqual({
      adcode: '410108',
      operator: 'none',
      year: 2027,
      area: '410108-a-1',
    })
  })
})
