/** The whole pack as text, and a line of it chosen and brought into sight. */
import type { RefObject } from 'react'
import { useT } from '#web/language.ts'

type PackTextProps = { area: RefObject<HTMLTextAreaElement | null>; text: string; onText: (text: string) => void }

export function PackText({ area, text, onText }: PackTextProps) {
  const t = useT()
  return (
    <textarea
      ref={area}
      className="input pack-text"
      aria-label={t('packs.textLabel')}
      spellCheck={false}
      wrap="off"
      value={text}
      onChange={({ target }) => onText(target.value)}
    />
  )
}

const lineHeightPx = 18
const linesAbove = 8

export function showLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  field.focus()
  field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
  field.scrollTop = Math.max(0, (line - linesAbove) * lineHeightPx)
}
