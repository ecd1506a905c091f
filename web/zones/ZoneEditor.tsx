/** Marked ground while it is being drawn or changed: outline, form, who lies in it, whose verdict changes; nothing is written before it is saved. */
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { BoundaryOrigin } from '#contract/compound.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { ListedZone, PolicyZones, Zone } from '#contract/zone.ts'
import { ApiProblem } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Choice } from '#web/ui/Choice.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Section } from '#web/ui/Section.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useOutline, ways } from './use-outline.ts'
import { useSaveZone, useZoneCheck, useZones } from './use-zones.ts'
import { ChangesBy, CompoundsIn } from './ZoneEffect.tsx'
import { ZoneForm } from './ZoneForm.tsx'
import { dateIn, fieldsOf, isDateWrong, newZoneOf, zoneChangeOf } from './zone-draft.ts'

export type TakeShape = (shape: BoundaryShape, origin: BoundaryOrigin) => void
type ZoneEditorProps = {
  adcode: string
  /** Null for new ground. */
  id: string | null
  /** The way to pick a shape of a map file. */
  layer: (onPick: TakeShape) => ReactNode
  onSaved: (id: string) => void
}

export function ZoneEditor({ id, ...props }: ZoneEditorProps) {
  const t = useT()
  const { data, error, refetch } = useZones(props.adcode)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton label={t('shell.loading')} />
  const zone = data.items.find((each) => each.id === id) ?? null
  return <Editing key={id} {...props} zone={zone} meanings={data.meanings} />
}

type EditingProps = Omit<ZoneEditorProps, 'id'> & { zone: ListedZone | null; meanings: PolicyZones['meanings'] }

function Editing({ adcode, zone, meanings, layer, onSaved }: EditingProps) {
  const t = useT()
  const stage = useStage()
  const [seen, setSeen] = useState<Zone | null>(zone) // what others save meanwhile does not change what this began from
  const [fields, setFields] = useState(() => fieldsOf(zone))
  const drawing = useOutline(zone?.id ?? null, zone?.boundary ?? null)
  const { way, outline, refused } = drawing
  const saving = useSaveZone(adcode)
  const shape = outline?.shape ?? seen?.boundary ?? null
  const trial =
    shape && fields.code !== ''
      ? { adcode, id: seen?.id ?? null, boundary: shape, code: fields.code, happens: dateIn(fields) }
      : null
  const check = useZoneCheck(adcode, trial)
  const change = seen && zoneChangeOf(seen, fields, outline)
  const isReady =
    fields.name.trim() !== '' &&
    fields.code !== '' &&
    !isDateWrong(fields) &&
    (seen ? change !== null : outline !== null)
  const done = (savedId: string) => {
    stage.putDown()
    onSaved(savedId)
  }
  const save = async (over: Zone | null = seen) => {
    const change = over && zoneChangeOf(over, fields, outline)
    if (over && !change) return done(over.id) // somebody has saved the very same
    const act = change
      ? { kind: 'change' as const, id: change && over.id, change }
      : outline && { kind: 'add' as const, zone: newZoneOf(adcode, fields, outline) }
    const saved = act && (await saving.save(act, over))
    if (saved) done(saved.id)
  }
  const theirs = conflictIn(saving.error)
  const takeTheirs = (current: Zone) => {
    setSeen(current)
    setFields(fieldsOf(current))
    drawing.follow(current.boundary)
    saving.reset()
  }
  return (
    <div className="inspector" aria-busy={check.isFetching}>
      <header className="inspector-head">
        <p className="eyebrow">{t(seen ? 'zones.changeTitle' : 'zones.newTitle')}</p>
        <h1>{fields.name || t('zones.layer')}</h1>
      </header>
      <div className="inspector-body">
        <Section>
          <Choice
            label={t('zones.way')}
            options={ways.map((value) => ({ value, label: t(`zones.ways.${value}`) }))}
            value={way}
            onChange={drawing.setWay}
          />
          {way === 'draw' && <p className="quiet">{t(drawing.isTaken ? 'zones.taken' : 'zones.drawHow')}</p>}
          {way === 'draw' && shape && (
            <Button className="link" onPress={drawing.restart}>
              {t('zones.drawAgain')}
            </Button>
          )}
          {way === 'layer' && layer(drawing.take)}
          {refused && <Note tone="failure">{refused}</Note>}
        </Section>
        <Section>
          <ZoneForm fields={fields} meanings={meanings} onChange={setFields} />
        </Section>
        {check.error && <ProblemNote problem={check.error} onRetry={() => void check.refetch()} />}
        <CompoundsIn check={trial ? check.data : undefined} />
        <ChangesBy check={trial ? check.data : undefined} />
        {theirs && (
          <Note tone="warning">
            {t('zones.conflict', { told: [theirs.name, theirs.happens, theirs.document].filter(Boolean).join(' · ') })}{' '}
            <Button className="link" onPress={() => takeTheirs(theirs)}>
              {t('zones.takeTheirs')}
            </Button>{' '}
            <Button className="link" onPress={() => void save(theirs)}>
              {t('zones.keepMine')}
            </Button>
          </Note>
        )}
        {saving.error && !theirs && <ProblemNote problem={saving.error} />}
      </div>
      <footer className="inspector-foot">
        <Button
          className="button primary"
          isDisabled={!isReady || saving.isPending || check.isFetching}
          onPress={() => void save()}
        >
          {t('zones.save')}
        </Button>
        <Button className="button" onPress={stage.putDown}>
          {t('shell.cancel')}
        </Button>
      </footer>
    </div>
  )
}

/** The zone as somebody else has saved it meanwhile; null for any other refusal. */
const conflictIn = (problem: Error | null): Zone | null =>
  problem instanceof ApiProblem && problem.status === 409 ? ((problem.current as Zone | undefined) ?? null) : null // a zone of the contract
