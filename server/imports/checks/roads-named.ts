/** Which roads of the ledger a name or an address speaks of: 南阳路144号院 lies on 南阳路. */

const roadEnds = /[路街道巷]/g
const longestName = 12
/** 长兴路街道, 东风路社区 are territories called after a road, which runs through only a part of them. */
const isTerritory = /^(?:街道|办事处|社区|居委会|居民委员会)/

/** @param names of roads; those of one sign, or that do not end as roads do, are no help in a text without spaces */
export function openRoadNames(names: Iterable<string>): (says: string) => string[] {
  const known = new Set([...names].filter((name) => /..[路街道巷]$/u.test(name)))
  return (says) => {
    if (known.size === 0) return []
    const found = new Set<string>()
    for (const { index } of says.matchAll(roadEnds)) {
      if (isTerritory.test(says.slice(index + 1))) continue
      const name = longestEndingAt(says, index + 1, known)
      if (name) found.add(name)
    }
    return [...found]
  }
}

/** 老南阳路 is another road than 南阳路, where the ledger has both. */
function longestEndingAt(says: string, end: number, known: ReadonlySet<string>): string | null {
  for (let length = Math.min(longestName, end); length > 1; length--) {
    const name = says.slice(end - length, end)
    if (known.has(name)) return name
  }
  return null
}
