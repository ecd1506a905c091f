/** The kinds of records a file can hold: their rules, which the thread that reads loads, and their stores, which only the server does. */
import type { ImportKind } from '#contract/import.ts'
import type { KindRules, KindStore } from './kind.ts'

const rules: Record<ImportKind, () => Promise<KindRules>> = {
  compounds: async () => (await import('./compounds/rules.ts')).compoundRules,
  works: async () => (await import('./works/rules.ts')).worksRules,
  ground: async () => (await import('./ground/rules.ts')).groundRules,
  outlines: async () => (await import('./outlines/rules.ts')).outlineRules,
}
const stores: Record<ImportKind, () => Promise<KindStore>> = {
  compounds: async () => (await import('./compounds/store.ts')).compoundStore,
  works: async () => (await import('./works/store.ts')).worksStore,
  ground: async () => (await import('./ground/store.ts')).groundStore,
  outlines: async () => (await import('./outlines/store.ts')).outlineStore,
}

export const rulesOf = (kind: ImportKind): Promise<KindRules> => rules[kind]()
export const storeOf = (kind: ImportKind): Promise<KindStore> => stores[kind]()
