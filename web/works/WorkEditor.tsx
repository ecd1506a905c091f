/** A new work while it is being drawn: the line from the map, the facts from the form, one save. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import { figure, useT } from '#web/language.ts'
import type { DrawnShape } from '#web/map/scene.ts'
import { useDrawing, useLent, useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { lineLengthM } from './line-length.ts'
import { useOperators, useSaveWork } from './use-works.ts'
import { newWorkFacts, WorkFields } from './WorkFields.tsx'

type Line = Extract<DrawnShape, { type: 'LineString' }>

export function WorkEditor({ adcode, onSaved }: { adcode: string; onSaved: (id: string) => void }) {
  const t = useT()
  const stage = useStage()
  const operators = useOperators(adcode).data ?? []
  const [line, setLine] = useState<Line | null>(null)
  const [facts, setFacts] = useState(newWorkFacts)
  const save = useSaveWork()
  useDrawing((event) => {
    if (event.tool === 'work' && event.kind === 'finish' && event.shape.type === 'LineString') setLine(event.shape)
  })
  useLent(
    useMemo(
      () => ({ draft: { tool: 'work' as const, shape: line, key: line ? JSON.stringify(line) : 'work-new' } }),
      [line],
    ),
  )
  const saveWork = () => {
    if (!line) return
    save.mutate(
      { adcode, ...facts, geometry: line },
      {
        onSuccess: (saved) => {
          stage.putDown()
          stage.say({ text: t('workPanel.saved') })
          onSaved(saved.id)
        },
      },
    )
  }
  return (
    <div className="inspector">
      <header className="inspector-head">
        <p className="eyebrow">{t('workPanel.newWork')}</p>
        <h1>{line ? `${figure(lineLengthM(line.coordinates))} m` : t('workPanel.draw')}</h1>
      </header>
      {!line && <p className="section">{t('workPanel.drawHint')}</p>}
      <Section>
        <WorkFields facts={facts} operators={operators} onChange={setFacts} />
      </Section>
      {save.error && <ProblemNote problem={save.error} />}
      <footer className="inspector-foot">
        <Button className="button primary" isDisabled={!line || save.isPending} onPress={saveWork}>
          {t('workPanel.save')}
        </Button>
        <Button className="button" onPress={stage.putDown}>
          {t('workPanel.cancel')}
        </Button>
      </footer>
    </div>
  )
}
