/** Takes what the page shows along as a file: compounds, works, or the ground. The menu says first what will be in it, by which filter. */
import { type ReactNode, useId, useState } from 'react'
import { Button, Checkbox, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Choice } from '#web/ui/Choice.tsx'
import type { Ledger } from '#web/use-ledger.ts'
import type { View } from '#web/view.ts'
import { CompoundFiles } from './CompoundFiles.tsx'
import { GroundFiles } from './GroundFiles.tsx'
import { WorkFiles } from './WorkFiles.tsx'

const subjects = ['compounds', 'works', 'ground'] as const
type Subject = (typeof subjects)[number]

export type FilesProps = {
  ledger: Ledger
  view: View
  dataDate: string
  /** With the columns of senders' files that no field of ours holds. */
  received: boolean
  /** What every kind of file is asked alike; stands below what narrows it. */
  beside: ReactNode
  onTaken: () => void
}
const files: Readonly<Record<Subject, (props: FilesProps) => ReactNode>> = {
  compounds: CompoundFiles,
  works: WorkFiles,
  ground: GroundFiles,
}

type ExportMenuProps = Pick<FilesProps, 'ledger' | 'view' | 'dataDate'> & {
  /** What is offered when the menu opens. */
  first: Subject
  /** Who may not take files in may not have them out again. */
  readOnly: boolean
  label: string
}

export function ExportMenu({ first, readOnly, label, ...props }: ExportMenuProps) {
  const t = useT()
  const [subject, choose] = useState<Subject>(first)
  const [received, include] = useState(false)
  const Files = files[subject]
  const beside = readOnly ? null : <WithReceived isOn={received} onChange={include} />
  return (
    <DialogTrigger>
      <Button className="button button-small" aria-label={label}>
        {t('exports.menu')}
      </Button>
      <Popover className="popover export-menu" placement="top end">
        <Dialog className="export-dialog" aria-label={label}>
          {({ close }) => (
            <>
              <div className="export-subjects">
                <Choice
                  label={t('exports.subject')}
                  options={subjects.map((value) => ({ value, label: t(`exports.subjects.${value}`) }))}
                  value={subject}
                  onChange={choose}
                />
              </div>
              <Files {...props} received={received && !readOnly} beside={beside} onTaken={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function WithReceived({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const t = useT()
  const why = useId()
  return (
    <div className="export-received">
      <Checkbox className="checkbox" isSelected={isOn} onChange={onChange} aria-describedby={why}>
        <span className="checkbox-box" aria-hidden="true" />
        {t('exports.received.choose')}
      </Checkbox>
      <p id={why} className="quiet">
        {t('exports.received.why')}
      </p>
    </div>
  )
}
