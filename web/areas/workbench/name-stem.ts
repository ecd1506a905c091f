/**
 * What is left of a compound's name without the words that only tell its parts apart: 天秀北院 and 天秀南院 are both 天秀,
 * 教委东院 and 教委西院 both 教委, 沿河小区6号楼 is 沿河. A hint for a compound without a boundary, never a rule.
 */
const parts = /(?:[东西南北中]{1,2}|[一二三四五六七八九十\d]+(?:号|#)?)?(?:家属)?(?:院|区|楼|栋)$/u
const kinds = /(?:社区|小区|花园|公寓|家属)$/u
const shortest = 2

/** Null where too little is left to say anything. */
export function nameStem(name: string): string | null {
  let stem = name.trim().normalize('NFKC')
  for (let before = ''; before !== stem; ) {
    before = stem
    stem = stem.replace(kinds, '').replace(parts, '')
  }
  return [...stem].length >= shortest ? stem : null
}

/** Those whose names have the same stem, in their own order. */
export function namesakes<T extends { name: string }>(name: string, among: readonly T[]): T[] {
  const stem = nameStem(name)
  return stem === null ? [] : among.filter((other) => other.name !== name && nameStem(other.name) === stem)
}
