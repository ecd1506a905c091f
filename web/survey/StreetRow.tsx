/** One street office: how complete its records are, and whether it has answered for them. */
import { Button } from 'react-aria-components'
import type { SurveyStreet } from '#contract/survey.ts'
import { figure, useT } from '#web/language.ts'
import { CompletenessBar } from './CompletenessBar.tsx'

type StreetRowProps = {
  of: SurveyStreet
  readOnly: boolean
  onPick: () => void
  onOpen: (kind: 'sign' | 'withdraw' | 'statement') => void
  onCompound: (id: string) => void
}

const mostNamed = 3

export function StreetRow({ of, readOnly, onPick, onOpen, onCompound }: StreetRowProps) {
  const t = useT()
  const { street, compounds, completeness, stale, signOff, changes } = of
  const name = street?.name ?? t('survey.noStreet')
  return (
    <li>
      <button type="button" className="survey-street" onClick={onPick} disabled={compounds === 0}>
        <span className="survey-street-name">{name}</span>
        <span className="quiet">
          {compounds === 0 ? t('survey.noCompounds') : t('survey.compounds', { count: compounds })}
          {stale > 0 && ` · ${t('survey.staleCount', { count: figure(stale) })}`}
        </span>
      </button>
      <CompletenessBar share={completeness} label={`${name} ${t('survey.completeness')}`} />
      {street && compounds > 0 && (
        <div className="survey-signed">
          <span className={signOff && changes.total === 0 ? 'survey-good' : 'quiet'}>
            {signOff ? t('survey.signedBy', { day: signOff.onDay, post: signOff.post }) : t('survey.notSigned')}
          </span>
          <span className="survey-acts">
            {signOff && (
              <Button className="link" onPress={() => onOpen('statement')}>
                {t('survey.statement')}
              </Button>
            )}
            {!readOnly && (!signOff || changes.total > 0) && (
              <Button className="link" aria-label={t('survey.signOf', { street: name })} onPress={() => onOpen('sign')}>
                {t(signOff ? 'survey.signAgain' : 'survey.sign')}
              </Button>
            )}
            {!readOnly && signOff && (
              <Button className="link" onPress={() => onOpen('withdraw')}>
                {t('survey.withdraw')}
              </Button>
            )}
          </span>
        </div>
      )}
      {changes.total > 0 && (
        <p className="survey-changed">
          {t('survey.changedSince', { count: figure(changes.total) })}
          {changes.items.slice(0, mostNamed).map(({ id, name: changed, kind }) => (
            <Button key={id} className="link" onPress={() => onCompound(id)}>
              {t('survey.changeOf', { name: changed, kind: t(`survey.changeKinds.${kind}`) })}
            </Button>
          ))}
        </p>
      )}
    </li>
  )
}
