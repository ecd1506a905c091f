/** Compounds chosen while a draft is open: where each stands, and what the hand may do with them. */
import { Button } from 'react-aria-components'
import type { CompoundRow } from '#contract/compound.ts'
import { type DraftArea, mostAnchors } from '#contract/scheme.ts'
import { figure, useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { AnchorSign } from './AnchorList.tsx'
import { holdTogether } from './holding.ts'
import { NeighbourRuling } from './NeighbourRuling.tsx'
import { type Hand, useHand } from './use-hand.ts'
import { anchorsAmong } from './wishes.ts'
import { useWorkbench, type Workbench } from './workbench.tsx'

type HandPanelProps = PanelProps & { onClose: () => void }

export function HandPanel({ ledger, view, change, onClose }: HandPanelProps) {
  const t = useT()
  const bench = useWorkbench()
  const hand = useHand(ledger.rows)
  const chosen = ledger.rows.filter(({ id }) => view.selected.includes(id))
  const [only] = chosen
  if (!bench || !hand || !only) return null
  const ids = chosen.map(({ id }) => id)
  const isOne = chosen.length === 1
  const anchors = anchorsAmong(bench.wishes, ids)
  const households = chosen.reduce((sum, row) => sum + (row.households ?? 0), 0)
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div className="eyebrow">
          <span>{t('bench.chosen', { count: chosen.length })}</span>
          <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <h1>{isOne ? only.name : t('bench.chosen', { count: chosen.length })}</h1>
        <p className="quiet">
          {figure(households)} {t('areaPanel.households')}
          {isOne && ` · ${only.streetOffice?.name ?? ''} · ${t(`words.status.${only.status}`)}`}
        </p>
      </header>
      {bench.search.problem && <ProblemNote problem={bench.search.problem} />}
      {isOne ? (
        <Standing bench={bench} row={only} />
      ) : (
        <Section>
          <ul className="late-list">
            {chosen.map((row) => (
              <li key={row.id}>
                <button type="button" onClick={() => change({ selected: [row.id] })}>
                  <span className="late-name">{row.name}</span>
                  <span className="quiet">{bench.areaOf(row.id)?.number ?? t('bench.inNone')}</span>
                  <span>{row.households === null ? '–' : figure(row.households)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isOne && <Targets bench={bench} hand={hand} row={only} />}
      {ids.length === 2 && (
        <NeighbourRuling key={ids.join()} bench={bench} adcode={view.adcode} a={ids[0] ?? ''} b={ids[1] ?? ''} />
      )}
      {!isOne && !holdTogether(bench.sight, ids) && (
        <div className="section">
          <Note tone="warning">{t('bench.notOne')}</Note>
        </div>
      )}
      {anchors.length > 1 && (
        <div className="section">
          <Note tone="warning">{t('bench.anchors.notTogether', { count: anchors.length })}</Note>
        </div>
      )}
      <footer className="inspector-foot bench-foot">
        <Button
          className="button primary"
          isDisabled={anchors.length > 1 || !holdTogether(bench.sight, ids)}
          onPress={() => hand.makeOne(ids)}
        >
          {t('bench.makeOne', { count: ids.length })}
        </Button>
        {ids.every((id) => bench.wishes.excluded.includes(id)) ? (
          <Button className="button" onPress={() => hand.takeIn(ids)}>
            {t('bench.takeIn')}
          </Button>
        ) : (
          <Button className="button" onPress={() => hand.leaveOut(ids)}>
            {t('bench.leaveOut')}
          </Button>
        )}
        <AnchorButton bench={bench} hand={hand} chosen={chosen} />
        {ids.length === 2 && anchors.length < 2 && (
          <PairWishes bench={bench} hand={hand} a={ids[0] ?? ''} b={ids[1] ?? ''} />
        )}
      </footer>
    </div>
  )
}

/** Each of the chosen is to have an area of its own, or no longer. */
function AnchorButton({ bench, hand, chosen }: { bench: Workbench; hand: Hand; chosen: readonly CompoundRow[] }) {
  const t = useT()
  const ids = chosen.map(({ id }) => id)
  const isMany = ids.length > 1
  if (anchorsAmong(bench.wishes, ids).length === ids.length) {
    return (
      <Button className="button" onPress={() => hand.dropAnchors(ids)}>
        <AnchorSign /> {t(isMany ? 'bench.anchors.awayMany' : 'bench.anchors.away')}
      </Button>
    )
  }
  const isFull = new Set([...bench.wishes.anchors, ...ids]).size > mostAnchors
  const isUnplaced = chosen.some(({ placed }) => !placed)
  return (
    <>
      <Button className="button" isDisabled={isFull || isUnplaced} onPress={() => hand.setAnchors(ids)}>
        <AnchorSign /> {t(isMany ? 'bench.anchors.setMany' : 'bench.anchors.set')}
      </Button>
      {isUnplaced && <span className="quiet">{t('bench.anchors.unplaced')}</span>}
      {isFull && !isUnplaced && <span className="quiet">{t('bench.anchors.full')}</span>}
    </>
  )
}

/** In which area it is, or why in none. */
function Standing({ bench, row }: { bench: Workbench; row: CompoundRow }) {
  const t = useT()
  const area = bench.areaOf(row.id)
  const left = bench.search.plan?.uncovered.find(({ id }) => id === row.id)
  return (
    <Section>
      {area && (
        <p>
          <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" />{' '}
          {t('bench.inArea', { number: area.number, name: area.name })}
          {bench.wishes.anchors.includes(row.id) && ` · ${t('bench.anchors.one')}`}
        </p>
      )}
      {!area && <p>{t('bench.inNone')}</p>}
      {!area && <p className="quiet">{left?.reason ?? t('bench.notTaking')}</p>}
    </Section>
  )
}

/** The areas around, each with the verdict on a move. */
function Targets({ bench, hand, row }: { bench: Workbench; hand: Hand; row: CompoundRow }) {
  const t = useT()
  const stage = useStage()
  const own = bench.areaOf(row.id)
  const near = new Map<DraftArea, number>()
  for (const { from, to, gapM } of bench.sight.pairs) {
    const other = from === row.id ? to : to === row.id ? from : null
    const area = other === null ? null : bench.areaOf(other)
    if (area && area !== own) near.set(area, Math.min(gapM, near.get(area) ?? Number.POSITIVE_INFINITY))
  }
  const areas = [...near].sort(([, a], [, b]) => a - b).map(([area]) => area)
  return (
    <Section title={t('bench.neighbours')}>
      {areas.length === 0 && <p className="quiet">{t('bench.neighboursNone')}</p>}
      <ul className="left-list">
        {areas.slice(0, 6).map((area) => {
          const { may, told } = hand.judge(row.id, area)
          return (
            <li key={area.number}>
              <Button
                className="link-name"
                isDisabled={!may}
                onPress={() => hand.moveTo(row.id, area)}
                onHoverChange={(over) => stage.hover(over ? bench.idOf(area.number) : null)}
              >
                <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" />{' '}
                {t('bench.moveToArea', { number: area.number, name: area.name })}
              </Button>
              <span className={may ? 'quiet' : 'field-fault'}>{told}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function PairWishes({ bench, hand, a, b }: { bench: Workbench; hand: Hand; a: string; b: string }) {
  const t = useT()
  const isWish = (pairs: Workbench['wishes']['mustLink']) => pairs.some((pair) => pair.includes(a) && pair.includes(b))
  if (isWish(bench.wishes.mustLink) || isWish(bench.wishes.cannotLink)) {
    return (
      <Button className="button" onPress={() => hand.wishPair('either', a, b)}>
        {t('bench.eitherWay')}
      </Button>
    )
  }
  return (
    <>
      <Button className="button" onPress={() => hand.wishPair('together', a, b)}>
        {t('bench.together')}
      </Button>
      <Button className="button" onPress={() => hand.wishPair('apart', a, b)}>
        {t('bench.apart')}
      </Button>
    </>
  )
}
