/** A verdict as a shape: told by its form before its colour, so that it survives grey print. The word stands beside it. */
import type { TestVerdict, Verdict } from '#contract/eligibility.ts'

/** A ring with a tick, half a ring filled, a lozenge, a ring crossed out, a broken ring. */
const shapes: Record<TestVerdict, { outline: string; inner: string; dashed?: true; filled?: true }> = {
  passed: { outline: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13', inner: 'M5 8.2l2.2 2.2L11.2 6' },
  conditional: {
    outline: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13',
    inner: 'M8 1.5a6.5 6.5 0 0 0 0 13z',
    filled: true,
  },
  borderline: { outline: 'M8 1l7 7-7 7-7-7z', inner: 'M8 4.5v7' },
  failed: { outline: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13', inner: 'M5.5 5.5l5 5M10.5 5.5l-5 5' },
  unknown: { outline: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13', inner: 'M8 8v.1', dashed: true },
}

const ofVerdict: Record<Verdict, TestVerdict> = {
  'not-eligible': 'failed',
  'insufficient-data': 'unknown',
  'boundary-year': 'borderline',
  conditional: 'conditional',
  eligible: 'passed',
}

export function VerdictMark({ verdict, size = 16 }: { verdict: TestVerdict | Verdict; size?: number }) {
  const kind = verdict in shapes ? (verdict as TestVerdict) : ofVerdict[verdict as Verdict] // one of the two by its type
  const { outline, inner, dashed, filled } = shapes[kind]
  return (
    <svg className={`verdict-mark verdict-${kind}`} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={outline} strokeDasharray={dashed && '2.6 2.5'} />
      <path d={inner} fill={filled && 'currentColor'} />
    </svg>
  )
}
