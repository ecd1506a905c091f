/** Where a file can be had: the link names district, filter, format and language, so that it can be sent to a colleague. */
import type { ExportFormat } from '#contract/exports.ts'
import type { Language } from '#contract/language/catalogue.ts'

/** How a file can be wanted; CSV comes in two encodings. */
export type Wanted = ExportFormat | 'csv-gb18030'

type Asked = {
  what: 'compounds' | 'works' | 'ground'
  adcode: string
  /** The filter in the words of the API. */
  selection: Readonly<Record<string, string | number | undefined>>
  wanted: Wanted
  language: Language
  /** With the columns of senders' files that no field of ours holds. */
  received: boolean
}

export function exportUrl({ what, adcode, selection, wanted, language, received }: Asked): string {
  const [format, encoding] = wanted === 'csv-gb18030' ? (['csv', 'gb18030'] as const) : ([wanted, null] as const)
  const asked = {
    adcode,
    format,
    ...(encoding ? { encoding } : {}),
    // a drawing has no columns
    ...(received && format !== 'dxf' ? { received: 'true' } : {}),
    lang: language,
    ...selection,
  }
  const told = Object.entries(asked).filter(([, value]) => value !== undefined)
  return `/api/${what}/export?${new URLSearchParams(told.map(([key, value]) => [key, String(value)]))}`
}
