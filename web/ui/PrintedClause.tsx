/** A short mark that opens the clause something rests on: the words as printed, the whole clause, a doubt about the text. */
import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { documentName } from './document-name.ts'

type PrintedClauseProps = {
  document: { id: string; documentNumber: string }
  clause: string
  /** The words of the clause that say it. */
  printed: string
  /** The whole clause, where it is at hand. */
  quoted?: string | undefined
  note?: string | null
  /** What the mark belongs to, for who cannot see where it stands. */
  about: string
}

export function PrintedClause({ document, clause, printed, quoted, note, about }: PrintedClauseProps) {
  const t = useT()
  const title = t('policies.clauseOf', { document: documentName(document), clause })
  return (
    <DialogTrigger>
      <Button className="source" aria-label={`${about} ${title}`}>
        {clause}
      </Button>
      <Popover className="popover source-card clause-card" placement="left top" offset={8}>
        <Dialog aria-label={title}>
          <blockquote className="printed">{printed}</blockquote>
          <dl className="origin">
            <Row label={t('policies.clause')}>{title}</Row>
            {quoted !== undefined && quoted !== printed && (
              <Row label={t('policies.printed')}>
                <span className="clause-text">{quoted}</span>
              </Row>
            )}
            {note && <Row label={t('policies.doubt')}>{note}</Row>}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
