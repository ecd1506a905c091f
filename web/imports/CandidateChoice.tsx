/** Which record of the ledger a doubtful row is: the candidates with their reasons, numbered as the keys choose them; new; or skip. */
import { Button } from 'react-aria-components'
import type { ImportKind, ImportRow } from '#contract/import.ts'
import { percent, useT } from '#web/language.ts'
import { FindRecord } from './FindRecord.tsx'
import { canBeAdded } from './row-record.ts'
import { useSpotlight } from './spotlight.tsx'
import type { Choice } from './wishes.ts'

type CandidateChoiceProps = {
  row: ImportRow
  kind: ImportKind
  name: string
  onChoose: (row: ImportRow, choice: Choice) => void
}

export function CandidateChoice({ row, kind, name, onChoose }: CandidateChoiceProps) {
  const t = useT()
  const spotlight = useSpotlight()
  // what keeps a row back that is like no other is told by its findings
  const isUnknown = row.candidates.length > 0 || row.findings === 0
  const mayBeNew = isUnknown && canBeAdded(row, kind)
  return (
    <div className="import-choice">
      {isUnknown && (
        <p>
          {row.candidates.length > 0 && t('imports.rows.choose', { name })}{' '}
          <span className="quiet">{row.because.message}</span>
        </p>
      )}
      <ol>
        {row.candidates.map(({ recordId, name: theirs, score, reasons }, index) => (
          <li key={recordId} onPointerEnter={() => spotlight.light(row.at, recordId)}>
            {index < 9 && <kbd>{index + 1}</kbd>}
            <span className="import-row-name">
              {theirs}
              <span className="quiet import-line">
                {[t('imports.rows.alike', { percent: percent(score) }), ...reasons.map(({ message }) => message)].join(
                  ' · ',
                )}
              </span>
            </span>
            {spotlight.has(null, recordId) && (
              <Button className="link" onPress={() => spotlight.show(null, recordId)}>
                {t('imports.rows.show')}
              </Button>
            )}
            <Button
              className="button button-small"
              aria-label={`${t('imports.rows.chooseThis')} ${theirs}`}
              onPress={() => onChoose(row, recordId)}
            >
              {t('imports.rows.chooseThis')}
            </Button>
          </li>
        ))}
        <li className="import-choice-else">
          {mayBeNew && (
            <Button className="button button-small" onPress={() => onChoose(row, 'new')}>
              {t('imports.rows.chooseNew')} <kbd>N</kbd>
            </Button>
          )}
          <Button className="button button-small" onPress={() => onChoose(row, 'skip')}>
            {t('imports.rows.skip')} <kbd>S</kbd>
          </Button>
          {isUnknown && kind === 'compounds' && <FindRecord name={name} onFind={(id) => onChoose(row, id)} />}
        </li>
      </ol>
    </div>
  )
}
