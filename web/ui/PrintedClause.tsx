/** A short mark that opens the clause something rests on: the words as printed, the whole clause, a doubt about the text. */
import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { documentName } from './document-name.ts'
import { Term } from './Term.tsx'

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
  /** What else is to be said there, as terms. */
  children?: ReactNode
}

export function PrintedClause({ document, clause, printed, quoted, note, about, children }: PrintedClauseProps) {
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
            <Term label={t('policies.clause')}>{title}</Term>
            {quoted !== undefined && quoted !== printed && (
              <Term label={t('policies.printed')}>
                <span className="clause-text">{quoted}</span>
              </Term>
            )}
            {note && <Term label={t('policies.doubt')}>{note}</Term>}
            {children}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
