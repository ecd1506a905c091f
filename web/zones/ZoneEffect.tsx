/** What marked ground does, told before it is saved: who lies in it, how far, and whose verdict becomes another one. */
import type { Verdict } from '#contract/eligibility.ts'
import { partPercent, wholeShare } from '#contract/zone.ts'
import type { ZoneCheck } from '#contract/zone-check.ts'
import { type Say, useT } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'
import { Section } from '#web/ui/Section.tsx'

type Lying = ZoneCheck['compounds'][number]
type Changed = ZoneCheck['changes'][number]['compounds'][number]
const mostListed = 200

/** `onOpen` leads to a compound; without it names only stand there. */
type CompoundsInProps = { check: ZoneCheck | undefined; onOpen?: (id: string) => void }

export function CompoundsIn({ check, onOpen }: CompoundsInProps) {
  const t = useT()
  const compounds = check?.compounds
  const withoutOutline = check?.withoutOutline ?? 0
  return (
    <Section title={t('zones.inside')} remark={compounds?.length}>
      {compounds === undefined && <p className="quiet">{t('zones.insideWait')}</p>}
      {compounds?.length === 0 && <p className="quiet">{t('zones.insideNone')}</p>}
      <ul className="zone-inside">
        {compounds?.slice(0, mostListed).map((each) => (
          <li key={each.compoundId}>
            {onOpen ? (
              <button type="button" className="link" onClick={() => onOpen(each.compoundId)}>
                {each.name}
              </button>
            ) : (
              <span>{each.name}</span>
            )}
            <span className="quiet">{howWords(t, each)}</span>
          </li>
        ))}
      </ul>
      {withoutOutline > 0 && <p className="quiet">{t('zones.withoutOutline', { count: withoutOutline })}</p>}
    </Section>
  )
}

function howWords(t: Say, { share, buildings, unnamed, hasOwn }: Lying): string {
  const percent = partPercent(share)
  const named = buildings.join(t('shell.comma'))
  const part =
    buildings.length > 0 ? t('zones.partBuildings', { percent, buildings: named }) : t('zones.part', { percent })
  const how = share >= wholeShare ? t('zones.wholly') : part
  const others = unnamed > 0 ? t('zones.unnamed', { count: unnamed }) : ''
  return [how, others, hasOwn ? t('zones.hasOwn') : ''].filter(Boolean).join(' · ')
}

export function ChangesBy({ check }: { check: ZoneCheck | undefined }) {
  const t = useT()
  if (!check) return null
  return (
    <Section title={t('zones.changes')} className="zone-changes">
      {check.changes.length === 0 && <p className="quiet">{t('zones.changesNone')}</p>}
      {check.changes.map(({ pack, compounds }) => (
        <div key={pack.id}>
          <p>{t('zones.changesOf', { document: documentName(pack), count: compounds.length })}</p>
          <ul className="zone-inside">
            {compounds.slice(0, mostListed).map((each) => (
              <li key={each.compoundId}>
                <span>{each.name}</span>
                <span className="quiet">{changeWords(t, each)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

function changeWords(t: Say, { classes }: Changed): string {
  const word = (verdict: Verdict | null) => (verdict ? t(`policies.verdict.${verdict}`) : '–')
  return classes
    .map(({ workClass, from, to }) =>
      classes.length === 1
        ? t('zones.fromTo', { from: word(from), to: word(to) })
        : t('zones.classFromTo', {
            workClass: t(`policies.workClass.${workClass}`),
            from: word(from),
            to: word(to),
          }),
    )
    .join(t('shell.comma'))
}
