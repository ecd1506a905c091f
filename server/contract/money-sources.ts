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
] as const
export const MoneySource = z.enum(moneySources)
export type MoneySource = z.infer<typeof MoneySource>
