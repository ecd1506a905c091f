/** A pack being written, as a form or as text; beside it what is wrong, whose verdict changes, who saved meanwhile, and saving it. */
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { flushSync } from 'react-dom'
import type { PackFault, SavedPack } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { documentName } from '#web/ui/document-name.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { Section } from '#web/ui/Section.tsx'
import { useUndo } from '#web/use-undo.ts'
import { PackFaults } from './PackFaults.tsx'
import { PackForm } from './PackForm.tsx'
import { PackPreview } from './PackPreview.tsx'
import { PackText, showLine } from './PackText.tsx'
import { usePackDraft } from './use-pack-draft.ts'
import { usePackCheck, useSavePack, useTakeBack } from './use-packs.ts'
import { packOf } from './written-pack.ts'

type PackWritingProps = {
  adcode: string
  open: string
  packs: readonly PolicyPack[]
  /** The text to begin with, and the version it is. */
  begun: string
  seen: PolicyPack | null
  onBack: () => void
  onChoose: (id: string) => void
}

export function PackWriting({ adcode, open, packs, begun, seen, onBack, onChoose }: PackWritingProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const draft = usePackDraft(`pack ${adcode} ${open}`, begun, seen)
  const { text } = draft
  const [way, setWay] = useState<'form' | 'text'>('form')
  const [reason, setReason] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const checked = usePackCheck(adcode, text)
  const saving = useSavePack(adcode)
  const taking = useTakeBack(adcode)
  const written = packOf(text)
  const check = checked.data
  const head = check?.head ?? null
  const seenVersion = head && draft.seenOf(head.id)
  const isContested = head !== null && !checked.isBehind && !saving.isPending && check?.replaces !== seenVersion
  const canSave = head !== null && !checked.isBehind && !isContested && reason.trim() !== '' && draft.isChanged
  const toLine = ({ line }: PackFault) => {
    flushSync(() => setWay('text'))
    if (area.current) showLine(area.current, line)
  }
  const saved = ({ head: { id, version, documentNumber } }: SavedPack) => {
    const named = { name: documentNumber, version }
    draft.forget()
    stage.say({
      text: t('packs.saved', named),
      undo: () => undo(() => taking.mutateAsync({ id, version, reason: t('shell.undo') }), t('packs.takenBack', named)),
    })
  }
  const save = () =>
    // who has gone elsewhere meanwhile stays there, and is told all the same; a refusal stands above the button
    void saving
      .mutateAsync({ text, seen: seenVersion, reason: reason.trim() }, { onSuccess: onBack })
      .then(saved, () => undefined)
  return (
    <>
      <h1>
        {t('packs.editor', { name: seen ? documentName(seen) : String(written?.documentNumber || t('packs.begin')) })}
      </h1>
      <div className="pack-columns">
        <div>
          <Choice
            label={t('packs.ways')}
            value={way}
            options={[
              { value: 'form', label: t('packs.form') },
              { value: 'text', label: t('packs.text') },
            ]}
            onChange={setWay}
          />
          {way === 'form' && written && <PackForm form={{ pack: written, change: draft.change }} adcode={adcode} />}
          {way === 'form' && !written && <Note tone="warning">{t('packs.formNeedsText')}</Note>}
          {way === 'text' && <PackText area={area} text={text} onText={draft.write} />}
        </div>
        <div className="pack-side">
          {checked.error && <ProblemNote problem={checked.error} onRetry={() => void checked.refetch()} />}
          <PackFaults check={check} isBehind={checked.isBehind} onFault={toLine} />
          {head && check && (
            <Section title={t('packs.preview')}>
              <PackPreview changes={check.changes} onChoose={onChoose} />
            </Section>
          )}
          <ReasonField label={t('packs.reason')} longest={1000} value={reason} onChange={setReason} />
          {isContested && head && (
            <Contested
              standing={check?.replaces ? { id: head.id, version: check.replaces } : null}
              theirs={packs.find(({ id }) => id === head.id) ?? null}
              draft={draft}
              onSettled={saving.reset}
            />
          )}
          {saving.error && !isContested && <ProblemNote problem={saving.error} />}
          <p className="pack-acts">
            <Button className="button primary" isDisabled={!canSave || saving.isPending} onPress={save}>
              {t('packs.save', { version: head?.version ?? 1 })}
            </Button>
            <Button
              className="button"
              isDisabled={!draft.isChanged || saving.isPending}
              onPress={() => draft.drop(t('packs.dropped'))}
            >
              {t('packs.drop')}
            </Button>
          </p>
        </div>
      </div>
    </>
  )
}

type ContestedProps = {
  /** What holds now under the id of the draft; null where that was taken back. */
  standing: { id: string; version: number } | null
  theirs: PolicyPack | null
  draft: ReturnType<typeof usePackDraft>
  onSettled: () => void
}

/** Another version holds than the one the draft was made on: the draft goes on from it, or gives way to it. */
function Contested({ standing, theirs, draft, onSettled }: ContestedProps) {
  const t = useT()
  const settle = (how: () => void) => () => {
    how()
    onSettled()
  }
  return (
    <Note tone="warning">
      {standing ? t('packs.contested', { id: standing.id, version: standing.version }) : t('packs.contestedGone')}{' '}
      {standing && theirs && (
        <>
          <Button className="link" onPress={settle(() => draft.takeTheirs(theirs, t('packs.dropped')))}>
            {t('packs.takeTheirs', { version: theirs.version })}
          </Button>{' '}
        </>
      )}
      <Button className="link" onPress={settle(() => draft.keepMineOn(standing))}>
        {t('packs.keepMine')}
      </Button>
    </Note>
  )
}
