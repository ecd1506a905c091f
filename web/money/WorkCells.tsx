/** What the tables of works share: the name of a work, a question somebody answers, and the compounds it meets. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BoundaryWork } from '#contract/money-works.ts'
import { type Say, useT } from '#web/language.ts'
import { Select } from '#web/ui/Select.tsx'

export const workName = (t: Say, { name, kind, trade, roadName }: BoundaryWork): string =>
  name ??
  [roadName, t('workPanel.unnamed', { trade: t(`words.trade.${trade}`), kind: t(`words.workKind.${kind}`) })]
    .filter(Boolean)
    .join(' ')

export function WorkHead({ work }: { work: BoundaryWork }) {
  const t = useT()
  return (
    <th scope="row">
      {workName(t, work)}
      <span className="quiet">
        {' '}
        {t(`words.workState.${work.state}`)}
        {work.invented && ` · ${t('money.invented')}`}
      </span>
    </th>
  )
}

type AnswerProps = {
  label: string
  value: boolean | null
  isDisabled: boolean
  onChange: (value: boolean | null) => void
}

/** Yes, no, or nobody has said. */
export function Answer({ label, value, isDisabled, onChange }: AnswerProps) {
  const t = useT()
  return (
    <Select
      label={label}
      value={value === null ? 'unsaid' : value ? 'yes' : 'no'}
      options={(['unsaid', 'yes', 'no'] as const).map((each) => ({ value: each, label: t(`money.answers.${each}`) }))}
      isDisabled={isDisabled}
      onChange={(chosen) => onChange(chosen === 'unsaid' ? null : chosen === 'yes')}
    />
  )
}

type MetProps = {
  work: BoundaryWork
  onMap: (id: string) => void
  children: (compound: BoundaryWork['compounds'][number]) => ReactNode
}

export function MetCompounds({ work, onMap, children }: MetProps) {
  return (
    <ul className="money-met">
      {work.compounds.map((compound) => (
        <li key={compound.id}>
          <Button className="link" onPress={() => onMap(compound.id)}>
            {compound.name}
          </Button>{' '}
          {children(compound)}
        </li>
      ))}
    </ul>
  )
}
