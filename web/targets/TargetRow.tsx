/** One target in a line: what it says, what the ledger says, how far they are apart; opened, all that stands behind it. */
import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { TargetList, TargetStanding } from '#contract/targets.ts'
import { useT } from '#web/language.ts'
import type { PanelProps } from '#web/panels.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { TargetDetail } from './TargetDetail.tsx'
import { differenceIn, nameOf, wantedIn } from './words.ts'

type TargetRowProps = PanelProps & { standing: TargetStanding; list: TargetList }

export function TargetRow({ standing, ...props }: TargetRowProps) {
  const { view, change } = props
  const t = useT()
  const id = useId()
  const { target, state, planned, actual } = standing
  const isOpen = view.item === target.id
  const name = nameOf(t, target)
  return (
    <section className="target" data-state={state} aria-labelledby={`${id}-name`}>
      <Button
        className="target-line"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-detail` : undefined}
        onPress={() => change({ item: isOpen ? null : target.id }, { replace: true })}
      >
        <span className="target-name" id={`${id}-name`}>
          <Icon name="chevron" size={14} />
          <span>
            {name}
            <span className="quiet target-source">
              {target.pack ? `${target.pack.documentNumber} ${target.clause ?? ''}` : t('targets.own')}
            </span>
          </span>
        </span>
        <Figure label={t('targets.target')} value={wantedIn(t, standing)} />
        <Figure label={t('targets.ledger')} value={String(planned)} />
        <Figure label={t('targets.difference')} value={differenceIn(standing)} strong />
        <Figure label={t('targets.actual')} value={String(actual.done.length)} />
        <span className="target-state">{t(`targets.states.${state}`)}</span>
      </Button>
      {isOpen && (
        <div className="target-detail" id={`${id}-detail`}>
          <TargetDetail {...props} standing={standing} name={name} />
        </div>
      )}
    </section>
  )
}

const Figure = ({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) => (
  <span className="target-figure" data-strong={strong || undefined}>
    <small>{label}</small>
    <b>{value}</b>
  </span>
)
