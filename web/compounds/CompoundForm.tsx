/** All facts of a compound as inputs, and a dated status with its source. Sends only what was changed. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundDetail, StatusChange } from '#contract/compound.ts'
import type { Community, StreetOffice } from '#contract/district.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { CommunityInput } from './CommunityInput.tsx'
import { type Edits, readField, typedFrom } from './edits.ts'
import { FieldInput } from './FieldInput.tsx'
import { type FieldGroup, type FieldKey, fields, storedValueOf } from './fields.ts'
import { StatusInput } from './StatusInput.tsx'
import type { SaveCompound } from './use-save-compound.ts'

const groups: readonly FieldGroup[] = ['ledger', 'size', 'owner', 'works']

type CompoundFormProps = {
  /** As it was when editing began; what others save meanwhile does not change it. */
  seen: CompoundDetail
  streets: readonly StreetOffice[]
  communities: readonly Community[]
  saver: SaveCompound
  onDone: () => void
}

export function CompoundForm({ seen, streets, communities, saver, onDone }: CompoundFormProps) {
  const t = useT()
  const [typed, setTyped] = useState<Partial<Record<FieldKey, string>>>({})
  const [status, setStatus] = useState<Partial<StatusChange> | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { edits, faults } = readForm(typed)
  const standing = (key: FieldKey) => typed[key] ?? typedFrom(key, storedValueOf(seen, key))
  /** A community goes with its street office. */
  const type = (key: FieldKey, text: string) => {
    const community = communities.find(({ id }) => id === standing('communityId'))
    const leavesStreet = key === 'streetOfficeId' && community && community.streetOfficeId !== text
    setTyped((before) => ({ ...before, [key]: text, ...(leavesStreet && { communityId: '' }) }))
  }
  const statusFault = status !== null && !isComplete(status)
  const { saving } = saver

  const save = async () => {
    setAsked(true)
    if (Object.keys(faults).length > 0 || statusFault) return
    const saved = await saver.save({
      seen,
      edits,
      status: isComplete(status) ? status : undefined,
      reason: reason.trim() || undefined,
    })
    if (saved) onDone()
  }

  return (
    <form
      className="form"
      aria-label={t('compounds.editing', { name: seen.name })}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="inspector-body">
        {groups.map((group) => (
          <Section key={group} title={t(`compounds.groups.${group}`)}>
            {fields
              .filter((field) => field.group === group)
              .map((field) =>
                field.kind === 'community' ? (
                  <CommunityInput
                    key={field.key}
                    adcode={seen.adcode}
                    communities={communities}
                    streetOfficeId={standing('streetOfficeId')}
                    typed={standing(field.key)}
                    onType={(id) => type(field.key, id)}
                  />
                ) : (
                  <FieldInput
                    key={field.key}
                    field={field}
                    streets={streets}
                    typed={standing(field.key)}
                    fault={faults[field.key]}
                    onType={(text) => type(field.key, text)}
                  />
                ),
              )}
          </Section>
        ))}
        <Section title={t('words.field.status')}>
          <StatusInput now={seen.status} status={status} showFaults={asked} onChange={setStatus} />
        </Section>
        <Section title={t('compounds.reason')}>
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            aria-label={t('compounds.reason')}
            placeholder={t('compounds.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Section>
      </div>
      <footer className="inspector-foot inspector-foot-tall">
        {saving.kind === 'failed' && <ProblemNote problem={saving.problem} onRetry={() => void save()} />}
        <div className="buttons">
          <Button type="submit" className="button primary" isDisabled={saving.kind === 'saving'}>
            {t('shell.save')}
          </Button>
          <Button className="button" onPress={onDone}>
            {t('shell.cancel')}
          </Button>
        </div>
      </footer>
    </form>
  )
}

type Faults = Partial<Record<FieldKey, Extract<ReturnType<typeof readField>, { fault: string }>>>

/** The touched fields as edits, and those that cannot be read. */
function readForm(typed: Partial<Record<FieldKey, string>>): { edits: Edits; faults: Faults } {
  const faults: Faults = {}
  const values: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(typed) as [FieldKey, string][]) {
    const read = readField(key, text)
    if ('fault' in read) faults[key] = read
    else values[key] = read.value
  }
  return { edits: values as Edits, faults } // readField gives each key its own type
}

const isComplete = (status: Partial<StatusChange> | null): status is StatusChange =>
  Boolean(status?.status && status.onDay && status.source?.trim())
