/** The mapping as the user wants it: each field to one column, the user's word before the proposal. */
import type { ImportWishes } from '#contract/import.ts'
import { isImportField } from '../compounds/rules.ts'
import { because } from '../import-fields.ts'
import type { KindMapping } from '../kind.ts'
import { factorUnder } from '../units.ts'

/** A field that goes to another column is taken from the one it was proposed for. Columns the table does not have are passed over. */
export function withCorrections(mapping: KindMapping, wishes: ImportWishes['columns']): KindMapping {
  return wishes.reduce(corrected, mapping)
}

function corrected(mapping: KindMapping, { column, field, factor }: ImportWishes['columns'][number]): KindMapping {
  const columns = mapping.columns.map((each) => {
    if (each.column === column) {
      const usual = isImportField(field) ? factorUnder(field, each.unit) : field === each.field ? each.factor : 1
      return { ...each, field, factor: factor ?? usual, score: 1, because: because('by-user') }
    }
    const isLost = field !== null && each.field === field
    return isLost ? { ...each, field: null, factor: 1, score: 0, because: because('field-taken') } : each
  })
  return { ...mapping, columns }
}
