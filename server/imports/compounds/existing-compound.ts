/** A compound as the ledger has it, in the form a file is compared with. */
import type { Status } from '#contract/status.ts'
import type { ImportValues } from '../import-fields.ts'

type Known = Omit<ImportValues, 'name' | 'aliases' | 'streetOffice' | 'community' | 'status' | 'code'>

/** Facts that are not named or null are not known. Street office and community by name. */
export type ExistingCompound = { [Field in keyof Known]?: Known[Field] | null } & {
  id: string
  /** The sender's own number, where one is kept. */
  code?: string | null
  name: string
  aliases: readonly string[]
  streetOffice: string | null
  community?: string | null
  status?: Status | null
  retired?: boolean
  /** Of one that was split or merged: the compounds it became, which may be retired in their turn. */
  became?: { kind: 'split' | 'merge'; ids: readonly string[] } | null
  version?: number
  /** Of street office and community those that are only words of an earlier file: no such record is in the ledger. */
  wordsOnly?: readonly ('streetOffice' | 'community')[]
}

/** What a new compound is compared with: everything the file says is filled in. */
export const nothingYet = (id: string): ExistingCompound => ({ id, name: '', aliases: [], streetOffice: null })
