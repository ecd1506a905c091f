/** What the file is and how it is read: name, format, encoding, table, kind, sender; undo and redo of every wish. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { type ImportPreview, type ImportRun, importKinds } from '#contract/import.ts'
import { figure, type Sentence, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { Tip } from '#web/ui/Tip.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { sizeWords } from './incoming.ts'
import { useDiscard } from './use-runs.ts'
import type { Wishing, WishStep } from './use-wishes.ts'
import { inEncoding, ofKind, ofTable, sentBy } from './wishes.ts'

type DeskHeadProps = {
  run: ImportRun
  preview: ImportPreview | null
  wishing: Wishing
  onDiscarded: () => void
}

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le'] as const

export function DeskHead({ run, preview, wishing: { wishes, wish, undo, redo }, onDiscarded }: DeskHeadProps) {
  const t = useT()
  const file = preview?.file ?? run.file
  const encoding = preview?.file.encoding ?? null
  return (
    <header className="import-head">
      <div className="import-name">
        <h2 className="import-title" title={file.name}>
          {file.name}
        </h2>
        <span className="quiet">
          {file.format && `${t(`imports.formats.${file.format}` as Sentence)} · `}
          {sizeWords(file.bytes)}
        </span>
        <span className="bar-rest" />
        <Discard run={run} onDone={onDiscarded} />
        <StepButton
          step={undo}
          icon="undo"
          label={undo ? t('imports.undoNamed', { name: undo.name }) : t('shell.keys.undo')}
        />
        <StepButton
          step={redo}
          icon="redo"
          label={redo ? t('imports.redoNamed', { name: redo.name }) : t('shell.keys.redo')}
        />
      </div>
      <div className="import-settings">
        <Setting label={t('imports.kind')}>
          <Picker
            label={t('imports.kind')}
            options={importKinds.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
            value={wishes.kind}
            onChange={(value) => {
              const kind = importKinds.find((each) => each === value)
              if (kind && kind !== wishes.kind) wish((now) => ofKind(now, kind), t('imports.steps.kind'))
            }}
          />
        </Setting>
        {preview && preview.tables.length > 1 && (
          <Setting label={t('imports.table')}>
            <Picker
              label={t('imports.table')}
              options={preview.tables.map(({ name, rows, hasGeometry }, table) => ({
                value: String(table),
                label: t(hasGeometry ? 'imports.tableOptionMap' : 'imports.tableOption', { name, rows: figure(rows) }),
              }))}
              value={String(preview.table)}
              onChange={(table) => wish((now) => ofTable(now, Number(table)), t('imports.steps.table'))}
            />
          </Setting>
        )}
        {encoding && (
          <Setting label={t('imports.encoding')}>
            <Picker
              label={t('imports.encoding')}
              options={[...new Set([encoding, ...encodings])].map((value) => ({
                value,
                label: isKnown(value) ? t(`imports.encodings.${value}`) : value,
              }))}
              value={encoding}
              onChange={(value) => wish((now) => inEncoding(now, value), t('imports.steps.encoding'))}
            />
          </Setting>
        )}
        <Sender
          key={wishes.sender ?? ''}
          sender={wishes.sender ?? ''}
          template={preview?.template ?? null}
          onSend={(sender) => wish((now) => sentBy(now, sender), t('imports.steps.sender'))}
        />
      </div>
    </header>
  )
}

function Discard({ run, onDone }: { run: ImportRun; onDone: () => void }) {
  const t = useT()
  const discard = useDiscard(run, onDone)
  const [isAsked, ask] = useState(false)
  return (
    <>
      {discard.error && <span className="import-doubt">{discard.error.message}</span>}
      <Button className="link" isDisabled={discard.isPending} onPress={() => ask(true)}>
        {t('imports.write.dropDraft')}
      </Button>
      {isAsked && <DiscardDialog name={run.file.name} onDiscard={discard.mutate} onClose={() => ask(false)} />}
    </>
  )
}

const isKnown = (encoding: string): encoding is (typeof encodings)[number] =>
  encodings.some((each) => each === encoding)

function Setting({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="import-setting">
      <span className="quiet" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

type SenderProps = { sender: string; template: string | null; onSend: (sender: string) => void }

/** Becomes a wish when the field is left: each letter would be a step to take back. */
function Sender({ sender, template, onSend }: SenderProps) {
  const t = useT()
  const [typed, setTyped] = useState(sender)
  const send = () => typed.trim() !== sender && onSend(typed)
  return (
    <label className="import-setting import-sender">
      <span className="quiet">{t('imports.sender')}</span>
      <input
        className="input"
        value={typed}
        maxLength={200}
        placeholder={template ? t('imports.templateUsed', { sender: template }) : t('imports.senderHint')}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={send}
        onKeyDown={({ key }) => key === 'Enter' && send()}
      />
    </label>
  )
}

function StepButton({ step, icon, label }: { step: WishStep; icon: 'undo' | 'redo'; label: string }) {
  return (
    <Tip text={label}>
      <Button className="icon-button" aria-label={label} isDisabled={step === null} onPress={() => step?.act()}>
        <Icon name={icon} />
      </Button>
    </Tip>
  )
}
