/** Compounds one test leaves open in the same way: chosen together and decided together, with the clause that leaves them open. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { OpenTest } from '#contract/district-eligibility.ts'
import type { PackHead } from '#contract/policy.ts'
import { figure, useT } from '#web/language.ts'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { DecideDialog } from './DecideDialog.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { testName } from './words.ts'

type ToDecideProps = {
  adcode: string
  pack: PackHead
  open: OpenTest
  readOnly: boolean
  onChoose: (id: string) => void
}

export function ToDecide({ adcode, pack, open, readOnly, onChoose }: ToDecideProps) {
  const t = useT()
  const undecided = open.compounds.filter(({ stands }) => stands === open.verdict)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState(false)
  const picked = open.compounds.filter(({ id }) => chosen.has(id))
  const name = testName(open)
  const settled = open.total - open.undecided
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <section className="to-decide" aria-label={`${name} ${t(`policies.testVerdict.${open.verdict}`)}`}>
      <h3>
        <VerdictMark verdict={open.verdict} />
        <b>{name}</b>
        <span>{open.verdict === 'conditional' ? open.condition : t('policies.page.toDecide')}</span>
        <PrintedClause document={pack} clause={open.clause} printed={open.printed} note={open.note} about={name} />
        <span className="quiet">
          {t('policies.page.toDecideLine', { count: open.total })}
          {settled > 0 && `${t('shell.comma')}${t('policies.page.taken', { count: figure(settled) })}`}
        </span>
      </h3>
      {open.total > open.compounds.length && (
        <p className="quiet">{t('policies.page.listed', { count: figure(open.compounds.length) })}</p>
      )}
      <ul>
        {open.compounds.map(({ id, name: compound, builtYear, stands }) => (
          <li key={id}>
            {!readOnly && (
              <input type="checkbox" checked={chosen.has(id)} aria-label={compound} onChange={() => toggle(id)} />
            )}
            <button type="button" className="link" onClick={() => onChoose(id)}>
              {compound}
            </button>
            <span className="quiet">{builtYear}</span>
            <VerdictMark verdict={stands} />
            <span>{t(`policies.testVerdict.${stands}`)}</span>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <p className="to-decide-do">
          <Button
            className="button button-small"
            isDisabled={undecided.length === 0}
            onPress={() => setChosen(new Set(undecided.map(({ id }) => id)))}
          >
            {t('policies.page.chooseAll')}
          </Button>
          <Button
            className="button button-small primary"
            isDisabled={picked.length === 0}
            onPress={() => setDeciding(true)}
          >
            {t('policies.page.decideChosen', { count: picked.length })}
          </Button>
        </p>
      )}
      {deciding && (
        <DecideDialog
          adcode={adcode}
          pack={pack}
          test={open}
          compounds={picked}
          onClose={() => setDeciding(false)}
          onDecided={() => setChosen(new Set())}
        />
      )}
    </section>
  )
}
