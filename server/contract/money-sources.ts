/** Where the money for a renovation comes from: every source the documents name, each a kind of its own. */
import { z } from 'zod'

/** In the order a waterfall takes them: state money of higher levels, who owns or uses, who earns, the district last. */
export const moneySources = [
  'central-budget',
  'central-subsidy',
  'province-award',
  'higher-award',
  'owner-unit',
  'utility',
  'residents',
  'maintenance-fund',
  'provident-fund',
  'public-revenue',
  'community-fund',
  'donation',
  'social-capital',
  'facility-channel',
  'district-budget',
  /** Borrowed on the government's promise to repay: to be entered only so that it can be told, and where a document forbids it, refused. */
  'government-debt',
] as const
export const MoneySource = z.enum(moneySources)
export type MoneySource = z.infer<typeof MoneySource>

/** Money of a budget, whose allocation hangs on how well earlier money was used (绩效挂钩), and for which projects are listed. */
export const budgetSources: readonly MoneySource[] = [
  'central-budget',
  'central-subsidy',
  'province-award',
  'higher-award',
  'district-budget',
]

/** How far a contribution has come: 估算, 申报, 评审, 批复, 下达. */
export const standings = ['estimated', 'applied', 'reviewed', 'approved', 'allocated'] as const
export const Standing = z.enum(standings)
export type Standing = z.infer<typeof Standing>
/** What stands by a document. */
export const firmStandings: readonly Standing[] = ['approved', 'allocated']
