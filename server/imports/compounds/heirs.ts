/** What a compound that was split or merged is by now. */
import type { Identity } from './identity.ts'

/** The compounds it became, through any number of splits and merges; those that left the ledger without an heir are not among them. */
export function heirsOf(compound: Identity, byId: ReadonlyMap<string, Identity>): Identity[] {
  const found = new Set<Identity>()
  const seen = new Set<string>()
  const follow = ({ became }: Identity) => {
    for (const id of became?.ids ?? []) {
      const heir = byId.get(id)
      if (!heir || seen.has(id)) continue
      seen.add(id)
      if (!heir.retired) found.add(heir)
      else follow(heir)
    }
  }
  if (compound.retired) follow(compound)
  return [...found]
}
