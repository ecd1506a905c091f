/** A cell of the file put right on the desk, without its file being sent again; and taken back to what the file has. */
import { useState } from 'react'
import { Button, Form } from 'react-aria-components'
import type { ImportFinding } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import type { Wishing } from './use-wishes.ts'
import { isPutRight, puttingRight } from './wishes.ts'

type CellTextProps = {
  cell: NonNullable<ImportFinding['cell']>
  row: number
  column: string | null
  wishing: Wishing
}

const longestText = 500

export function CellText({ cell, row, column, wishing: { wishes, wish } }: CellTextProps) {
  const t = useT()
  const [typed, type] = useState<string | null>(null)
  const put = (text: string | null) => {
    type(null)
    if (text !== cell.text) wish((now) => puttingRight(now, cell, text), t('imports.steps.cell', { row }))
  }
  if (typed === null) {
    return (
      <>
        <Button className="link" onPress={() => type(cell.text)}>
          {t('imports.findings.cellEdit')}
        </Button>
        {isPutRight(wishes, cell) && (
          <Button className="link" onPress={() => put(null)}>
            {t('imports.findings.cellBack')}
          </Button>
        )}
      </>
    )
  }
  return (
    <Form
      className="import-cell"
      onSubmit={(event) => {
        event.preventDefault()
        put(typed.trim())
      }}
    >
      <input
        className="input"
        aria-label={t('imports.findings.cellLabel', { row, column: column ?? '' })}
        value={typed}
        maxLength={longestText}
        // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
        autoFocus
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          type(null)
        }}
      />
      <Button type="submit" className="button button-small">
        {t('imports.findings.cellUse')}
      </Button>
    </Form>
  )
}
