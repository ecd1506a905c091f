/** The parts of a pack most districts write: the document, the line by year, conditions, exclusions, parameters, clauses. */
import { useId } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { at, listAt, type WrittenPack, withValue } from './written-pack.ts'

type Path = readonly (string | number)[]
type PackFormProps = { pack: WrittenPack; onChange: (pack: WrittenPack) => void }

export function PackForm({ pack, onChange }: PackFormProps) {
  const t = useT()
  const put = (path: Path, next: unknown) => onChange(withValue(pack, path, next) as WrittenPack) // a record stays one
  const text = (path: Path, label: string, isLong = false) => (
    <TextField
      key={path.join('.')}
      label={label}
      isLong={isLong}
      value={at(pack, path)}
      onChange={(next) => put(path, next)}
    />
  )
  const line = ['eligibility', 'builtYear'] as const
  const hasLine = at(pack, line) !== null && at(pack, line) !== undefined
  return (
    <div className="pack-form">
      <fieldset>
        <legend>{t('packs.head')}</legend>
        {text(['documentNumber'], t('packs.number'))}
        {text(['title'], t('packs.name'))}
        {text(['issuer'], t('packs.issuer'))}
        {text(['issuedOn'], t('packs.issuedOn'))}
        <TextField
          label={t('packs.id')}
          value={at(pack, ['id'])}
          onChange={(next) => onChange({ ...pack, id: next, source: next })}
        />
      </fieldset>
      <fieldset>
        <legend>{t('packs.builtYear')}</legend>
        <label className="pack-tick">
          <input
            type="checkbox"
            checked={hasLine}
            onChange={({ target }) => put(line, target.checked ? newLine(pack) : null)}
          />
          {t('packs.hasBuiltYear')}
        </label>
        {hasLine && (
          <>
            <YearField
              label={t('packs.cutoffYear')}
              value={at(pack, [...line, 'cutoffYear'])}
              onChange={(next) => put([...line, 'cutoffYear'], next)}
            />
            <Inclusive
              value={at(pack, [...line, 'inclusive'])}
              onChange={(next) => put([...line, 'inclusive'], next)}
            />
            {text([...line, 'printed'], t('packs.printed'))}
            {text([...line, 'clause'], t('packs.clause'))}
            <Rows
              title={t('packs.conditional')}
              pack={pack}
              path={[...line, 'classes']}
              put={put}
              fresh={{
                code: 'conditional',
                fromYear: 2001,
                toYear: 2005,
                condition: '',
                printed: '',
                clause: firstClause(pack),
              }}
              fields={[
                ['fromYear', t('packs.fromYear'), 'year'],
                ['toYear', t('packs.toYear'), 'year'],
                ['condition', t('packs.condition')],
                ['printed', t('packs.printed')],
                ['clause', t('packs.clause')],
              ]}
            />
          </>
        )}
      </fieldset>
      <Rows
        title={t('packs.conditions')}
        pack={pack}
        path={['eligibility', 'conditions']}
        put={put}
        fresh={{ code: 'residents-willing', label: '', printed: '', clause: firstClause(pack) }}
        fields={[
          ['code', t('packs.code')],
          ['label', t('packs.label')],
          ['printed', t('packs.printed')],
          ['clause', t('packs.clause')],
        ]}
      />
      <Rows
        title={t('packs.exclusions')}
        pack={pack}
        path={['eligibility', 'exclusions']}
        put={put}
        fresh={{
          ...{ code: 'shantytown-renovation', label: '', appliesTo: 'compound', bars: ['comprehensive'], allows: [] },
          ...{ parameter: null, printed: '', clause: firstClause(pack) },
        }}
        fields={[
          ['code', t('packs.code')],
          ['label', t('packs.label')],
          ['printed', t('packs.printed')],
          ['clause', t('packs.clause')],
        ]}
      />
      <Rows
        title={t('packs.parameters')}
        pack={pack}
        path={['parameters']}
        put={put}
        fresh={{
          ...{ code: 'demolition-horizon', label: '', value: 3, unit: 'year', bound: 'at-most' },
          ...{ printed: '', clause: firstClause(pack) },
        }}
        fields={[
          ['code', t('packs.code')],
          ['label', t('packs.label')],
          ['value', t('packs.value'), 'number'],
          ['printed', t('packs.printed')],
          ['clause', t('packs.clause')],
        ]}
      />
      <Rows
        title={t('packs.clauses')}
        pack={pack}
        path={['clauses']}
        put={put}
        fresh={{ id: '', title: null, quoted: '' }}
        fields={[
          ['id', t('packs.clause')],
          ['quoted', t('packs.quoted'), 'long'],
        ]}
      />
    </div>
  )
}

