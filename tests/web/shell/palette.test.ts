import { describe, expect, it } from 'vitest'
import { bestOf, type PaletteItem } from '#web/shell/Palette.tsx'

const item = (label: string, also: string[] = []): PaletteItem => ({ id: label, label, also, act: () => undefined })
const items = [item('老棉纺厂小区'), item('棉纺厂一院'), item('水利局家属院', ['棉纺厂后院']), item('粮食局东院')]
const found = (typed: string) => bestOf(items, typed).map(({ label }) => label)

describe('the search', () => {
  it('puts names that begin with the words before those that contain them, aliases counting as names', () => {
    expect(found('棉纺')).toEqual(['棉纺厂一院', '水利局家属院', '老棉纺厂小区'])
  })

  it('finds nothing rather than something else', () => {
    expect(found('火车站')).toEqual([])
  })

  it('shows a few of each kind before anything is typed', () => {
    expect(
      bestOf(
        Array.from({ length: 20_000 }, (_, i) => item(`${i}号院`)),
        '',
      ),
    ).toHaveLength(8)
  })
})
