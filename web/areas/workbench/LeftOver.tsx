/** Who is in no area, and why: the search left them over, or they have no boundary and took no part. */
import { Button } from 'react-aria-components'
import type { Uncovered } from '#contract/bundling.ts'
import type { CompoundRow } from '#contract/compound.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Section } from '#web/ui/Section.tsx'
import { namesakes } from './name-stem.ts'
import type { Workbench } from './workbench.tsx'

type LeftOverProps = { uncovered: readonly Uncovered[]; nameOf: (id: string) => string; onOpen: (id: string) => void }
const mostShown = 200

/** Every compound that is in no area, with the first reason that keeps it out. */
export function LeftOver({ uncovered, nameOf, onOpen }: LeftOverProps) {
  const t = useT()
  const stage = useStage()
  return (
    <Section title={t('bench.uncovered')} remark={figure(uncovered.length)}>
      {uncovered.length === 0 && <p className="quiet">{t('bench.uncoveredNone')}</p>}
      <ul className="left-list">
        {uncovered.slice(0, mostShown).map(({ id, reason }) => (
          <li key={id}>
            <Button
              className="link-name"
              onPress={() => onOpen(id)}
              onHoverChange={(over) => stage.hover(over ? id : null)}
            >
              {nameOf(id)}
            </Button>
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
      {uncovered.length > mostShown && <p className="quiet">… {figure(uncovered.length - mostShown)}</p>}
    </Section>
  )
}

/** Compounds without a boundary take no part; where a name says with whom they may belong, it is told. */
export function Unplaced({
  bench,
  rows,
  onOpen,
}: {
  bench: Workbench
  rows: readonly CompoundRow[]
  onOpen: (id: string) => void
}) {
  const t = useT()
  const unplaced = rows.filter(({ placed }) => !placed)
  const placed = rows.filter((row) => row.placed)
  const hint = (name: string) => {
    const alike = namesakes(name, placed)
    const [area] = alike.flatMap(({ id }) => bench.areaOf(id) ?? [])
    const names = alike.map((row) => row.name).join('、')
    if (alike.length === 0) return t('bench.unplacedNone')
    return area ? t('bench.unplacedArea', { names, number: area.number }) : t('bench.unplacedAlike', { names })
  }
  if (unplaced.length === 0) return null
  return (
    <Section title={t('bench.unplaced')} remark={figure(unplaced.length)}>
      <ul className="left-list">
        {unplaced.slice(0, mostShown).map(({ id, name }) => (
          <li key={id}>
            <Button className="link-name" onPress={() => onOpen(id)}>
              {name}
            </Button>
            <span className="quiet">{hint(name)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
