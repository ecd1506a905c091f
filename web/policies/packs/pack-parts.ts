/** The form of a whole pack, part by part: those most districts write first are open. */
import type { Sentence } from '#web/language.ts'
import type { Field } from './pack-fields.ts'
import * as rules from './pack-rules.ts'
import * as works from './pack-works.ts'

export type FormPart = { title: Sentence; isOpen: boolean; fields: readonly Field[] }

const opened = (title: Sentence, fields: readonly Field[]): FormPart => ({ title, isOpen: true, fields })
const folded = (title: Sentence, ...fields: readonly Field[]): FormPart => ({ title, isOpen: false, fields })
/** One list, under its own name. */
const listPart = (field: Field, isOpen = false): FormPart => ({ title: field.label, isOpen, fields: [field] })

export const formParts: readonly FormPart[] = [
  opened('packs.parts.document', rules.documentFields),
  opened('packs.parts.builtYear', rules.builtYearFields),
  listPart(rules.conditionsField, true),
  listPart(rules.exclusionsField, true),
  listPart(rules.parametersField, true),
  listPart(rules.targetsField),
  listPart(rules.deadlinesField),
  listPart(works.cataloguesField),
  listPart(works.sequenceField),
  listPart(works.dutiesField),
  folded('packs.parts.funding', ...works.fundingFields),
  listPart(works.stepsField),
  listPart(works.disclosureField),
  listPart(works.unifiedField),
  listPart(works.partiesField),
  folded('packs.parts.specialPlan', works.specialPlanField),
  listPart(rules.clausesField, true),
]
