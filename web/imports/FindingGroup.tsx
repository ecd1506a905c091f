/** Findings of one kind: told by their first, opened on a press, read a page at a time; what can be repaired alike is accepted at once. */
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { FindingLine } from './FindingLine.tsx'
import { type FindingGroup as Group, isMade, openRepairs } from './findings-by-code.ts'
import { findingsOfPage, useGroupFindings } from './use-findings.ts'
import type { Preview } from './use-preview.ts'
import type { Wishing } from './use-wishes.ts'
import { acceptingAll, decliningAll } from './wishes.ts'

type FindingGroupProps = {
  seen: NonNullable<Preview['seen']>
  group: Group
  wishing: Wishing
  onRow: (at: number) => void
}

/** A group of one is open. */
export function FindingGroup({ seen, group, wishing, onRow }: FindingGroupProps) {
  const t = useT()
  const { weight, count, firsts } = group
  const [isOpen, setOpen] = useState(count === 1)
  const { findings, isReading, problem, more } = useGroupFindings(seen, group)
  const { list, ask } = useFocusOnNew(findings.length)
  return (
    <li className="import-group" data-weight={weight}>
      {count > 1 && (
        <button type="button" className="import-group-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Weight weight={weight} /> <span className="import-group-text">{firsts[0]?.message}</span>{' '}
          <b>{t('imports.findings.count', { number: figure(count) })}</b>
          <Icon name="chevron" size={14} />
        </button>
      )}
      {isOpen && <RepairAll seen={seen} group={group} wishing={wishing} />}
      {isOpen && (
        <ul ref={list}>
          {findings.map((finding, index) => (
            // findings of one preview have no name but their place
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="import-finding" tabIndex={-1}>
              {count === 1 && <Weight weight={weight} />}
              <FindingLine finding={finding} wishing={wishing} onRow={onRow} />
            </li>
          ))}
        </ul>
      )}
      {isOpen && problem && <ProblemNote problem={problem} />}
      {isOpen && more && (
        <p className="import-group-foot">
          <span className="quiet">
            {t('imports.findings.partial', { shown: figure(findings.length), total: figure(count) })}
          </span>
          <Button
            className="link"
            isPending={isReading}
            onPress={() => {
              ask()
              more()
            }}
          >
            {t('imports.findings.more', { count: Math.min(findingsOfPage, count - findings.length) })}
          </Button>
        </p>
      )}
    </li>
  )
}

/** Who asked for more goes on reading where the new ones begin. */
function useFocusOnNew(count: number) {
  const list = useRef<HTMLUListElement>(null)
  const from = useRef<number | null>(null)
  useEffect(() => {
    if (from.current === null || count <= from.current) return
    const first = list.current?.children[from.current]
    from.current = null
    if (first instanceof HTMLElement) first.focus()
  }, [count])
  const ask = () => {
    from.current = count
  }
  return { list, ask }
}

type RepairAllProps = Omit<FindingGroupProps, 'onRow'>

/** Also for rows that are not in sight: what each becomes is told and can be looked at before anything is written. */
function RepairAll({ seen, group, wishing: { wish } }: RepairAllProps) {
  const t = useT()
  const { repair } = group
  if (!repair) return null
  const { code } = repair
  const open = openRepairs(seen.preview.findingGroups, code)
  if (isMade(group))
    return repair.count > 1 ? (
      <Button
        className="link"
        onPress={() => wish((now) => decliningAll(now, code), t('imports.steps.repairsDeclined'))}
      >
        {t('imports.findings.declineAll', { number: figure(repair.count) })}
      </Button>
    ) : null
  return open > 1 ? (
    <Button
      className="link"
      onPress={() => wish((now) => acceptingAll(now, code), t('imports.steps.repairs', { number: figure(open) }))}
    >
      {t('imports.findings.acceptAll', { number: figure(open) })}
    </Button>
  ) : null
}

function Weight({ weight }: Pick<Group, 'weight'>) {
  const t = useT()
  return (
    <span className="import-weight" data-weight={weight}>
      {t(`imports.findings.weights.${weight}`)}
    </span>
  )
}
