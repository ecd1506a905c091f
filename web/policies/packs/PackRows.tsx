/** A list of a pack: its rows, one more, one less. What is taken out, with all its words, can be brought back. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import type { Rows } from './pack-fields.ts'
import { at, type Form, listAt, type Path, put, type WrittenPack, withValue } from './written-pack.ts'

type PackRowsProps = {
  form: Form
  path: Path
  field: Rows
  isTitled?: boolean
  /** What a row asks. */
  children: (row: Path) => ReactNode
}

export function PackRows({ form, path, field: { label, fresh, empty }, isTitled = true, children }: PackRowsProps) {
  const t = useT()
  const stage = useStage()
  const rows = listAt(form.pack, path)
  const remove = (index: number) => {
    const row = rows[index]
    const back = (pack: WrittenPack) =>
      withValue(pack, path, listAt(pack, path).toSpliced(index, 0, row)) as WrittenPack // a record stays one
    put(form, path, rows.length > 1 ? rows.toSpliced(index, 1) : empty)
    stage.say({ text: t('packs.removed', { name: rowName(row, index) }), undo: () => form.change(back) })
  }
  return (
    <fieldset className="pack-rows">
      <legend className={isTitled ? undefined : 'visually-hidden'}>{t(label)}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's name is what is being written
        <div key={index} className="pack-row">
          {children([...path, index])}
          <Button className="link" onPress={() => remove(index)}>
            {t('packs.remove', { name: rowName(row, index) })}
          </Button>
        </div>
      ))}
      <Button className="button button-small" onPress={() => put(form, path, [...rows, fresh(form.pack, path)])}>
        {t('packs.add')}
      </Button>
    </fieldset>
  )
}

/** What a row is called as far as it is written. */
function rowName(row: unknown, index: number): string {
  const names = ['label', 'what', 'title', 'id', 'unit', 'condition', 'code'].map((field) => at(row, [field]))
  return String(names.find((name) => typeof name === 'string' && name !== '') ?? index + 1)
}
