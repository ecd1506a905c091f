/** Members joined into groups, pair by pair (union–find). */
export type Groups = {
  join(a: string, b: string): void
  areOne(a: string, b: string): boolean
  /** Everybody in the group of a member, in the order of `members`. */
  of(member: string): string[]
  /** All groups, the largest first; of equal ones the one whose first member comes earlier. */
  all(): string[][]
}

/** Every member begins as a group of its own. */
export function startGroups(members: readonly string[]): Groups {
  const above = new Map(members.map((id) => [id, id]))
  const top = (id: string): string => {
    let at = id
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) {
      above.set(at, above.get(next) ?? next)
      at = next
    }
    return at
  }
  const all = () => {
    const groups = new Map<string, string[]>()
    for (const id of members) {
      const group = groups.get(top(id))
      if (group) group.push(id)
      else groups.set(top(id), [id])
    }
    return [...groups.values()].sort((a, b) => b.length - a.length)
  }
  return {
    join: (a, b) => {
      above.set(top(a), top(b))
    },
    areOne: (a, b) => top(a) === top(b),
    of: (member) => members.filter((id) => top(id) === top(member)),
    all,
  }
}

/** The groups that remain when all these pairs are joined. */
export function groupsJoinedBy(members: readonly string[], pairs: readonly { from: string; to: string }[]): string[][] {
  const groups = startGroups(members)
  for (const { from, to } of pairs) groups.join(from, to)
  return groups.all()
}
