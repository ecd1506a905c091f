/** Merging the chosen compounds into one: whose record goes on, what adds up, which names become aliases. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { amounts, sumOf, unsummedOf } from '#contract/lineage.ts'
import { useCompoundsById } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { amountTold } from './amount-words.ts'
import { DifferenceNotes } from './DifferenceNotes.tsx'
import { useMerge } from './use-lineage.ts'

type MergePanelProps = { ids: readonly string[]; onSelect: (ids: string[]) => void; onClose: () => void }

export function MergePanel({ ids, onSelect, onClose }: MergePanelProps) {
  const t = useT()
  const { members, problem, retry } = useCompoundsById(ids)
  const [keeps, setKeeps] = useState(ids[0] ?? '')
  const [typedName, setName] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const merging = useMerge()
  if (problem) return <ProblemNote problem={problem} onRetry={retry} />
  if (!members) return <Skeleton label={t('shell.loading')} />
  const kept = members.find(({ id }) => id === keeps)
  const name = typedName ?? kept?.name ?? ''
  const aliases = [...new Set(members.map((member) => member.name))].filter((each) => each !== name.trim())
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
  return (
    <>
      <div className="inspector-body">
        <Section>
          <p>{t('lineage.mergeText')}</p>
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
          isDisabled={reason.trim() === '' || name.trim() === '' || merging.isPending}
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

function MergedSums({ members }: { members: readonly CompoundDetail[] }) {
  const t = useT()
  const sums = amounts.flatMap((field) => {
    const sum = sumOf(members.map((member) => member[field]))
    return sum === null ? [] : [{ field, sum }]
  })
  return (
    <Section title={t('lineage.sums')} className="fact-list">
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
