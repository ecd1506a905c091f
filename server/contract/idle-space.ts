/** 存量空间: rooms and ground lying idle in or by a compound, which could be brought into use (惠政文〔2019〕63号 五（一） 盘活闲置空间). */
import { z } from 'zod'
import { Adcode, Day, Id, Version, writtenText } from './keys.ts'
import { Cited, PackWords } from './money.ts'

/** 置换, 转让, 腾退, 收购, 租赁, 国企存量房: how it is to be had. */
export const acquisitions = ['exchange', 'transfer', 'vacating', 'purchase', 'lease', 'state-stock'] as const
/** 已摸排, 洽谈中, 已落实, 已启用, 不可用. */
export const idleStandings = ['found', 'negotiating', 'secured', 'in-use', 'unusable'] as const

export const IdleFacts = z.strictObject({
  compoundId: Id,
  name: writtenText(200),
  /** Floor or ground area in square metres. */
  areaM2: z.number().gt(0).max(10_000_000).nullable().default(null),
  owner: writtenText(200).nullable().default(null),
  acquisition: z.enum(acquisitions).nullable().default(null),
  intendedUse: writtenText(200).nullable().default(null),
  standing: z.enum(idleStandings).default('found'),
  note: writtenText(1000).nullable().default(null),
})
export type IdleFacts = z.infer<typeof IdleFacts>

export const IdleSpace = IdleFacts.extend({
  id: Id,
  compound: z.string(),
  version: Version,
})
export type IdleSpace = z.infer<typeof IdleSpace>

export const IdleSpaces = z.object({
  asOf: Day,
  items: z.array(IdleSpace),
  /** Of those with an area that can be used: found, in hand, in use. */
  sums: z.object({ areaM2: z.number(), withoutArea: z.int() }),
  /** Whom one can be added to, in ledger order. */
  compounds: z.array(z.object({ id: Id, name: z.string() })),
  rule: Cited.nullable(),
  packs: z.array(PackWords),
})
export type IdleSpaces = z.infer<typeof IdleSpaces>
export const IdleChange = IdleFacts.extend({ version: Version })
export type IdleChange = z.infer<typeof IdleChange>
export const IdleQuery = z.strictObject({ adcode: Adcode })
