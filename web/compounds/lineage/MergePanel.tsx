/** Merging the chosen compounds into one: whose record goes on, what adds up, which names become aliases. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { fatesOfMerge } from '#contract/carrying.ts'
import type { CompoundDetail } from '#contract/compound.ts'
import { amounts, sumOf, unsummedOf } from '#contract/lineage.ts'
import { useCompoundsById } from '#web/district.ts'
import { type Say, useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { amountTold } from './amount-words.ts'
import { DifferenceNotes } from './DifferenceNotes.tsx'
import { TiesSection } from './TiesSection.tsx'
import { useMerge, useMergeTies } from './use-lineage.ts'

type MergePanelProps = { ids: readonly string[]; onSelect: (ids: string[]) => void; onClose: () => void }

export function MergePanel({ ids, onSelect, onClose }: MergePanelProps) {
  const t = useT()
  const { members, problem, retry } = useCompoundsById(ids)
  const [keeps, setKeeps] = useState(ids[0] ?? '')
  const [typedName, setName] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const merging = useMerge()
  const { data: found, error, refetch } = useMergeTies(ids)
  if (problem) return <ProblemNote problem={problem} onRetry={retry} />
  if (error && !found) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!members || !found) return <Skeleton label={t('shell.loading')} />
  const kept = members.find(({ id }) => id === keeps)
  const name = typedName ?? formerName(members) ?? kept?.name ?? ''
  const aliases = [...new Set(members.flatMap((member) => [member.name, ...member.aliases]))].filter(
    (each) => each !== name.trim(),
  )
  const merge = () =>
    merging.mutate({
      compounds: members.map(({ id, version }) => ({ id, version })),
      keeps,
      name: name.trim(),
      reason: reason.trim(),
      text: t('lineage.mergeDone', {
        names: members.map((member) => member.name).join(t('shell.comma')),
        name: name.trim(),
      }),
      onSelect,
    })
  const inAreas = new Set(members.map(({ area }) => area?.id ?? ''))
  const [area] = members.map((member) => member.area && `${member.area.number} ${member.area.name}`)
  const goes = [
    ...(area && inAreas.size === 1 ? [t('lineage.ties.area', { area })] : []),
    ...(found.works.linked > 0 ? [t('lineage.ties.works', { count: found.works.linked })] : []),
  ]
  return (
    <>
      <div className="inspector-body">
        <Section>
          <p>{t('lineage.mergeText')}</p>
          {inAreas.size > 1 && (
            <Note tone="warning">{t('lineage.ties.areasDiffer', { told: areasTold(members) })}</Note>
          )}
          <div className="field">
            <span className="field-label">{t('lineage.mergeKeeps')}</span>
            <Picker
              label={t('lineage.mergeKeeps')}
              value={keeps}
              options={members.map((member) => ({
                value: member.id,
                label: member.name,
                detail: t(`words.status.${member.status}`),
              }))}
              onChange={setKeeps}
            />
          </div>
          <label className="field">
            <span className="field-label">{t('lineage.mergeName')}</span>
            <input
              className="input"
              value={name}
              maxLength={200}
              aria-invalid={name.trim() === '' || undefined}
              onChange={({ target }) => setName(target.value)}
            />
          </label>
          {aliases.length > 0 && (
            <p className="quiet survey-small">{t('lineage.mergeAliases', { names: aliases.join(t('shell.comma')) })}</p>
          )}
        </Section>
        <MergedSums members={members} />
        <TiesSection
          fates={fatesOfMerge(found.ties, ids)}
          names={[name]}
          nameOf={(id) => members.find((member) => member.id === id)?.name ?? id}
          goes={goes}
          stays={kept ? factsThatDiffer(t, kept, members) : []}
        />
        <Section>
          <ReasonField
            label={t('lineage.reason')}
            rows={2}
            value={reason}
            hint={t('lineage.mergeReasonHint')}
            onChange={setReason}
          />
          {merging.error && <ProblemNote problem={merging.error} />}
        </Section>
      </div>
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={reason.trim() === '' || name.trim() === '' || inAreas.size > 1 || merging.isPending}
          onPress={merge}
        >
          {t('lineage.merge')}
        </Button>
        <Button className="button" onPress={onClose}>
          {t('shell.cancel')}
        </Button>
      </footer>
    </>
  )
}

/** “教委东院 — A-01 东街片区；教委西院 — –”. */
const areasTold = (members: readonly CompoundDetail[]) =>
  members.map(({ name, area }) => `${name} — ${area ? `${area.number} ${area.name}` : '–'}`).join('；')

/** What all of them were called before they were split: whoever puts them together again means it. */
const formerName = ([first, ...others]: readonly CompoundDetail[]) =>
  first?.aliases.find((alias) => others.every(({ aliases }) => aliases.includes(alias)))

/** “教委西院：建成年代 1995、街道 刘寨街道”: facts of the others that the merged compound does not have. */
function factsThatDiffer(t: Say, kept: CompoundDetail, members: readonly CompoundDetail[]): string[] {
  return members.flatMap((member) => {
    const told = onceOnly.flatMap(({ field, of }) => {
      const own = of(t, member)
      return own !== null && own !== of(t, kept) ? `${t(`words.field.${field}`)} ${own}` : []
    })
    const differing = told.join(t('shell.comma'))
    return differing ? t('lineage.ties.of', { of: member.name, what: differing }) : []
  })
}

/** Facts a merged compound has of one of them only. */
const onceOnly = [
  { field: 'streetOfficeId', of: (_: Say, { streetOffice }: CompoundDetail) => streetOffice?.name ?? null },
  {
    field: 'builtYear',
    of: (_: Say, { builtYear }: CompoundDetail) => (builtYear === null ? null : String(builtYear)),
  },
  { field: 'planYear', of: (_: Say, { planYear }: CompoundDetail) => (planYear === null ? null : String(planYear)) },
  { field: 'fundingLabel', of: (_: Say, { fundingLabel }: CompoundDetail) => fundingLabel },
  { field: 'status', of: (t: Say, { status }: CompoundDetail) => t(`words.status.${status}`) },
] as const

function MergedSums({ members }: { members: readonly CompoundDetail[] }) {
  const t = useT()
  const sums = amounts.flatMap((field) => {
    const sum = sumOf(members.map((member) => member[field]))
    return sum === null ? [] : [{ field, sum }]
  })
  return (
    <Section title={t('lineage.sums')} className="fact-list">
      {amounts.every((field) => members.every((member) => member[field] === null)) && (
        <p className="quiet">{t('lineage.noSums')}</p>
      )}
      {sums.length > 0 && (
        <dl>
          {sums.map(({ field, sum }) => (
            <div key={field} className="fact">
              <dt>{t(`words.field.${field}`)}</dt>
              <dd>{amountTold(t, field, sum)}</dd>
            </div>
          ))}
        </dl>
      )}
      <DifferenceNotes differences={unsummedOf(members)} />
    </Section>
  )
}
