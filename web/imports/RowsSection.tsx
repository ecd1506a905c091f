/** Every row beside the ledger: counts that filter, the list, and decisions about all doubtful rows at once. */
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'react-aria-components'
import {
  type ImportKind,
  type ImportRow,
  type ImportRowKind,
  type ImportWishes,
  importRowKinds,
} from '#contract/import.ts'
import { figure, useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { FateSample } from './FateSample.tsx'
import type { Focus } from './ImportDesk.tsx'
import { RowList } from './RowList.tsx'
import { canBeAdded } from './row-record.ts'
import type { Preview } from './use-preview.ts'
import { readAllRows, useRows } from './use-rows.ts'
import type { Wishing } from './use-wishes.ts'
import { type Choice, choosing, choosingUndecided } from './wishes.ts'

type RowsSectionProps = {
  seen: NonNullable<Preview['seen']>
  wishing: Wishing
  isCurrent: boolean
  focus: Focus
  onFilter: (kind: ImportRowKind | null) => void
}

export function RowsSection({ seen, wishing, isCurrent, focus, onFilter }: RowsSectionProps) {
  const t = useT()
  const { preview } = seen
  const { wish } = wishing
  const rows = useRows(seen, focus.kind)
  const decide = (at: number, row: number, choice: Choice) =>
    wish((now) => choosing(now, [{ at, choice }]), t('imports.steps.choice', { row }))
  const choose = (row: ImportRow, choice: Choice) => row.at !== null && decide(row.at, row.row ?? row.at + 1, choice)
  const doubtful = preview.summary.doubtful ?? 0
  return (
    <div id="import-rows" className="import-anchor">
      <Section title={t('imports.rows.title')} remark={<span className="import-keys">{t('imports.rows.remark')}</span>}>
        <KindChips summary={preview.summary} chosen={focus.kind} onChoose={onFilter} />
        {focus.kind === 'doubtful' && doubtful > 1 && <AllDoubtful seen={seen} shown={rows.rows} wishing={wishing} />}
        {rows.problem && <ProblemNote problem={rows.problem} />}
        {rows.isFirst && !rows.problem && <Skeleton label={t('shell.loading')} />}
        {!rows.isFirst && rows.rows.length === 0 && (
          <p className="quiet">{t(focus.kind === null ? 'imports.rows.noneAll' : 'imports.rows.none')}</p>
        )}
        {rows.rows.length > 0 && (
          <RowList rows={rows} seen={seen} wishing={wishing} isCurrent={isCurrent} focus={focus} onChoose={choose} />
        )}
        <WriteOptions wishing={wishing} />
      </Section>
    </div>
  )
}

type KindChipsProps = {
  summary: Readonly<Partial<Record<ImportRowKind, number>>>
  chosen: ImportRowKind | null
  onChoose: (kind: ImportRowKind | null) => void
}

function KindChips({ summary, chosen, onChoose }: KindChipsProps) {
  const t = useT()
  const total = importRowKinds.reduce((sum, kind) => sum + (summary[kind] ?? 0), 0)
  return (
    <fieldset className="import-chips" aria-label={t('imports.rows.filter')}>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t('imports.rows.all')} <b>{figure(total)}</b>
      </button>
      {importRowKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={chosen === kind}
          data-empty={!summary[kind] || undefined}
          disabled={!summary[kind] && chosen !== kind}
          onClick={() => onChoose(kind)}
        >
          <FateSample kind={kind} />
          {t(`imports.rows.kinds.${kind}`)} <b>{figure(summary[kind] ?? 0)}</b>
        </button>
      ))}
    </fieldset>
  )
}

type AllDoubtfulProps = { seen: NonNullable<Preview['seen']>; shown: readonly ImportRow[]; wishing: Wishing }

/** One decision for all of them, also those not in sight; only such as some of those in sight could be given. */
function AllDoubtful({ seen, shown, wishing: { wishes, wish } }: AllDoubtfulProps) {
  const t = useT()
  const isNew = (row: ImportRow) => canBeAdded(row, wishes.kind)
  const decision = useMutation({
    mutationFn: async (choiceFor: (row: ImportRow) => Choice) => {
      const rows = await readAllRows(seen, 'doubtful')
      return rows.flatMap((row) => {
        const choice = choiceFor(row)
        return row.at === null || choice === null ? [] : [{ at: row.at, choice }]
      })
    },
    onSuccess: (choices) =>
      wish(
        (now) => choosingUndecided(now, seen.wishes, choices),
        t('imports.steps.choices', { count: choices.length }),
      ),
  })
  const { mutate: decide, isPending: isDisabled, error: problem } = decision
  return (
    <div className="buttons import-all">
      {shown.some(({ candidates }) => candidates.length > 0) && (
        <Button
          className="link"
          isDisabled={isDisabled}
          onPress={() => decide(({ candidates }) => candidates[0]?.recordId ?? null)}
        >
          {t('imports.rows.allFirst')}
        </Button>
      )}
      {shown.some(isNew) && (
        <Button className="link" isDisabled={isDisabled} onPress={() => decide((row) => (isNew(row) ? 'new' : null))}>
          {t('imports.rows.allNew')}
        </Button>
      )}
      <Button className="link" isDisabled={isDisabled} onPress={() => decide(() => 'skip')}>
        {t('imports.rows.allSkip')}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}

/** Street offices are added where compounds name them or a file draws them; only compounds have an outline that may be sketched. */
const options = {
  compounds: ['addStreets', 'replaceGeometry', 'sketchPoints'],
  works: ['replaceGeometry'],
  ground: ['replaceGeometry'],
  outlines: ['addStreets', 'replaceGeometry'],
} as const satisfies Record<ImportKind, readonly (keyof ImportWishes)[]>

function WriteOptions({ wishing: { wishes, wish } }: { wishing: Wishing }) {
  const t = useT()
  return (
    <fieldset className="import-options" aria-label={t('imports.rows.options.title')}>
      {options[wishes.kind].map((option) => (
        <Checkbox
          key={option}
          className="checkbox"
          isSelected={wishes[option]}
          onChange={(chosen) => wish((now) => ({ ...now, [option]: chosen }), t('imports.steps.option'))}
        >
          <span className="checkbox-box" aria-hidden="true" />
          {t(`imports.rows.options.${option}`)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
