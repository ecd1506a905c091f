import { describe, expect, it } from 'vitest'
import type { CompoundDetail } from '#contract/compound.ts'
import type { Position } from '#contract/geometry.ts'
import type { Piece } from '#contract/lineage.ts'
import { proposedNames } from '#web/compounds/lineage/part-names.ts'
import { amountsTyped, asAreas, asAsked, firstParts, withPiece } from '#web/compounds/lineage/parts.ts'

const pieceAt = (place: Position): Piece => ({ place, sizeM2: 100, shape: { type: 'Polygon', coordinates: [] } })
const [north, south, west, east]: Position[] = [
  [113.6, 34.9],
  [113.6, 34.8],
  [113.5, 34.8],
  [113.7, 34.8],
]
const named = (name: string) => ({ name }) as CompoundDetail // the parts begin from its name

describe('names proposed for parts', () => {
  it.each<[string, Position[], string[]]>([
    ['同乐社区南北院', [north!, south!], ['同乐社区北院', '同乐社区南院']],
    ['同乐社区南北院', [south!, north!], ['同乐社区南院', '同乐社区北院']],
    ['教委东西院', [east!, west!], ['教委东院', '教委西院']],
    ['沿河小区', [north!, south!], ['沿河小区（1）', '沿河小区（2）']],
  ])('%s at %j', (name, places, names) => {
    expect(proposedNames(name, places.length, places)).toEqual(names)
  })

  it('speak of sides of a compound without a boundary, too, but only of two', () => {
    expect(proposedNames('同乐社区南北院', 2, [])).toEqual(['同乐社区北院', '同乐社区南院'])
    expect(proposedNames('同乐社区南北院', 3, [])).toHaveLength(3)
  })
})

describe('parts of a split', () => {
  it('begin with one for each piece, and with two where there is one piece or none', () => {
    expect(firstParts(named('一院'), [pieceAt(north!), pieceAt(south!)]).map(({ pieces }) => pieces)).toEqual([
      [0],
      [1],
    ])
    expect(firstParts(named('一院'), [pieceAt(north!)]).map(({ pieces }) => pieces)).toEqual([[0], []])
    expect(firstParts(named('一院'), [])).toHaveLength(2)
  })

  it('never share a piece: whoever gets it takes it from the other', () => {
    const parts = firstParts(named('一院'), [pieceAt(north!), pieceAt(south!)])
    expect(withPiece(parts, 0, 1).map(({ pieces }) => pieces)).toEqual([[0, 1], []])
  })

  it('have the figures that are typed; an empty one is unknown, and words are told as a fault', () => {
    const part = { name: ' 北院 ', pieces: [0], typed: { households: '160', buildingCount: '', floorAreaM2: '约一万' } }
    expect(amountsTyped(part)).toEqual({ known: { households: 160 }, faulty: ['floorAreaM2'] })
    expect(asAsked(part)).toEqual({ name: '北院', pieces: [0], households: 160 })
  })

  it('stand on the map with number and name; one without a piece is not there', () => {
    const pieces = [pieceAt(north!)]
    const shown = asAreas('410108', firstParts(named('一院'), pieces), pieces)
    expect(shown).toMatchObject([{ number: '1', name: '一院（1）', label: north, compounds: [] }])
  })
})
