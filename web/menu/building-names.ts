/** The buildings somebody names in one line: 1-6号楼、8号楼. */

/** From and to with the same words around them: 1-6号楼, A1-A6栋, 1号楼至6号楼, 1#-6#. */
const range = /^(?<before>\D*)(?<from>\d+)(?<between>[^\d~至到—–-]*)[~至到—–-]+(?<again>\D*)(?<to>\d+)(?<after>\D*)$/

/** Each once, in the order typed; what is no range stands as it is. */
export function buildingNames(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[、,;，；\n]|\s+/)
  return [...new Set(parts.filter(Boolean).flatMap(namesIn))]
}

function namesIn(part: string): string[] {
  const { before = '', from = '', between = '', again = '', to = '', after = '' } = range.exec(part)?.groups ?? {}
  const [first, last] = [Number(from), Number(to)]
  const isOne = (again === '' || again === before) && (between === '' || between === after)
  if (from === '' || !isOne || last <= first || last - first >= 1000) return [part]
  const width = from.startsWith('0') ? from.length : 0
  return Array.from({ length: last - first + 1 }, (_, at) => before + String(first + at).padStart(width, '0') + after)
}

/** Nothing typed is not known; undefined: no number of floors. */
export function floorsTyped(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return null
  const floors = Number(plain)
  return Number.isInteger(floors) && floors >= 1 && floors <= 200 ? floors : undefined
}
