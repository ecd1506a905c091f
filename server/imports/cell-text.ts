/** The words of a cell, or that nothing is known. */
import type { Cell } from '#geodata/readers/reading.ts'

/** Lines within a cell are joined as a Chinese name goes on; spaces around go. */
export const tidy = (text: string) =>
  text
    .replaceAll(/[\u200b\ufeff]/g, '')
    .replaceAll(/\s*[\r\n]+\s*/g, '')
    .trim()

/** What ledgers write for "nothing is known". */
export const isUnknown = (text: string) => /^(?:[-–—―/\\]+|不详|未知|不明|暂缺|待查|n\/a|null)$/i.test(text)

/** Null for a cell that is empty or says that nothing is known. */
export function wordsOf(cell: Cell | undefined): string | null {
  const text = cell === null || cell === undefined ? '' : tidy(String(cell))
  return text === '' || isUnknown(text) ? null : text
}
