/** A saved area: what is true of it now, its members, and the changes a planner makes to it. */
import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Area, AreaChange } from '#contract/area.ts'
import { useAreas, useCompounds } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useLent, useStage } from '#web/stage.tsx'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { AreaHistory } from './AreaHistory.tsx'
import { AreaRecord } from './AreaRecord.tsx'
import { BundlePreview, MemberTable } from './BundlePreview.tsx'
import { marksOf } from './fault-marks.ts'
import { UnifiedFlags } from './UnifiedFlags.tsx'
import { useChangeArea, useDeleteArea, usePreview } from './use-areas.ts'
import { WallsSection } from './walls/WallsSection.tsx'

type AreaInspectorProps = {
  id: string
  selected: readonly string[]
  readOnly: boolean
  onOpen: (id: string) => void
  onClose: () => void
}

export function AreaInspector(props: AreaInspectorProps) {
  const areas = useAreas(props.id.slice(0, 6))
  const area = areas.data?.find(({ id }) => id === props.id)
  if (areas.error) return <ProblemNote problem={areas.error} onRetry={() => areas.refetch()} />
  // the version is the key: after a change the fields begin from what is stored
  return area ? <AreaPanel key={`${area.id} ${area.version}`} {...props} area={area} /> : null
}

function AreaPanel({ area, selected, readOnly, onOpen, onClose }: AreaInspectorProps & { area: Area }) {
  const t = useT()
  const stage = useStage()
  const rows = useCompounds(area.adcode).data
  const preview = usePreview(
    useMemo(() => ({ adcode: area.adcode, compounds: area.compounds, maxGapM: area.maxGapM, areaId: area.id }), [area]),
  )
  const change = useChangeArea(area.id)
  const links = preview.data?.links
  const marks = useMemo(() => marksOf(area.faults), [area.faults])
  useLent(useMemo(() => ({ links: links ?? [], marks }), [links, marks]))

  const members = rows?.filter((row) => area.compounds.includes(row.id)) ?? []
  const addable = selected.filter((id) => id.includes('-c-') && !area.compounds.includes(id))
  const apply = (edit: Omit<AreaChange, 'version'>, back: Omit<AreaChange, 'version'>) =>
    change.mutate(
      { version: area.version, ...edit },
      {
        onSuccess: (saved) =>
          stage.say({
            text: t('areaPanel.changed', { number: saved.number, name: saved.name }),
            undo: () => change.mutate({ version: saved.version, ...back }),
          }),
      },
    )
  const setMembers = (compounds: string[]) => apply({ compounds }, { compounds: area.compounds })

  return (
    <div className="inspector">
      <header className="inspector-head">
        <p className="eyebrow">
          <span className={`area-swatch hue-${area.hue}`} aria-hidden="true" /> {t('areaPanel.title')} {area.number}
        </p>
        <h1>{area.name}</h1>
        <p className="quiet">{area.totals.streetOffices.join(' · ')}</p>
      </header>
      <BundlePreview {...area} onShow={(place) => stage.lookAt(boundsAround(place))} />
      {area.invented && (
        <div className="section">
          <Note tone="warning">{t('areaPanel.invented')}</Note>
        </div>
      )}
      <Section title={t('areaPanel.members')} remark={readOnly ? undefined : t('areaPanel.addHint')}>
        <MemberTable
          members={members}
          links={links ?? []}
          onHover={stage.hover}
          onOpen={onOpen}
          {...(!readOnly && area.compounds.length > 1
            ? { onRemove: (id: string) => setMembers(area.compounds.filter((member) => member !== id)) }
            : {})}
        />
        {addable.length > 0 && !readOnly && (
          <Button className="button" onPress={() => setMembers([...area.compounds, ...addable])}>
            {t('areaPanel.addNamed', { count: addable.length, number: area.number })}
          </Button>
        )}
      </Section>
      <WallsSection areaId={area.id} readOnly={readOnly} />
      <AreaRecord area={area} members={members} readOnly={readOnly} isPending={change.isPending} onApply={apply} />
      <UnifiedFlags area={area} readOnly={readOnly || change.isPending} onApply={apply} />
      {change.error && <ProblemNote problem={change.error} />}
      <AreaHistory area={area} />
      {!readOnly && (
        <footer className="inspector-foot">
          <Deletion area={area} onDeleted={onClose} />
        </footer>
      )}
    </div>
  )
}

function Deletion({ area, onDeleted }: { area: Area; onDeleted: () => void }) {
  const t = useT()
  const stage = useStage()
  const [asks, setAsks] = useState(false)
  const deletion = useDeleteArea(area.id)
  const named = { number: area.number, name: area.name }
  const remove = () =>
    deletion.mutate(area.version, {
      onSuccess: () => {
        setAsks(false)
        stage.say({ text: t('areaPanel.deleted', named) })
        onDeleted()
      },
    })
  return (
    <>
      <Button className="button danger" onPress={() => setAsks(true)}>
        {t('areaPanel.remove_')}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t('areaPanel.deleteTitle', named)}
          text={t('areaPanel.deleteText', { count: area.compounds.length })}
          action={t('areaPanel.remove_')}
          isPending={deletion.isPending}
          problem={deletion.error}
          onDo={remove}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}
