/** A mapping and templates as every kind has them, in the fields of one kind. */
import type { ColumnMapping, Mapping } from './columns.ts'
import type { KindMapping } from './kind.ts'
import { type Template, templateOver } from './template.ts'

/** A template of other fields, kept by an older version of this product, fits nothing. */
export function templatesOver<Field extends string>(
  fields: readonly Field[],
  kept: readonly unknown[],
): Template<Field>[] {
  const schema = templateOver(fields)
  return kept.flatMap((each) => {
    const { success, data } = schema.safeParse(each)
    return success ? [data] : []
  })
}

/** A field the user names that the kind does not have is none. */
export function mappingOver<Field extends string>(
  fields: readonly Field[],
  { columns, template, words }: KindMapping,
): Mapping<Field> {
  const fieldNamed = (name: string | null) => fields.find((field) => field === name) ?? null
  return {
    template,
    ...(words && { words }),
    columns: columns.map(
      (column): ColumnMapping<Field> => ({ ...column, field: fieldNamed(column.field), runnerUp: null }),
    ),
  }
}
