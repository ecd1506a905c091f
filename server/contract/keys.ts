/** Keys and small values both sides parse: district codes, ids, days, months, years, paging, lists of codes. */
import { z } from 'zod'

/** 区县代码, six digits, e.g. 410108. */
export const Adcode = z.string().regex(/^\d{6}$/)
/** A whole district (6), city (4) or province (2 digits): a prefix of district codes. */
export const AdcodePrefix = z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/)

/** An id begins with its district's adcode: 410108-c-001. */
export const Id = z.string().regex(/^\d{6}-[a-z]+-[0-9a-z-]{1,40}$/)

/** A day of the years this product knows; PostgreSQL has no year 0. */
export const Day = z.iso.date().regex(/^(19|20)\d\d-/)
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const Year = z.int().min(1900).max(2100)
export const Version = z.int().min(1)

/** Blanks, control characters, and characters no font draws: zero-width space, soft hyphen, byte order mark, empty braille. */
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

/** A name, or another text that must be there: between its blanks something to see. */
export const writtenText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { abort: true })
    .max(longest)
    .refine((text) => visible.test(text), { params: { code: 'nothing-visible' } })

export const Paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})

/** Codes with commas between them. */
export const listed = (codes: readonly string[]) => {
  const one = `(${codes.join('|')})`
  return z
    .string()
    .max(200)
    .regex(new RegExp(`^${one}(,${one})*$`))
}
