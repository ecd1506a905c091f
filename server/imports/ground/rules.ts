/** Rows of a file as the ground: roads, rivers and other waters, railways, and what crosses them. */
import { proposeBy } from '../columns.ts'
import type { KindRules } from '../kind.ts'
import { mappingOver, templatesOver } from '../kind-mapping.ts'
import { compareGround } from './compare.ts'
import type { ExistingGrounds } from './existing-ground.ts'
import { groundGuide } from './fields.ts'
import { type GroundRecord, toGround } from './understand.ts'

const { fields } = groundGuide

export const groundRules: KindRules = {
  kind: 'ground',
  fields,
  propose: (table, templates) => proposeBy(groundGuide, table, templatesOver(fields, templates)),
  understand: (table, mapping) => toGround(table, mappingOver(fields, mapping)),
  compare: (records, existing, choices, wishes) =>
    // records and ledger are those of `understand` and of the ground's store: every kind has its own
    compareGround(records as readonly GroundRecord[], existing as ExistingGrounds, choices, wishes),
}
