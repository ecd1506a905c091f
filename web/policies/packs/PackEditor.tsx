/** Writing a pack: a form or its full text, its faults by line, the compounds whose verdict it changes, and saving it. */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import type { PackFault } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { documentName } from '#web/ui/document-name.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { ReasonField } from '#web/ui/ReasonField.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useKept } from '#web/use-kept.ts'
import { useUndo } from '#web/use-undo.ts'
import { PackForm } from './PackForm.tsx'
import { PackPreview } from './PackPreview.tsx'
import { usePackCheck, usePacks, useSavePack, useTakeBack } from './use-packs.ts'
import { copiedPack, emptyPack, packOf, textOf } from './written-pack.ts'

type PackEditorProps = { adcode: string; open: string; onBack: () => void; onChoose: (id: string) => void }

export function PackEditor(props: PackEditorProps) {
  const t = useT()
  const { data, error, refetch } = usePacks(props.adcode)
  const [, way = '', id = ''] = /^(edit|copy|new)-?(.*)$/.exec(props.open) ?? []
  const pack = data?.items.find((each) => each.id === id) ?? null
  const isThere = way === 'new' || pack !== null
  return (
    <article className="pack-editor">
      <Button className="link" onPress={props.onBack}>
        ‹ {t('packs.back')}
      </Button>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton label={t('shell.loading')} />}
      {data && !isThere && <Note tone="warning">{t('packs.gone')}</Note>}
      {data && isThere && (
        <Writing
          {...props}
          key={props.open}
          begun={textOf(
            way === 'new' || !pack
              ? emptyPack(props.adcode, today())
              : way === 'copy'
                ? copiedPack(pack, props.adcode, today())
                : pack,
          )}
          seen={way === 'edit' ? pack : null}
        />
      )}
    </article>
  )
}

type WritingProps = PackEditorProps & { begun: string; seen: PolicyPack | null }

function Writing({ adcode, open, begun, seen, onBack, onChoose }: WritingProps) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  /** The text and the version it was made on, together: what somebody saves meanwhile is not taken for seen. */
  const [draft, keep, forget] = useKept(`pack ${adcode} ${open}`, { text: begun, seen, begun })
  const { text } = draft
  const setText = (next: string) => keep({ ...draft, text: next })
  const [way, setWay] = useState<'form' | 'text'>('form')
  const [reason, setReason] = useState('')
  const [line, setLine] = useState<number | null>(null)
  const checked = usePackCheck(adcode, text)
  const saving = useSavePack(adcode)
  const taking = useTakeBack(adcode)
  const written = packOf(text)
  const check = checked.data
  const head = check?.head
  const canSave =
    head !== null && head !== undefined && !checked.isBehind && reason.trim() !== '' && text !== draft.begun
  const toLine = ({ line: next }: PackFault) => {
    setWay('text')
    setLine(next)
  }
  const save = () =>
    saving.mutate(
      { text, seen: draft.seen?.version ?? null, reason: reason.trim() },
      {
        onSuccess: ({ head: { id, version, documentNumber } }) => {
          const named = { name: documentNumber, version }
          forget()
          stage.say({
            text: t('packs.saved', named),
            undo: () =>
              undo(() => taking.mutateAsync({ id, version, reason: t('shell.undo') }), t('packs.takenBack', named)),
          })
          onBack()
        },
      },
    )
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
          {way === 'form' && written && <PackForm pack={written} onChange={(next) => setText(textOf(next))} />}
          {way === 'form' && !written && <Note tone="warning">{t('packs.formNeedsText')}</Note>}
          {way === 'text' && <FullText text={text} line={line} onText={setText} />}
        </div>
        <div className="pack-side">
          {checked.error && <ProblemNote problem={checked.error} onRetry={() => void checked.refetch()} />}
          <Section title={check ? t('packs.faults', { count: check.faults.length }) : t('packs.checking')}>
            {checked.isBehind && <p className="quiet">{t('packs.checking')}</p>}
            {check && check.faults.length === 0 && <p className="pack-faultless">{t('packs.faultless')}</p>}
            <ul className="pack-faults">
              {check?.faults.map((fault) => (
                <li key={`${fault.line} ${fault.column} ${fault.path} ${fault.reason}`}>
                  <Button className="link" onPress={() => toLine(fault)}>
                    {t('packs.fault', { line: fault.line, path: fault.path, reason: fault.reason })}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
          {head && check && (
            <Section title={t('packs.preview')}>
              <PackPreview changes={check.changes} onChoose={onChoose} />
            </Section>
          )}
          <ReasonField label={t('packs.reason')} longest={1000} value={reason} onChange={setReason} />
          {saving.error && <ProblemNote problem={saving.error} />}
          <Button className="button primary" isDisabled={!canSave || saving.isPending} onPress={save}>
            {t('packs.save', { version: head?.version ?? 1 })}
          </Button>
        </div>
      </div>
    </>
  )
}

type FullTextProps = { text: string; line: number | null; onText: (text: string) => void }

/** The whole pack as text; a fault's line is chosen and brought into sight. */
function FullText({ text, line, onText }: FullTextProps) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const field = area.current
    if (!field || line === null) return
    const lines = field.value.split('\n')
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    field.focus()
    field.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
    field.scrollTop = Math.max(0, (line - 8) * 18) // the lines are 18 px high
  }, [line])
  return (
    <textarea
      ref={area}
      className="input pack-text"
      aria-label={t('packs.textLabel')}
      spellCheck={false}
      wrap="off"
      value={text}
      onChange={({ target }) => onText(target.value)}
    />
  )
}
