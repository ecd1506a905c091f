/** An opened row: field by field what the ledger has and what the file says; for a doubtful one, what it may be. */
import { Button } from 'react-aria-components'
import type { ImportKind, ImportRow } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { CandidateChoice } from './CandidateChoice.tsx'
import { FindingLine, LeaveShape } from './FindingLine.tsx'
import { fieldLabel, valueWords, wordsOfFile } from './field-words.ts'
import { useSpotlight } from './spotlight.tsx'
import { useRowFindings } from './use-findings.ts'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'
import { type Choice, isShapeLeft } from './wishes.ts'

type RowDetailProps = {
  seen: NonNullable<Preview['seen']>
  row: ImportRow
  name: string
  wishing: Wishing
  onChoose: (row: ImportRow, choice: Choice) => void
}

export function RowDetail({ seen, row, name, wishing, onChoose }: RowDetailProps) {
  const t = useT()
  const spotlight = useSpotlight()
  const { findings, problem, retry } = useRowFindings(seen, row)
  const isInFile = row.at !== null
  const { kind } = wishing.wishes
  const choice = wishing.wishes.choices[String(row.at)] ?? null
  return (
    <div className="import-detail">
      {row.kind === 'missing' && <p>{t('imports.rows.missingText')}</p>}
      {row.kind === 'doubtful' && <CandidateChoice row={row} kind={kind} name={name} onChoose={onChoose} />}
      {findings.map((finding, index) => (
        // findings of one preview have no name but their place
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <FindingLine key={index} finding={finding} wishing={wishing} onRow={null} />
      ))}
      {problem && <ProblemNote problem={problem} onRetry={retry} />}
      {row.at !== null && isShapeLeft(wishing.wishes, row.at) && (
        <LeaveShape at={row.at} row={row.row ?? row.at + 1} wishing={wishing} />
      )}
      {row.fields.length > 0 && <FieldTable row={row} kind={kind} />}
      <p className="import-detail-foot">
        {hasWords(row) && <span className="quiet">{t(`imports.rows.geometry.${row.geometry}`)}</span>}
        {spotlight.has(row.at, row.recordId) && (
          <Button className="link" onPress={() => spotlight.show(row.at, row.recordId)}>
            {t('imports.rows.show')}
          </Button>
        )}
        {isInFile && row.kind !== 'doubtful' && choice === null && (
          <Button className="link" onPress={() => onChoose(row, 'skip')}>
            {t('imports.rows.skip')}
          </Button>
        )}
        {isInFile && choice !== null && (
          <Button className="link" onPress={() => onChoose(row, null)}>
            {t(choice === 'skip' ? 'imports.rows.unskip' : 'imports.rows.unchoose')}
          </Button>
        )}
      </p>
      {isInFile && row.kind !== 'doubtful' && row.candidates.length > 1 && (
        <CandidateChoice row={row} kind={kind} name={name} onChoose={onChoose} />
      )}
    </div>
  )
}

/** Where there is no shape, or one whose fate is not decided, there is nothing to say of it. */
const hasWords = ({ at, geometry, recordId }: ImportRow): boolean =>
  at !== null && geometry !== 'none' && !(geometry === 'left' && recordId === null)

/** The words of the file under what was made of them, where a reader would not see the one in the other. */
function Written({ change }: { change: ImportRow['fields'][number] }) {
  const t = useT()
  const written = wordsOfFile(t, change)
  return written === null ? null : <span className="import-line quiet">{t('imports.rows.written', { written })}</span>
}

/** What differs, line by line; what is the same is counted. */
function FieldTable({ row, kind }: { row: ImportRow; kind: ImportKind }) {
  const t = useT()
  const differing = row.fields.filter((field) => field.kind !== 'same')
  const same = row.fields.length - differing.length
  const words = (field: string, value: unknown) =>
    valueWords(t, field, value) ?? <span className="blank">{t('imports.rows.empty')}</span>
  return (
    <>
      {differing.length > 0 && (
        <table className="import-fields">
          <thead>
            <tr>
              <th>{t('imports.rows.field')}</th>
              <th>{t('imports.rows.before')}</th>
              <th>{t('imports.rows.after')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((change) => (
              <tr key={change.field}>
                <th scope="row">{fieldLabel(t, kind, change.field)}</th>
                <td>{words(change.field, change.before)}</td>
                <td>
                  <span aria-hidden="true">→ </span>
                  <b>{words(change.field, change.after)}</b>{' '}
                  {row.recordId !== null && (
                    <span className="quiet">{t(`imports.rows.fieldKinds.${change.kind}`)}</span>
                  )}
                  <Written change={change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {same > 0 && <p className="quiet">{t('imports.rows.sameFields', { count: same })}</p>}
    </>
  )
}
