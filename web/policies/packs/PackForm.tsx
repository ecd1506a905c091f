/** A pack as a form, part by part; the text and the form are one, and each change is a change of the text. */
import { useState } from 'react'
import { useT } from '#web/language.ts'
import { PackFields } from './PackFields.tsx'
import { PackRows } from './PackRows.tsx'
import { pathOf } from './pack-fields.ts'
import { type FormPart, formParts } from './pack-parts.ts'
import { type Form, listAt } from './written-pack.ts'

export function PackForm({ form, adcode }: { form: Form; adcode: string }) {
  const t = useT()
  return (
    <div className="pack-form">
      <p className="quiet">{t('packs.territory', { adcode })}</p>
      {formParts.map((part) => (
        <FoldedPart key={part.title} form={form} part={part} />
      ))}
    </div>
  )
}

/** Closed parts are not drawn: a catalogue has hundreds of fields. */
function FoldedPart({ form, part: { title, isOpen, fields } }: { form: Form; part: FormPart }) {
  const t = useT()
  const [opened, setOpened] = useState(isOpen)
  const [first, ...others] = fields
  const list = first?.kind === 'rows' && others.length === 0 ? first : null
  const count = list && listAt(form.pack, pathOf(list)).length
  return (
    <details className="pack-part" open={opened} onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{count ? t('packs.counted', { title: t(title), count }) : t(title)}</summary>
      {opened && list && (
        <PackRows form={form} path={pathOf(list)} field={list} isTitled={false}>
          {(row) => <PackFields form={form} path={row} fields={list.fields} />}
        </PackRows>
      )}
      {opened && !list && (
        <div className="pack-fields">
          <PackFields form={form} path={[]} fields={fields} />
        </div>
      )}
    </details>
  )
}
