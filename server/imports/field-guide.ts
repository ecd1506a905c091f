/** How the fields of one kind of record are recognised in the columns of a file. Compounds, works and the ground each have theirs. */
import type { ColumnContent } from './compounds/column-content.ts'
import type { HeaderWords } from './compounds/header-words.ts'

export type FieldGuide<Field extends string> = {
  /** In the order a page lists them. */
  fields: readonly Field[]
  words: Readonly<Partial<Record<Field, HeaderWords>>>
  /** From −1 (no cell can be a value of the field) to 1 (every one looks like it). */
  agreement(content: ColumnContent, field: Field): number
  /** Told by its content alone where the heading is no help. */
  isToldByContent(field: Field): boolean
  /** Its headings head other things as well: where the cells cannot be the field, the column is not it. */
  isBoundToContent(field: Field): boolean
  /** What a figure without a unit of its own is multiplied with under a heading. */
  factorUnder(field: Field | null, unit: string | null): number
}

/** What a field is known by. */
export type FieldSigns = HeaderWords & {
  /** Whether the words of a cell can be a value of it; absent where any words can. */
  canBe?: (text: string) => boolean
  isToldByContent?: boolean
  isBoundToContent?: boolean
}

/** A guide for a kind whose figures need no units. */
export function guideBySigns<Field extends string>(signs: Readonly<Record<Field, FieldSigns>>): FieldGuide<Field> {
  return {
    // Object.keys is typed as string[]; the record has exactly these keys
    fields: Object.keys(signs) as Field[],
    words: signs,
    agreement: ({ texts }, field) => {
      const { canBe } = signs[field]
      if (!canBe || texts.length === 0) return 0
      return (texts.filter(canBe).length / texts.length) * 2 - 1
    },
    isToldByContent: (field) => signs[field].isToldByContent ?? false,
    isBoundToContent: (field) => signs[field].isBoundToContent ?? false,
    factorUnder: () => 1,
  }
}
