/** The fields of one record of a pack, each by its kind; a field may hold records of its own. */
import { policies } from '#contract/language/policies.ts'
import { i18n, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Chosen, ParameterInput, type Shown, Tick, Ticked, Typed } from './PackInputs.tsx'
import { PackRows } from './PackRows.tsx'
import { type Field, freshly, type ParameterChoice, type Part, pathOf, type Variant } from './pack-fields.ts'
import { wayOfEntry, waysOfLists } from './written-entry.ts'
import { at, type Form, listAt, newCode, type Path, put, type WrittenPack, withValue } from './written-pack.ts'

type FieldsProps = { form: Form; path: Path; fields: readonly Field[] }

export function PackFields({ form, path, fields }: FieldsProps) {
  return fields.map((field) => (
    <PackField key={field.name} form={form} path={[...path, ...pathOf(field)]} field={field} />
  ))
}

type FieldProps<F extends Field = Field> = { form: Form; path: Path; field: F }

function PackField({ form, path, field }: FieldProps) {
  const t = useT()
  const value = at(form.pack, path)
  const input = { label: t(field.label), value, onChange: (next: unknown) => put(form, path, next) }
  switch (field.kind) {
    case 'text':
    case 'number':
      return <Typed {...input} way={wayOfEntry(field)} />
    case 'wide':
      return <Typed {...input} way={wayOfEntry(field)} isWide />
    case 'long':
      return <Typed {...input} way={wayOfEntry(field)} lines={3} />
    case 'day':
      return <Typed {...input} way={wayOfEntry(field)} type="date" />
    case 'fact':
      return <Typed {...input} way={wayOfEntry({ kind: 'text', empty: '' })} suggestions={knownFacts()} />
    case 'id':
      return (
        <Typed
          {...input}
          way={wayOfEntry({ kind: 'text', empty: '' })}
          onChange={(next) => form.change((pack) => ({ ...pack, id: next, source: next }))}
        />
      )
    case 'codes':
    case 'years':
      return <Typed {...input} way={waysOfLists[field.kind]} />
    case 'stages':
      return <Typed {...input} way={waysOfLists.stages} lines={3} />
    case 'choice':
      return <Chosen {...input} options={field.options.map(([each, word]) => [each, t(word)])} />
    case 'ticks':
      return (
        <Ticked
          {...input}
          options={field.options.map(([each, word]) => [each, t(word)])}
          onChange={(next) => input.onChange(next.length > 0 ? next : field.empty)}
        />
      )
    case 'clause':
      return <Chosen {...input} options={idsOf(form.pack, ['clauses'], 'id')} />
    case 'parameter':
      return <ParameterField form={form} path={path} field={field} />
    case 'part':
      return <PartField form={form} path={path} field={field} />
    case 'always':
      return (
        <fieldset className="pack-part-fields">
          <legend>{input.label}</legend>
          <PackFields form={form} path={path} fields={field.fields} />
        </fieldset>
      )
    case 'variant':
      return <VariantFields form={form} path={path} field={field} />
    case 'rows':
      return (
        <PackRows form={form} path={path} field={field}>
          {(row) => <PackFields form={form} path={row} fields={field.fields} />}
        </PackRows>
      )
  }
}

/** The facts documents ask for so far: two packs that mean the same share one code. */
const knownFacts = () =>
  Object.keys(policies.tests)
    .filter((code) => code !== 'built-year')
    .map((code) => [code, i18n.t(`policies.tests.${code}`)] as const)

/** The names a list of the pack has, once each, to be chosen from. */
function idsOf(pack: WrittenPack, path: Path, field: string): Shown[] {
  const ids = listAt(pack, path).map((each) => at(each, [field]))
  return [...new Set(ids)].flatMap((id) => (typeof id === 'string' && id !== '' ? [[id, id] as const] : []))
}

function ParameterField({ form, path, field: { label, none, fresh } }: FieldProps<ParameterChoice>) {
  const t = useT()
  const begin = () =>
    form.change((pack) => {
      const code = newCode(pack, ['parameters'], String(fresh.code))
      const made = { ...freshly({ ...fresh, code })(pack, []) }
      const parameters = [...listAt(pack, ['parameters']), made]
      return withValue({ ...pack, parameters }, path, code) as WrittenPack // a record stays one
    })
  return (
    <ParameterInput
      label={t(label)}
      value={at(form.pack, path)}
      parameters={idsOf(form.pack, ['parameters'], 'code')}
      none={none}
      onChange={(next) => put(form, path, next)}
      onNew={begin}
    />
  )
}

function PartField({ form, path, field: { label, none, fresh, fields } }: FieldProps<Part>) {
  const t = useT()
  const isThere = (at(form.pack, path) ?? null) !== null
  const stage = useStage()
  const turn = (wanted: boolean) => {
    const before = at(form.pack, path)
    form.change((pack) => withValue(pack, path, wanted ? fresh(pack, path) : none) as WrittenPack) // a record stays one
    if (!wanted) stage.say({ text: t('packs.removed', { name: t(label) }), undo: () => put(form, path, before) })
  }
  return (
    <div className="pack-part-fields">
      <Tick label={t(label)} value={isThere} onChange={turn} />
      {isThere && <PackFields form={form} path={path} fields={fields} />}
    </div>
  )
}

/** Another variant has other fields: those of the one before go, or the pack would have fields that are none. */
function VariantFields({ form, path, field: { label, name, variants } }: FieldProps<Variant>) {
  const t = useT()
  const stage = useStage()
  const record = path.slice(0, -1)
  const chosen = at(form.pack, path)
  const turn = (next: unknown) => {
    const others = Object.values(variants).flatMap(({ fresh }) => Object.keys(fresh))
    const before = at(form.pack, record)
    const kept = Object.entries(before ?? {}).filter(([key]) => !others.includes(key))
    put(form, record, { ...Object.fromEntries(kept), [name]: next, ...variants[String(next)]?.fresh })
    stage.say({ text: t('packs.removed', { name: t(label) }), undo: () => put(form, record, before) })
  }
  return (
    <>
      <Chosen
        label={t(label)}
        value={chosen}
        options={Object.entries(variants).map(([each, { word }]) => [each, t(word)])}
        onChange={turn}
      />
      <PackFields form={form} path={record} fields={variants[String(chosen)]?.fields ?? []} />
    </>
  )
}
