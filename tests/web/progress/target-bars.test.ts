import { expect, it } from 'vitest'
import type { TargetStanding } from '#contract/targets.ts'
import { targetBars } from '#web/progress/target-bars.ts'

const standing = (unit: 'compound' | 'household', wanted: number, planned: number, done: number, invented = 0) =>
  ({
    target: { unit },
    wanted,
    planned,
    actual: { done: Array.from({ length: done }, (_, i) => String(i)), invented },
  }) as unknown as TargetStanding // the bars read no more of it

it('targets in compounds share one scale, so that 28 is twice as long as 14, whatever was promised for households', () => {
  const bars = targetBars([
    standing('compound', 14, 14, 7, 2),
    standing('compound', 28, 27, 0),
    standing('household', 411, 0, 1),
  ])
  expect(bars.map(({ at }) => [at.wanted, at.planned, at.done])).toEqual([
    [0.5, 0.5, 0.25],
    [1, 27 / 28, 0],
    [1, 0, 0],
  ])
  expect(bars[0]!.at.invented).toBeCloseTo(2 / 28)
})

it('what is done is not reckoned in households, which nobody records of it', () => {
  const [bar] = targetBars([standing('household', 411, 0, 3, 3)])
  expect([bar!.done, bar!.invented, bar!.at.done]).toEqual([null, 0, 0])
})
