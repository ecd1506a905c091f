/** The anchors of the draft: the area each has, or why it has none; and the sign they carry on the map. */
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'
import type { Workbench } from './workbench.tsx'

type AnchorListProps = { bench: Workbench; rows: readonly CompoundRow[]; onOpen: (id: string) => void }

export function AnchorList({ bench, rows, onOpen }: AnchorListProps) {
  const t = useT()
  const stage = useStage()
  const { anchors } = bench.wishes
  if (anchors.length === 0) return null
  const byId = new Map(rows.map((row) => [row.id, row]))
  const reasonOf = new Map(bench.search.plan?.uncovered.map(({ id, reason }) => [id, reason]))
  const standings = anchors.map((id) => ({ id, name: byId.get(id)?.name ?? id, area: bench.areaOf(id) }))
  const left = standings.filter(({ area }) => area === null).length
  return (
    <Section
      title={t('bench.anchors.title')}
      remark={left > 0 ? t('bench.anchors.inNone', { count: left }) : figure(anchors.length)}
    >
      <ul className="left-list anchor-list">
        {standings.map(({ id, name, area }) => (
          <li key={id} data-left={area === null || undefined}>
            <Button
              className="link-name"
              onPress={() => onOpen(id)}
              onHoverChange={(over) => stage.hover(over ? id : null)}
            >
              <AnchorSign /> {name}
            </Button>
            {area ? (
              <span className="quiet">{t('bench.inArea', { number: area.number, name: area.name })}</span>
            ) : (
              <span className="field-fault">{reasonOf.get(id) ?? t('bench.notTaking')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** As on the map. */
export const AnchorSign = () => (
  <svg className="anchor-sign" viewBox="-7 -8 14 16" width="14" height="16" aria-hidden="true" focusable="false">
    <circle cx="0" cy="-5.6" r="1.7" />
    <path d="M0-3.9V6.6M-3.2-1.9H3.2M-5.5 2A5.6 5.6 0 0 0 5.5 2" />
  </svg>
)
