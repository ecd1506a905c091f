/** Rows of a file as outlines: of the district, and of its street offices. */
import { proposeBy } from '../columns.ts'
import type { KindRules } from '../kind.ts'
import { mappingOver, templatesOver } from '../kind-mapping.ts'
import { compareOutlines } from './compare.ts'
import type { ExistingOutlines } from './existing-outline.ts'
import { outlineGuide } from './fields.ts'
import { type OutlineRecord, toOutlines } from './understand.ts'

const { fields } = outlineGuide

export const outlineRules: KindRules = {
  kind: 'outlines',
  fields,
  propose: (table, templates) => proposeBy(outlineGuide, table, templatesOver(fields, templates)),
  understand: (table, mapping) => toOutlines(table, mappingOver(fields, mapping)),
  compare: (records, existing, choices, wishes) =>
    // records and ledger are those of `understand` and of the outlines' store: every kind has its own
    compareOutlines(records as readonly OutlineRecord[], existing as ExistingOutlines, choices, wishes),
}
