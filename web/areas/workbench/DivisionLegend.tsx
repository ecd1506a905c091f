/** The areas of the draft on a printed sheet. */
import { figure, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import { AnchorSign } from './AnchorList.tsx'
import { useWorkbench } from './workbench.tsx'

export function DivisionLegend() {
  const t = useT()
  const bench = useWorkbench()
  if (!bench) return null
  const isEstimated = (members: readonly string[]) =>
    bench.search.plan?.areas.some(
      ({ compounds, estimatedHouseholds }) => estimatedHouseholds > 0 && compounds.join() === members.join(),
    )
  return (
    <Section title={t('bench.title')} remark={`${bench.scheme?.name ?? ''} ${t('bench.states.draft')}`}>
      <ul className="area-list">
        {bench.areas.map(({ number, hue, name, compounds, households }) => (
          <li key={number} className="area-row">
            <span className={`area-swatch hue-${hue}`} aria-hidden="true" />
            <span className="area-name">
              <span className="area-number">{number}</span> {name}
            </span>
            <span className="area-size">
              {figure(compounds.length)} · {figure(households)} {t('areaPanel.households')}
              {isEstimated(compounds) && ` ${t('areaPanel.estimated')}`}
            </span>
          </li>
        ))}
      </ul>
      {bench.wishes.anchors.length > 0 && <AnchorLine />}
    </Section>
  )
}

/** What the sign on the map stands for. */
function AnchorLine() {
  const t = useT()
  return (
    <p className="anchor-line">
      <AnchorSign /> {t('bench.anchors.title')} · <span className="quiet">{t('bench.anchors.hint')}</span>
    </p>
  )
}
