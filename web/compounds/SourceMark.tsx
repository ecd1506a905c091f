/** Where a figure comes from: a short mark that opens the document, the clause and the words as printed. */
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Origin } from '#contract/provenance.ts'
import { i18n, type Sentence, useT } from '#web/language.ts'

export function SourceMark({ origin, field }: { origin: Origin | undefined; field: string }) {
  const t = useT()
  if (!origin) return <span className="source source-none">{t('compounds.noSource')}</span>
  const kind = t(`words.provenanceKind.${origin.kind}`)
  return (
    <DialogTrigger>
      <Button className={`source source-${origin.kind}`} aria-label={t('compounds.sourceOf', { field, kind })}>
        {kind}
      </Button>
      <Popover className="popover source-card" placement="left top" offset={8}>
        <Dialog aria-label={t('compounds.sourceOf', { field, kind })}>
          <OriginFacts origin={origin} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function OriginFacts({ origin }: { origin: Origin }) {
  const t = useT()
  const rows: [label: Sentence, value: string | undefined][] = [
    ['compounds.sourceDocument', documentName(origin.source)],
    ['compounds.sourceClause', origin.clause],
    ['compounds.sourceDay', origin.onDay],
    ['compounds.sourceNote', origin.note],
  ]
  return (
    <>
      {origin.printed && <blockquote className="printed">{origin.printed}</blockquote>}
      <dl className="origin">
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{t(label)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {origin.kind === 'invented' && <p className="invented-sentence">{t('shell.inventedNote')}</p>}
    </>
  )
}

/** The number of a source document where it is one of ours, else the source in its own words. */
export function documentName(source: string): string {
  const key = `compounds.documents.${source}`
  return i18n.exists(key) ? i18n.t(key) : source
}