const firstClause = (pack: WrittenPack): unknown => at(pack, ['clauses', 0, 'id']) ?? ''

const newLine = (pack: WrittenPack) => ({
  ...{ cutoffYear: 2000, cutoffOn: null, inclusive: null, classes: [] },
  ...{ printed: '', clause: firstClause(pack) },
})

type Field = readonly [name: string, label: string, kind?: 'year' | 'number' | 'long']
type RowsProps = {
  title: string
  pack: WrittenPack
  path: Path
  put: (path: Path, next: unknown) => void
  /** What a new row begins with. */
  fresh: Record<string, unknown>
  fields: readonly Field[]
}

function Rows({ title, pack, path, put, fresh, fields }: RowsProps) {
  const t = useT()
  const rows = listAt(pack, path)
  return (
    <fieldset>
      <legend>{title}</legend>
      {rows.map((row, index) => {
        const name = String(at(row, ['label']) ?? at(row, ['id']) ?? index + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row's name is what is being written
          <div key={index} className="pack-row">
            {fields.map(([field, label, kind]) =>
              kind === 'year' || kind === 'number' ? (
                <YearField
                  key={field}
                  label={label}
                  value={at(row, [field])}
                  onChange={(next) => put([...path, index, field], next)}
                />
              ) : (
                <TextField
                  key={field}
                  label={label}
                  isLong={kind === 'long'}
                  value={at(row, [field])}
                  onChange={(next) => put([...path, index, field], next)}
                />
              ),
            )}
            <Button className="link" onPress={() => put(path, rows.toSpliced(index, 1))}>
              {t('packs.remove', { name })}
            </Button>
          </div>
        )
      })}
      <Button className="button button-small" onPress={() => put(path, [...rows, fresh])}>
        {t('packs.add')}
      </Button>
    </fieldset>
  )
}

type FieldProps = { label: string; value: unknown; isLong?: boolean; onChange: (next: string) => void }

function TextField({ label, value, isLong = false, onChange }: FieldProps) {
  const id = useId()
  const written = typeof value === 'string' ? value : ''
  return (
    <div className="pack-field" data-long={isLong || undefined}>
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea
          id={id}
          className="input"
          rows={3}
          value={written}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <input id={id} className="input" value={written} onChange={({ target }) => onChange(target.value)} />
      )}
    </div>
  )
}

/** A number stays one; what is none is written as it is, so that the check can point at it. */
function YearField({ label, value, onChange }: { label: string; value: unknown; onChange: (next: unknown) => void }) {
  const id = useId()
  return (
    <div className="pack-field pack-number">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        value={typeof value === 'number' || typeof value === 'string' ? value : ''}
        onChange={({ target }) => {
          const typed = Number(target.value)
          onChange(
            target.value.trim() !== '' && Number.isFinite(typed) && !target.value.endsWith('.') ? typed : target.value,
          )
        }}
      />
    </div>
  )
}

const inclusives = { open: null, in: true, out: false } as const

function Inclusive({ value, onChange }: { value: unknown; onChange: (next: boolean | null) => void }) {
  const t = useT()
  const id = useId()
  return (
    <div className="pack-field">
      <label htmlFor={id}>{t('packs.inclusive')}</label>
      <select
        id={id}
        className="input"
        value={value === true ? 'in' : value === false ? 'out' : 'open'}
        onChange={({ target }) => onChange(inclusives[target.value as keyof typeof inclusives])} // one of the options below
      >
        {(['open', 'in', 'out'] as const).map((each) => (
          <option key={each} value={each}>
            {t(`packs.inclusives.${each}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
