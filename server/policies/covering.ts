/** Which packs speak for a place. Another place's pack is only ever looked at beside them, and said to be foreign. */
import type { PolicyPack } from '#contract/policy.ts'

const levels: readonly PolicyPack['level'][] = ['province', 'city', 'district']

/** The packs whose territory holds the district, in the newest version of each, the province's first. */
export function packsCovering<Pack extends Pick<PolicyPack, 'id' | 'version' | 'level' | 'territory'>>(
  adcode: string,
  packs: readonly Pack[],
): Pack[] {
  return newestOf(packs)
    .filter(({ territory }) => territory.some((prefix) => adcode.startsWith(prefix)))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (a.id < b.id ? -1 : 1))
}

function newestOf<Pack extends Pick<PolicyPack, 'id' | 'version'>>(packs: readonly Pack[]): Pack[] {
  const newest = new Map<string, Pack>()
  for (const pack of packs) {
    if (pack.version >= (newest.get(pack.id)?.version ?? 0)) newest.set(pack.id, pack)
  }
  return [...newest.values()]
}
