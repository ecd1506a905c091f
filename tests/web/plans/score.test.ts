import { expect, it } from 'vitest'
import { byPriority, scoreOf } from '#web/plans/score.ts'

const part = (value: number | null) => ({ value, told: null })
const candidate = (old: number | null, debt: number | null, will: number | null) => ({
  parts: { old: part(old), debt: part(debt), will: part(will) },
})
const even = { old: 1, debt: 1, will: 1 }

it('adds what is known by the weights, and tells what the unknown might add', () => {
  expect(scoreOf(candidate(1, 0.5, 0.9), even)).toEqual({ points: 80, mayAdd: 0 })
  expect(scoreOf(candidate(1, null, null), even)).toEqual({ points: 33, mayAdd: 67 })
  expect(scoreOf(candidate(1, null, 0), { old: 3, debt: 1, will: 0 })).toEqual({ points: 75, mayAdd: 25 })
  expect(scoreOf(candidate(1, 1, 1), { old: 0, debt: 0, will: 0 })).toEqual({ points: 0, mayAdd: 0 })
})

it('puts the best known first, and among equals whoever might have more', () => {
  const [known, hopeful, poor] = [candidate(1, 0, 0), candidate(1, null, 0), candidate(0, 0, 0)]
  expect(byPriority([poor, known, hopeful], even)).toEqual([hopeful, known, poor])
})
