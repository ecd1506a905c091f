/**
 * A new area while it is being made: from an outline drawn on the map or from the selected compounds. Keeps the draft;
 * the server's preview says what is true of it; saving makes it an area. Nothing is written before that.
 */
import { useCallback, useMemo, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { PreviewRequest } from '#contract/area.ts'
import type { Position } from '#contract/geometry.ts'
import { useCompounds } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import type { DrawnShape } from '#web/map/scene.ts'
import { useDrawing, useLent, useStage } from '#web/stage.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { BundlePreview, MemberTable } from './BundlePreview.tsx'
import { marksOf } from './fault-marks.ts'
import { GapLimit, usualGapM } from './GapLimit.tsx'
import { usePreview, useSaveArea } from './use-areas.ts'

type AreaEditorProps = {
  adcode: string
  /** Compounds to begin with, or null to draw an outline first. */
  compounds: readonly string[] | null
  onSaved: (id: string) => void
  onOpen: (id: string) => void
}

type Outline = Extract<DrawnShape, { type: 'Polygon' }>

export function AreaEditor({ adcode, compounds, onSaved, onOpen }: AreaEditorProps) {
  const t = useT()
  const stage = useStage()
  const rows = useCompounds(adcode).data
  const [outline, setOutline] = useState<Outline | null>(null)
  const [members, setMembers] = useState<readonly string[] | null>(compounds)
  const [maxGapM, setMaxGapM] = useState(usualGapM)
  const [name, setName] = useState<string | null>(null)
  const [showsLinks, setShowsLinks] = useState(true)

  useDrawing((event) => {
    if (event.tool !== 'area' || event.kind !== 'finish' || event.shape.type !== 'Polygon') return
    setOutline(event.shape)
    setMembers(null)
  })
  const request = useMemo<PreviewRequest | null>(() => {
    if (members) return { adcode, compounds: [...members], maxGapM }
    return outline ? { adcode, boundary: outline, maxGapM } : null
  }, [adcode, members, outline, maxGapM])
  const preview = usePreview(request)
  const save = useSaveArea()

  const draft = useMemo(
    () =>
      compounds && !outline
        ? null
        : { tool: 'area' as const, shape: outline, key: outline ? JSON.stringify(outline) : 'area-new' },
    [compounds, outline],
  )
  const marks = useMemo(() => marksOf(preview.data?.faults ?? []), [preview.data])
  const links = preview.data?.links
  useLent(
    useMemo(
      () => ({ draft, marks, links: showsLinks ? (links ?? []) : [], showBarriers: showsLinks, preview: outline }),
      [draft, marks, links, showsLinks, outline],
    ),
  )
  const show = useCallback((place: Position) => stage.lookAt(boundsAround(place)), [stage])

  const inside = preview.data?.compounds ?? []
  const memberRows = rows?.filter((row) => inside.includes(row.id)) ?? []
  const title = name ?? preview.data?.proposedName ?? ''
  const saveArea = () =>
    save.mutate(
      { adcode, name: title, compounds: inside, outline, maxGapM },
      {
        onSuccess: (area) => {
          stage.putDown()
          stage.say({ text: t('areaPanel.saved', { number: area.number, name: area.name }) })
          onSaved(area.id)
        },
      },
    )

  return (
    <div className="inspector" aria-busy={preview.isFetching}>
      <header className="inspector-head">
        <p className="eyebrow">{t('areaPanel.newArea')}</p>
        <h1>{title || t('areaPanel.draw')}</h1>
      </header>
      {!request && <p className="section">{t('areaPanel.drawHint')}</p>}
      {preview.error && <ProblemNote problem={preview.error} onRetry={() => preview.refetch()} />}
      {preview.data && (
        <>
          <BundlePreview {...preview.data} onShow={show} />
          <Section title={t('areaPanel.gapLimit')}>
            <GapLimit value={maxGapM} onChange={setMaxGapM} showsLinks={showsLinks} onShowLinks={setShowsLinks} />
          </Section>
          <Section title={t('areaPanel.members')}>
            <MemberTable
              members={memberRows}
              links={preview.data.links}
              onHover={stage.hover}
              onOpen={onOpen}
              onRemove={(id) => setMembers(inside.filter((member) => member !== id))}
            />
          </Section>
          <Section>
            <TextField className="field" value={title} onChange={setName} maxLength={100}>
              <Label>{t('areaPanel.name')}</Label>
              <Input />
            </TextField>
          </Section>
        </>
      )}
      {save.error && <ProblemNote problem={save.error} />}
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={!preview.data?.contiguous || title.trim() === '' || save.isPending || preview.isFetching}
          onPress={saveArea}
        >
          {t('areaPanel.save')}
        </Button>
        <Button className="button" onPress={stage.putDown}>
          {t('areaPanel.cancel')}
        </Button>
      </footer>
    </div>
  )
}
