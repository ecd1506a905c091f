/** What is true of a set of compounds as one area: contiguous or not and where, totals, members. Shows; decides nothing. */
import { Button } from 'react-aria-components'
import type { AreaFault, AreaTotals, NeighbourLink, Total } from '#contract/area.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { Position } from '#contract/geometry.ts'
import { figure, useT } from '#web/language.ts'
import { Note } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { cutsOf } from './fault-marks.ts'

type BundlePreviewProps = {
  contiguous: boolean
  faults: readonly AreaFault[]
  totals: AreaTotals
  maxGapM: number
  onShow: (place: Position) => void
}

export function BundlePreview({ contiguous, faults, totals, maxGapM, onShow }: BundlePreviewProps) {
  const t = useT()
  const cuts = cutsOf(faults)
  return (
    <>
      <Figures totals={totals} />
      <div className="section">
        {contiguous ? (
          <Note tone="good">
            {totals.compounds === 1
              ? t('areaPanel.contiguousSingle')
              : t('areaPanel.contiguous', { gap: figure(totals.maxLinkM ?? 0), limit: figure(maxGapM) })}
          </Note>
        ) : (
          <Note tone="failure">{t('areaPanel.notContiguous', { count: cuts.length })}</Note>
        )}
        {faults.length > 0 && (
          <ul className="fault-list" aria-label={t('areaPanel.faults')}>
            {faults.map((fault) => (
              <li key={`${fault.code} ${fault.compounds.join()}`} className={`fault fault-${fault.code}`}>
                <span>{fault.message}</span>
                {fault.place && (
                  <Button className="link" onPress={() => fault.place && onShow(fault.place)}>
                    {t('areaPanel.show')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <TotalsSection totals={totals} />
    </>
  )
}

/** Three figures; the sum of recorded and estimated households is marked 估, its parts stand below. */
function Figures({ totals }: { totals: AreaTotals }) {
  const t = useT()
  const { recorded, estimated, unknown } = totals.households
  const sum = recorded === null && estimated === null ? null : (recorded ?? 0) + (estimated ?? 0)
  return (
    <div className="three-figures">
      <div>
        <b>{figure(totals.compounds)}</b>
        <span>{t('areaPanel.compounds')}</span>
      </div>
      <div>
        <b>{sum === null ? '—' : figure(sum)}</b>
        <span>
          {t('areaPanel.households')}
          {estimated !== null && <i className="tag">{t('areaPanel.estimated')}</i>}
          {unknown > 0 && <i className="tag">{t('areaPanel.missing', { count: unknown })}</i>}
        </span>
      </div>
      <div>
        <b>{figure(totals.siteAreaM2 / 10_000, 1)}</b>
        <span>{t('areaPanel.hectares')}</span>
      </div>
    </div>
  )
}

function TotalsSection({ totals }: { totals: AreaTotals }) {
  const t = useT()
  const { works } = totals
  return (
    <Section title={t('areaPanel.totals')}>
      <dl className="facts">
        <dt>{t('areaPanel.floorArea')}</dt>
        <dd>
          <Sum total={totals.floorAreaM2} unit="m²" />
        </dd>
        <dt>{t('areaPanel.cost')}</dt>
        <dd>
          <Sum total={totals.costWan} unit={t('words.unit.wan')} />
        </dd>
        <dt>{t('areaPanel.diameter')}</dt>
        <dd>{figure(totals.diameterM)} m</dd>
        <dt>{t('areaPanel.works')}</dt>
        <dd>
          {t('areaPanel.worksValue', {
            count: works.count,
            length: figure(works.lengthM),
            overhead: figure(works.overheadM),
          })}
        </dd>
      </dl>
    </Section>
  )
}

/** A sum with what is estimated and what is missing beside it; nothing known is a dash. */
function Sum({ total, unit }: { total: Total; unit: string }) {
  const t = useT()
  const parts = [
    total.recorded !== null && `${figure(total.recorded)} ${unit}`,
    total.estimated !== null && `${t('areaPanel.estimated')} ${figure(total.estimated)} ${unit}`,
    total.unknown > 0 && t('areaPanel.missing', { count: total.unknown }),
  ]
  return <>{parts.filter(Boolean).join(' · ') || '—'}</>
}

type MemberTableProps = {
  members: readonly CompoundRow[]
  links: readonly NeighbourLink[]
  onHover: (id: string | null) => void
  onOpen: (id: string) => void
  onRemove?: (id: string) => void
}

export function MemberTable({ members, links, onHover, onOpen, onRemove }: MemberTableProps) {
  const t = useT()
  const nearest = (id: string) => {
    const gaps = links.filter(({ from, to }) => from === id || to === id).map(({ gapM }) => gapM)
    return gaps.length ? `${figure(Math.min(...gaps))} m` : '—'
  }
  return (
    <table className="members">
      <thead>
        <tr>
          <th scope="col">{t('areaPanel.compounds')}</th>
          <th scope="col" className="number">
            {t('areaPanel.built')}
          </th>
          <th scope="col" className="number">
            {t('areaPanel.households')}
          </th>
          <th scope="col" className="number">
            {t('areaPanel.year')}
          </th>
          <th scope="col" className="number">
            {t('areaPanel.gap')}
          </th>
          {onRemove && <th scope="col" aria-label={t('areaPanel.remove')} />}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id} onPointerEnter={() => onHover(member.id)} onPointerLeave={() => onHover(null)}>
            <th scope="row">
              <Button className="link-name" onPress={() => onOpen(member.id)}>
                {member.name}
              </Button>
            </th>
            <td className="number">{member.builtYear ?? '—'}</td>
            <td className="number">
              {member.households === null ? '—' : figure(member.households)}
              {member.householdsKind === 'estimated' && <i className="tag">{t('areaPanel.estimated')}</i>}
            </td>
            <td className="number">{member.planYear ?? '—'}</td>
            <td className="number">{nearest(member.id)}</td>
            {onRemove && (
              <td>
                <Button
                  className="link"
                  aria-label={t('areaPanel.removeNamed', { name: member.name })}
                  onPress={() => onRemove(member.id)}
                >
                  {t('areaPanel.remove')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
