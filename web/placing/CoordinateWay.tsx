/** Placing by a pasted coordinate: the map goes there, a sketch is shown, and taken up when it is wanted. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { CoordinateField, type FoundPlace } from './CoordinateField.tsx'
import { sketchAt } from './doors.ts'
import { sizeWords } from './size-words.ts'

export function CoordinateWay({ compound }: { compound: CompoundDetail }) {
  const t = useT()
  const stage = useStage()
  const { adcode, id } = compound
  const [found, setFound] = useState<FoundPlace | null>(null)
  const place = found?.candidate.lands ?? null
  const { data: sketch, error } = useQuery({
    queryKey: ['sketch', id, place],
    queryFn: () => (place ? sketchAt(adcode, place, id) : null),
    enabled: place !== null,
  })
  useLent(
    useMemo(
      () => (place ? { marks: [{ place, label: compound.name }], preview: sketch?.shape ?? null } : null),
      [place, sketch, compound.name],
    ),
  )
  const choose = (next: FoundPlace | null) => {
    setFound(next)
    if (next) stage.lookAt(boundsAround(next.candidate.lands))
  }
  const take = () => {
    if (!found || !sketch) return
    const { text, candidate } = found
    const note = t('placing.noteCoordinate', { text, system: candidate.name, size: sizeWords(t, sketch) })
    stage.takeUp('edit', id, { shape: sketch.shape, origin: { kind: 'estimated', note } })
  }
  const own = compound.streetOffice
  const isElsewhere = own !== null && sketch?.streetOffice != null && sketch.streetOffice.id !== own.id
  return (
    <>
      <CoordinateField adcode={adcode} label={t('placing.coordinate')} onChoose={choose} />
      {error && <ProblemNote problem={error} />}
      {found && sketch && (
        <>
          {found.candidate.inDistrict === false && <Note tone="warning">{t('placing.outsideNote')}</Note>}
          {isElsewhere && (
            <Note tone="warning">
              {t('placing.otherStreet', { street: sketch.streetOffice?.name ?? '', own: own.name })}
            </Note>
          )}
          <p>{sizeWords(t, sketch)}</p>
          <Button className="button primary" onPress={take}>
            {t('placing.useHere')}
          </Button>
        </>
      )}
    </>
  )
}
