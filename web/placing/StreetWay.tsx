/** Placing by the street office alone: the map goes there, and a click puts a sketch about where the compound lies. */
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { CompoundDetail } from '#contract/compound.ts'
import type { StreetOffice } from '#contract/district.ts'
import type { Position } from '#contract/geometry.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useStreetOffices } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useDrawing, useLent, useStage } from '#web/stage.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { sketchAt } from './doors.ts'
import { isInside } from './inside.ts'
import { sizeWords } from './size-words.ts'

export function StreetWay({ compound }: { compound: CompoundDetail }) {
  const t = useT()
  const stage = useStage()
  const { adcode, id } = compound
  const { data: streets = [] } = useStreetOffices(adcode)
  const [chosen, setChosen] = useState<string | null>(compound.streetOffice?.id ?? null)
  const [isOutside, setIsOutside] = useState(false)
  const street = streets.find((each) => each.id === chosen) ?? null
  useEffect(() => {
    const bounds = street?.boundary && boundsOf(street.boundary)
    if (bounds) stage.lookAt(bounds)
  }, [street?.boundary, stage])
  useLent(
    useMemo(
      () => ({
        draft: { tool: 'place' as const, shape: null, key: `sketch ${id}` },
        preview: street?.boundary ?? null,
      }),
      [id, street],
    ),
  )
  const sketching = useMutation({
    mutationFn: (place: Position) => sketchAt(adcode, place, id),
    onSuccess: (sketch, place) => {
      const size = sizeWords(t, sketch)
      const within = street?.name ?? sketch.streetOffice?.name
      const note = within ? t('placing.noteStreet', { street: within, size }) : t('placing.noteDistrict', { size })
      stage.lookAt(boundsAround(place))
      stage.takeUp('edit', id, { shape: sketch.shape, origin: { kind: 'estimated', note } })
    },
  })
  useDrawing((event) => {
    if (event.kind !== 'pick') return
    const isIn = !street?.boundary || isInside(event.place, street.boundary)
    setIsOutside(!isIn)
    if (isIn) sketching.mutate(event.place)
  })
  return (
    <>
      {compound.streetOffice === null && <p className="quiet">{t('placing.streetUnknown')}</p>}
      <Picker
        label={t('placing.chooseStreet')}
        options={streets.map(({ id: value, name: label }) => ({ value, label }))}
        value={chosen ?? ''}
        onChange={(next) => {
          setChosen(next)
          setIsOutside(false)
        }}
      />
      <p>{howTo(street)}</p>
      {isOutside && <Note tone="warning">{t('placing.outsideStreet', { street: street?.name ?? '' })}</Note>}
      {sketching.error && <ProblemNote problem={sketching.error} />}
    </>
  )

  function howTo(of: StreetOffice | null): string {
    if (!of) return t('placing.districtHow')
    const clicks = t(of.boundary ? 'placing.streetHow' : 'placing.districtHow', { street: of.name })
    return of.boundary ? clicks : `${t('placing.streetWithoutOutline', { street: of.name })}${clicks}`
  }
}
