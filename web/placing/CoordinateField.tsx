/** A coordinate to paste, and the places it may mean: the one that is chosen is told, and nothing is taken unasked. */
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Radio, RadioGroup } from 'react-aria-components'
import type { CoordinateCandidate } from '#contract/placing.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { findCoordinate } from './doors.ts'

export type FoundPlace = { text: string; candidate: CoordinateCandidate }

type CoordinateFieldProps = {
  adcode: string
  label: string
  /** The candidate chosen now; null while there is none. */
  onChoose: (found: FoundPlace | null) => void
}

export function CoordinateField({ adcode, label, onChoose }: CoordinateFieldProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const finding = useMutation({
    mutationFn: (asked: string) => findCoordinate(adcode, asked),
    onSuccess: (candidates, asked) => choose(candidates, 0, asked),
    onError: () => onChoose(null),
  })
  const choose = (candidates: readonly CoordinateCandidate[], at: number, asked: string) => {
    setChosen(at)
    const candidate = candidates[at]
    onChoose(candidate ? { text: asked.trim(), candidate } : null)
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') finding.mutate(text)
  }
  const { data: candidates, variables: asked = '' } = finding
  return (
    <div className="coordinate-field">
      <form onSubmit={find}>
        <input
          className="input"
          value={text}
          maxLength={300}
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" className="button" isDisabled={text.trim() === '' || finding.isPending}>
          {t(finding.isPending ? 'placing.finding' : 'placing.find')}
        </Button>
      </form>
      {!candidates && !finding.error && <p className="quiet">{t('placing.coordinateHint')}</p>}
      {finding.error && <ProblemNote problem={finding.error} />}
      {candidates?.length === 0 && <Note tone="warning">{t('placing.noCandidates')}</Note>}
      {candidates && candidates.length > 0 && (
        <RadioGroup
          className="candidates"
          aria-label={t('placing.candidates')}
          value={String(chosen)}
          onChange={(at) => choose(candidates, Number(at), asked)}
        >
          {candidates.map((candidate, at) => (
            <Radio key={candidate.code} value={String(at)} className="candidate">
              <span className="candidate-dot" aria-hidden="true" />
              <span className="candidate-words">
                <b>{candidate.name}</b>
                <span className="quiet">{whereabouts(t, candidate)}</span>
                {at === chosen && candidate.notes.map((note) => <small key={note}>{note}</small>)}
              </span>
            </Radio>
          ))}
          <p className="quiet">{t('placing.candidatesHint')}</p>
        </RadioGroup>
      )}
    </div>
  )
}

/** "113.65210, 34.77120 · 刘寨街道 · 落在“良运花园”内". */
function whereabouts(t: Say, { lands, inDistrict, streetOffice, compound, distanceM }: CoordinateCandidate): string {
  const [lon, lat] = lands
  return [
    `${lon.toFixed(5)}, ${lat.toFixed(5)}`,
    inDistrict === false ? t('placing.outsideDistrict') : streetOffice,
    inDistrict === false && distanceM !== null && t('placing.fromMiddle', { km: figure(distanceM / 1000, 1) }),
    compound && t('placing.withinCompound', { name: compound }),
  ]
    .filter(Boolean)
    .join(' · ')
}
