/** 红线内外: how much of each work lies inside and outside the compounds, and whether the documents let it be charged. */
import type { BoundaryWork, ChargeVerdict, MoneyWorks } from '#contract/money-works.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { useMark, useMoneyWorks } from './use-money-works.ts'
import { Answer, MetCompounds, WorkHead, workName } from './WorkCells.tsx'
import { WorkList } from './WorkList.tsx'

const doubtful: ReadonlySet<ChargeVerdict> = new Set(['not-chargeable', 'trunk-inside', 'trunk-unsaid', 'unplaced'])
const isDoubtful = ({ charges }: BoundaryWork) => charges.some(({ verdict }) => doubtful.has(verdict))
export const BoundaryPane = (props: PaneProps) => (
  <Answered query={useMoneyWorks(props.adcode)}>{(told) => <Works {...props} told={told} />}</Answered>
)

function Works({ told, ...props }: PaneProps & { told: MoneyWorks }) {
  const t = useT()
  return (
    <>
      <p className="quiet">{t('money.boundary.lead')}</p>
      <WorkList
        works={told.works}
        isTold={isDoubtful}
        words={{
          label: t('money.tabs.boundary'),
          none: t('money.boundary.none'),
          all: (count) => t('money.boundary.all', { count }),
          told: (count) => t('money.boundary.toCheck', { count }),
          nothingTold: t('money.boundary.nothingToCheck'),
        }}
        columns={[
          { key: 'work', label: t('money.work') },
          { key: 'trunk', label: t('money.boundary.trunk') },
          { key: 'inside', label: t('money.boundary.inside'), isNumber: true },
          { key: 'outside', label: t('money.boundary.outside'), isNumber: true },
          { key: 'compounds', label: t('money.onCompounds') },
          { key: 'charge', label: t('money.boundary.charge') },
        ]}
        row={(work) => <WorkRow key={work.id} {...props} work={work} packs={told.packs} />}
      />
    </>
  )
}

const partOf = (t: Say, { measure }: BoundaryWork, amount: number | null): string =>
  measure === null || amount === null
    ? t('money.boundary.unmeasured')
    : t(`money.boundary.unit.${measure}`, { amount: figure(amount) })

type WorkRowProps = PaneProps & { work: BoundaryWork; packs: MoneyWorks['packs'] }

function WorkRow({ work, packs, adcode, readOnly, onMap }: WorkRowProps) {
  const t = useT()
  const { mark, isPending } = useMark(adcode)
  const name = workName(t, work)
  const { isTrunk } = work
  return (
    <tr>
      <WorkHead work={work} />
      <td data-label={t('money.boundary.trunk')}>
        <Answer
          label={`${name} ${t('money.boundary.trunk')}`}
          value={isTrunk}
          isDisabled={readOnly || isPending}
          onChange={(next) => mark(work, name, { isTrunk: next }, { isTrunk })}
        />
      </td>
      <td data-number data-label={t('money.boundary.inside')}>
        {partOf(t, work, work.inside)}
      </td>
      <td data-number data-label={t('money.boundary.outside')}>
        {partOf(t, work, work.outside)}
      </td>
      <td data-label={t('money.onCompounds')}>
        <MetCompounds work={work} onMap={onMap}>
          {({ inside, isSketched }) => (
            <span className="quiet">
              {inside > 0 && partOf(t, work, inside)} {isSketched && t('money.sketched')}
            </span>
          )}
        </MetCompounds>
      </td>
      <td data-label={t('money.boundary.charge')}>
        {work.charges.length === 0 && <span className="quiet">{t('money.boundary.noRule')}</span>}
        <ul className="money-met">
          {work.charges.map((charge) => (
            <li key={`${charge.pack} ${charge.clause} ${charge.verdict}`}>
              <span data-charge={charge.verdict}>{t(`money.boundary.verdicts.${charge.verdict}`)}</span>{' '}
              <PackClause cites={charge} packs={packs} about={name} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
