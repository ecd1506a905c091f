/** What was found odd, grouped: the sentence, where in the file, where on the map, and repairs to look at before they are accepted. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportFinding, ImportPreview } from '#contract/import.ts'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Section.tsx'
import { FindingLine } from './FindingLine.tsx'
import { type FindingGroup, groupsOf } from './findings-by-code.ts'
import type { Wishing } from './use-wishes.ts'
import { repairing } from './wishes.ts'

type FindingsSectionProps = { preview: ImportPreview; wishing: Wishing; onRow: (at: number) => void }

export function FindingsSection({ preview, wishing, onRow }: FindingsSectionProps) {
  const t = useT()
  const { findings, findingsTotal } = preview
  return (
    <div id="import-findings" className="import-anchor">
      <Section
        title={t('imports.findings.title')}
        remark={
          findings.length < findingsTotal &&
          t('imports.findings.partial', { shown: figure(findings.length), total: figure(findingsTotal) })
        }
      >
        {findings.length === 0 && <p className="quiet">{t('imports.findings.none')}</p>}
        <ul className="import-findings">
          {groupsOf(findings).map((group) => (
            <Group key={`${group.weight} ${group.code}`} group={group} wishing={wishing} onRow={onRow} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

const shownAtOnce = 50

type GroupProps = { group: FindingGroup; wishing: Wishing; onRow: (at: number) => void }

/** A group of one is open; more are told by their first, and open on a press. */
function Group({ group: { weight, findings }, wishing, onRow }: GroupProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(findings.length === 1)
  const [shown, setShown] = useState(shownAtOnce)
  const { wishes, wish } = wishing
  const open = findings.filter(isRepairable).filter(({ at }) => wishes.repairs[String(at)] === undefined)
  const acceptAll = () =>
    wish(
      repairing(
        wishes,
        open.map(({ at, repair }) => ({ at, code: repair.code })),
      ),
      t('imports.steps.choices', { count: open.length }),
    )
  return (
    <li className="import-group" data-weight={weight}>
      {findings.length > 1 && (
        <button type="button" className="import-group-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Weight weight={weight} />
          <span className="import-group-text">{findings[0]?.message}</span>
          <b>{t('imports.findings.count', { count: findings.length })}</b>
          <Icon name="chevron" size={14} />
        </button>
      )}
      {isOpen && open.length > 1 && (
        <Button className="link" onPress={acceptAll}>
          {t('imports.findings.acceptAll')}
        </Button>
      )}
      {isOpen && (
        <ul>
          {findings.slice(0, shown).map((finding, index) => (
            // findings of one preview have no name but their place
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="import-finding">
              {findings.length === 1 && <Weight weight={weight} />}
              <FindingLine finding={finding} wishing={wishing} onRow={onRow} />
            </li>
          ))}
          {findings.length > shown && (
            <li>
              <Button className="link" onPress={() => setShown(shown + shownAtOnce)}>
                {t('imports.findings.more', { count: Math.min(shownAtOnce, findings.length - shown) })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

function Weight({ weight }: Pick<FindingGroup, 'weight'>) {
  const t = useT()
  return (
    <span className="import-weight" data-weight={weight}>
      {t(`imports.findings.weights.${weight}`)}
    </span>
  )
}

type Repairable = ImportFinding & { at: number; repair: NonNullable<ImportFinding['repair']> }
const isRepairable = (finding: ImportFinding): finding is Repairable => finding.repair !== null && finding.at !== null
