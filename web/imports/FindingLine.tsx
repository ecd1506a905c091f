/** One finding: the sentence, the row and column it is about, a way to see it on the map, and what can be done about it here. */
import type { Geometry } from 'geojson'
import { Button } from 'react-aria-components'
import type { ImportFinding } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { CellText } from './CellText.tsx'
import { useSpotlight } from './spotlight.tsx'
import type { Wishing } from './use-wishes.ts'
import { WordMeaning } from './WordMeaning.tsx'
import { acceptingRepair, decliningRepair, isRepairAccepted, isShapeLeft, leavingShape } from './wishes.ts'

type FindingLineProps = {
  finding: ImportFinding
  wishing: Wishing
  /** Null where the row is here. */
  onRow: ((at: number) => void) | null
}

export function FindingLine({ finding, wishing, onRow }: FindingLineProps) {
  const t = useT()
  const spotlight = useSpotlight()
  const { message, row, at, column, place, word, cell, repair } = finding
  // a road is its line; a compound and a work are facts besides
  const mayLeave =
    finding.weight === 'blocking' && wishing.wishes.kind !== 'ground' && wishing.wishes.kind !== 'outlines'
  const where = [
    row === null ? t('imports.findings.file') : t('imports.rows.row', { row }),
    ...(column === null ? [] : [t('imports.findings.inColumn', { column })]),
  ].join(' · ')
  return (
    <div className="import-finding-text">
      <p>{message}</p>
      <div className="import-finding-foot">
        {onRow && <span className="quiet">{where}</span>}
        {at !== null && onRow && (
          <Button className="link" onPress={() => onRow(at)}>
            {t('imports.findings.toRow')}
          </Button>
        )}
        {place && (
          <Button
            className="link"
            onPress={() => {
              spotlight.light(at)
              spotlight.showPlace(place, where)
            }}
          >
            {t('imports.findings.show')}
          </Button>
        )}
        {word && <WordMeaning word={word} wishing={wishing} />}
        {cell && <CellText key={cell.text} cell={cell} row={row ?? cell.at + 1} column={column} wishing={wishing} />}
      </div>
      {repair && at !== null && <Repair repair={repair} place={place} at={at} row={row ?? at + 1} wishing={wishing} />}
      {mayLeave && at !== null && <LeaveShape at={at} row={row ?? at + 1} wishing={wishing} />}
    </div>
  )
}

type LeaveShapeProps = { at: number; row: number; wishing: Wishing }

/** Only shapes keep a row back: without its shape it can be written. */
export function LeaveShape({ at, row, wishing: { wishes, wish } }: LeaveShapeProps) {
  const t = useT()
  const isLeft = isShapeLeft(wishes, at)
  return (
    <p className="import-repair">
      {isLeft && <b>{t('imports.findings.left')}</b>}
      <Button
        className="link"
        onPress={() => wish((now) => leavingShape(now, at, !isLeft), t('imports.steps.repair', { row }))}
      >
        {t(isLeft ? 'imports.findings.unleave' : 'imports.findings.leave')}
      </Button>
    </p>
  )
}

type RepairProps = Pick<ImportFinding, 'place'> & {
  repair: NonNullable<ImportFinding['repair']>
  at: number
  row: number
  wishing: Wishing
}

function Repair({ repair, place, at, row, wishing: { wishes, wish } }: RepairProps) {
  const t = useT()
  const spotlight = useSpotlight()
  const isAccepted = isRepairAccepted(wishes, at, repair.code)
  const decide = (decided: typeof acceptingRepair) =>
    wish((now) => decided(now, at, repair.code), t('imports.steps.repair', { row }))
  const look = () =>
    // the contract says both are GeoJSON geometries in degrees
    spotlight.showRepair(
      { before: repair.before as Geometry, after: repair.after as Geometry, at: place },
      t('imports.findings.beforeAfter'),
    )
  return (
    <p className="import-repair">
      {isAccepted && <b>{t('imports.findings.accepted')}</b>}
      <span>{isAccepted ? repair.message : t('imports.findings.repair', { how: repair.message })}</span>
      <Button className="link" onPress={look}>
        {t('imports.findings.repairShow')}
      </Button>
      {isAccepted ? (
        <Button className="button button-small" onPress={() => decide(decliningRepair)}>
          {t('imports.findings.decline')}
        </Button>
      ) : (
        <Button className="button button-small" onPress={() => decide(acceptingRepair)}>
          {t('imports.findings.accept')}
        </Button>
      )}
    </p>
  )
}
