/** Systems the numbers may be in, the likeliest first: where the middle would land, how far off, and how much of it inside. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CrsCandidate, CrsWish, ImportPreview } from '#contract/import.ts'
import { figure, percent, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { useSpotlight } from './spotlight.tsx'

type CandidateListProps = {
  crs: ImportPreview['crs']
  chosen: CrsWish | undefined
  onChoose: (crs: CrsWish) => void
}

const shownAtFirst = 5

export function CandidateList({ crs, chosen, onChoose }: CandidateListProps) {
  const t = useT()
  const [all, showAll] = useState(false)
  const { candidates } = crs
  const shown = all ? candidates : candidates.slice(0, shownAtFirst)
  const isChosen = (code: string) =>
    chosen && 'code' in chosen ? chosen.code === code : !chosen && crs.used?.code === code
  return (
    <>
      <ul className="import-candidates">
        {shown.map((candidate) => (
          <Candidate
            key={candidate.code}
            candidate={candidate}
            isChosen={isChosen(candidate.code) ?? false}
            onChoose={() => onChoose({ code: candidate.code })}
          />
        ))}
      </ul>
      {candidates.length > shown.length && (
        <Button className="link" onPress={() => showAll(true)}>
          {t('imports.findings.more', { count: candidates.length - shown.length })}
        </Button>
      )}
      <OtherSystem onChoose={(code) => onChoose({ code })} />
    </>
  )
}

type CandidateProps = { candidate: CrsCandidate; isChosen: boolean; onChoose: () => void }

function Candidate({ candidate, isChosen, onChoose }: CandidateProps) {
  const t = useT()
  const stage = useStage()
  const spotlight = useSpotlight()
  const { name, code, lands, bounds, distanceM, shareInside, notes } = candidate
  const look = () => {
    spotlight.mark([{ place: lands, label: name }])
    stage.lookAt(bounds)
  }
  const far =
    distanceM === null
      ? null
      : distanceM < 1000
        ? t('imports.place.awayM', { m: figure(distanceM) })
        : t('imports.place.away', { km: figure(distanceM / 1000, 1) })
  return (
    <li data-chosen={isChosen || undefined}>
      <div className="import-candidate-name">
        <b>{name}</b> <span className="quiet">{code.length < 40 && !name.includes(code) && code}</span>
        <span className="import-line quiet">
          {t('imports.place.lands', { lon: lands[0].toFixed(4), lat: lands[1].toFixed(4) })}
          {far && ` · ${far}`}
        </span>
        {notes.map((note) => (
          <span key={note} className="import-line import-doubt">
            {note}
          </span>
        ))}
      </div>
      <span className="import-share" title={t('imports.place.inside', { percent: percent(shareInside) })}>
        <span className="count-bar" aria-hidden="true">
          <span style={{ width: percent(shareInside) }} />
        </span>
        {t('imports.place.inside', { percent: percent(shareInside) })}
      </span>
      <Button className="link" onPress={look}>
        {t('imports.place.look')}
      </Button>
      <Button
        className="button button-small"
        aria-label={`${t('imports.place.use')} ${name}`}
        isDisabled={isChosen}
        onPress={onChoose}
      >
        {t('imports.place.use')}
      </Button>
    </li>
  )
}

function OtherSystem({ onChoose }: { onChoose: (code: string) => void }) {
  const t = useT()
  const [code, setCode] = useState('')
  const use = () => code.trim() !== '' && onChoose(code.trim())
  return (
    <div className="import-other">
      <span>{t('imports.place.other')}</span>
      <input
        className="input"
        aria-label={t('imports.place.otherLabel')}
        placeholder={t('imports.place.otherHint')}
        value={code}
        maxLength={4000}
        onChange={({ target }) => setCode(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && use()}
      />
      <Button className="button button-small" isDisabled={code.trim() === ''} onPress={use}>
        {t('imports.place.use')}
      </Button>
    </div>
  )
}
