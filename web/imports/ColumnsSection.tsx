/**
 * The columns side by side as in the file: what each is read as, how sure and why, and its first cells. A correction is made at
 * once and the rows are compared anew.
 */
import type { ImportPreview } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import type { Wishing } from './use-wishes.ts'

export function ColumnsSection({ preview, wishing }: { preview: ImportPreview; wishing: Wishing }) {
  const t = useT()
  const { columns } = preview
  const known = columns.filter(({ field }) => field !== null).length
  return (
    <div id="import-columns" className="import-anchor">
      <Section
        title={t('imports.columns.title')}
        remark={
          <>
            {preview.template && <b>{t('imports.templateUsed', { sender: preview.template })} · </b>}
            {t('imports.columns.remark', { known, total: columns.length })}
          </>
        }
      >
        {columns.length === 0 ? (
          <p className="quiet">{t('imports.columns.noTable')}</p>
        ) : (
          // a table wider than its frame is scrolled by the keys of the fields in it
          <ul className="import-columns">
            {columns.map((column) => (
              <ColumnHead key={column.column} column={column} columns={columns} wishing={wishing} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
