/** Rows of a file as works and overhead lines. */
import { proposeBy } from '../columns.ts'
import type { KindMapping, KindRules } from '../kind.ts'
import { mappingOver, templatesOver } from '../kind-mapping.ts'
import { compareWorks } from './compare.ts'
import type { ExistingWorks } from './existing-work.ts'
import { workGuide } from './fields.ts'
import { toWorks, type WorkRecord } from './understand.ts'

const { fields } = workGuide

export const worksRules: KindRules = {
  kind: 'works',
  fields,
  propose: (table, templates) => proposeBy(workGuide, table, templatesOver(fields, templates)),
  understand: (table, mapping: KindMapping) => toWorks(table, mappingOver(fields, mapping)),
  compare: (records, existing, choices, wishes) =>
    // records and ledger are those of `understand` and of the works' store: every kind has its own
    compareWorks(records as readonly WorkRecord[], existing as ExistingWorks, choices, wishes),
}
