/** A number as somebody types it: full-width digits and separators are read, units and words are not. */
export type Bounds = { least?: number; most?: number; whole?: boolean }
export type NumberFault = 'wanted' | 'noNumber' | 'notWhole' | 'outside'
type Typed = { value: number | null; fault: null } | { value: null; fault: NumberFault }

export const mostNumber = 10_000_000

/** With a least there has to be one. */
export function numberTyped(text: string, { least, most = mostNumber, whole = false }: Bounds): Typed {
  const digits = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (digits === '') return least === undefined ? { value: null, fault: null } : { value: null, fault: 'wanted' }
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(digits)) return { value: null, fault: 'noNumber' }
  const value = Number(digits)
  if (value < (least ?? 0) || value > most) return { value: null, fault: 'outside' }
  if (whole && !Number.isInteger(value)) return { value: null, fault: 'notWhole' }
  return { value, fault: null }
}

/** Nothing, or the zeros a small number begins with: too early to say that it does not do. */
export const isBegun = (text: string): boolean => /^[0０]*[.．]?[0０]*$/.test(text.trim())
