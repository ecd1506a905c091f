/** The editions of a plan: what the draft changes, what was published when, and where each edition was filed. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Plan } from '#contract/plans.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { FileButton } from '#web/ui/FileButton.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Difference } from './Difference.tsx'
import { Filings } from './Filings.tsx'
import type { PlanProps } from './OpenPlan.tsx'
import { downloadWorkbook, useEdition } from './use-plans.ts'

export function Editions(props: PlanProps) {
  const { plan } = props
  const t = useT()
  return (
    <>
      {plan.difference && (
        <Difference
          title={t(plan.state === 'published' ? 'plans.difference.titleLedger' : 'plans.difference.title', {
            edition: plan.difference.edition,
          })}
          difference={plan.difference}
        />
      )}
      <p className={plan.editions.length === 0 ? 'empty' : 'quiet'}>
        {t(plan.editions.length === 0 ? 'plans.noEditions' : 'plans.publicHint')}
      </p>
      <ul className="editions">
        {plan.editions.map((edition) => (
          <Edition key={edition.edition} plan={plan} edition={edition} />
        ))}
      </ul>
      <Filings {...props} />
    </>
  )
}

type EditionProps = { plan: Plan; edition: Plan['editions'][number] }

function Edition({ plan, edition }: EditionProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const stage = useStage()
  const address = `/api/plans/${plan.id}/editions/${edition.edition}/page`
  const copy = async () => {
    // without a secure connection there is no clipboard
    const written = navigator.clipboard?.writeText(new URL(address, location.href).href) ?? Promise.reject()
    await written.then(
      () => stage.say({ text: t('plans.copied') }),
      () => stage.say({ text: t('plans.notCopied') }),
    )
  }
  return (
    <li>
      <b>{t('plans.editionOf', { edition: edition.edition })}</b> {edition.documentNumber}{' '}
      <span className="quiet">
        {t('plans.editionLine', { day: edition.publishedOn, body: edition.approvedBy })} ·{' '}
        {t('plans.count', { count: edition.compounds })}
      </span>{' '}
      <FileButton
        label={t('plans.exportWorkbook')}
        named={`${t('plans.editionOf', { edition: edition.edition })} ${t('plans.exportWorkbook')}`}
        look="link"
        fetchFile={() => downloadWorkbook(plan.id, edition.edition)}
      />{' '}
      <a
        className="link"
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={t('plans.publicPageOf', { edition: edition.edition })}
      >
        {t('plans.publicPage')}
      </a>{' '}
      <Button
        className="link"
        aria-label={t('plans.copyLinkOf', { edition: edition.edition })}
        onPress={() => void copy()}
      >
        {t('plans.copyLink')}
      </Button>{' '}
      {edition.edition > 1 && (
        <Button className="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t('plans.difference.title', { edition: edition.edition - 1 })}
        </Button>
      )}
      {isOpen && <SinceBefore plan={plan} edition={edition} />}
    </li>
  )
}

/** Of the frozen words: the same however the ledger changes, and however many editions follow. */
function SinceBefore({ plan, edition: { edition } }: EditionProps) {
  const t = useT()
  const { data, error, refetch } = useEdition(plan.id, edition)
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
  const title = t('plans.difference.between', { from: edition - 1, to: edition })
  return data.difference && <Difference title={title} difference={data.difference} />
}
