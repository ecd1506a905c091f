/** One compound: who it is, how it stands, every fact with its source; and in the same place its form and its drawing. */
import { type ReactNode, useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { CompoundDetail } from '#contract/compound.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useCommunities, useCompound, useStreetOffices } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { swatchOf, type Theme } from '#web/map/style/palette.ts'
import { useStage, useStageState } from '#web/stage.tsx'
import { Amount } from '#web/ui/Amount.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Swatch } from '#web/ui/Swatch.tsx'
import { BoundaryPanel } from './BoundaryPanel.tsx'
import { CompoundForm } from './CompoundForm.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { Facts } from './Facts.tsx'
import { LineageSection } from './lineage/LineageSection.tsx'
import { SplitPanel } from './lineage/SplitPanel.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import { SavingLine } from './SavingLine.tsx'
import { SourceMark } from './SourceMark.tsx'
import { Steps } from './Steps.tsx'
import { type SaveCompound, useSaveCompound } from './use-save-compound.ts'

type InspectorProps = {
  id: string
  theme: Theme
  readOnly: boolean
  /** The other ways to place it, while one of them is in hand. */
  placing: (compound: CompoundDetail) => ReactNode
  /** What the survey says of it. */
  survey: ReactNode
  /** What other topics say of it: policies, menu of works, money. */
  topics: ReactNode
  onSelect: (ids: string[]) => void
  onClose: () => void
}

export function CompoundInspector({ id, theme, readOnly, placing, survey, topics, onSelect, onClose }: InspectorProps) {
  const t = useT()
  const { data: compound, error, refetch } = useCompound(id)
  if (error && !compound) {
    return (
      <div className="inspector-body">
        <CloseButton onClose={onClose} />
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (!compound) return <Skeleton label={t('shell.loading')} />
  return <Inspected key={id} {...{ compound, theme, readOnly, placing, survey, topics, onSelect, onClose }} />
}

type InspectedProps = Omit<InspectorProps, 'id'> & { compound: CompoundDetail }

function Inspected({ compound, theme, readOnly, placing, survey, topics, onSelect, onClose }: InspectedProps) {
  const saver = useSaveCompound()
  const { inHand } = useStageState()
  const { data: streets = [] } = useStreetOffices(compound.adcode)
  const { data: communities = [] } = useCommunities(compound.adcode)
  const [editing, setEditing] = useState<CompoundDetail | null>(null)
  const [retiring, setRetiring] = useState(false)
  const [splitting, setSplitting] = useState(false)
  const placeName = (id: string) =>
    [...streets, ...communities, compound.streetOffice].find((place) => place?.id === id)?.name ?? id
  const isInHand = inHand.target === compound.id
  const { saving } = saver

  return (
    <article className="inspector" aria-label={compound.name}>
      <Identity compound={compound} theme={theme} saver={saver} onClose={onClose} />
      {isInHand && inHand.tool === 'place' ? (
        placing(compound)
      ) : isInHand ? (
        <BoundaryPanel compound={compound} saver={saver} proposed={inHand.proposed} />
      ) : splitting ? (
        <SplitPanel compound={compound} onSelect={onSelect} onClose={() => setSplitting(false)} />
      ) : editing ? (
        <CompoundForm
          seen={editing}
          streets={streets}
          communities={communities}
          saver={saver}
          onDone={() => setEditing(null)}
        />
      ) : (
        <>
          <div className="inspector-body">
            <Figures compound={compound} />
            {saving.kind === 'failed' && (
              <ProblemNote problem={saving.problem} onRetry={() => void saver.save(saving.asked)} />
            )}
            {!compound.retired && survey}
            <LineageSection id={compound.id} readOnly={readOnly} onSelect={onSelect} />
            <Steps compound={compound} theme={theme} />
            {!compound.retired && topics}
            <Facts compound={compound} placeName={placeName} />
          </div>
          {!readOnly && !compound.retired && (
            <Actions
              compound={compound}
              onEdit={() => setEditing(compound)}
              onSplit={() => setSplitting(true)}
              onRetire={() => setRetiring(true)}
            />
          )}
        </>
      )}
      {retiring && <RetireDialog compound={compound} onClose={() => setRetiring(false)} onRetired={onClose} />}
      {saving.kind === 'collided' && (
        <ConflictDialog
          name={compound.name}
          collisions={saving.collisions}
          placeName={placeName}
          onClose={saver.forget}
          onSettle={(mine) => void saver.settle(mine).then((saved) => saved && setEditing(null))}
        />
      )}
    </article>
  )
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Button className="icon-button inspector-close" aria-label={t('shell.close')} onPress={onClose}>
      <Icon name="close" />
    </Button>
  )
}

function Identity({
  compound,
  theme,
  saver,
  onClose,
}: Pick<InspectedProps, 'compound' | 'theme' | 'onClose'> & { saver: SaveCompound }) {
  const t = useT()
  const { area, streetOffice, status, statusOn } = compound
  return (
    <header className="inspector-head">
      <div className="eyebrow">
        <Swatch {...swatchOf('status', status, 0, theme)} width={12} height={12} />
        <span>
          {t(`words.status.${status}`)}
          {statusOn && <span className="quiet"> {statusOn}</span>}
        </span>
        <SavingLine saving={saver.saving} />
        <CloseButton onClose={onClose} />
      </div>
      <h1 data-dropped={status === 'dropped' || undefined}>{compound.name}</h1>
      <p className="inspector-place">
        {[
          streetOffice?.name ?? t('compounds.noStreet'),
          area && t('compounds.inArea', { number: area.number, name: area.name }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {compound.retired && <Note tone="warning">{t('compounds.retiredNote')}</Note>}
      {!compound.placed && !compound.retired && <Note tone="warning">{t('compounds.unplacedNote')}</Note>}
      {compound.sketched && !compound.retired && (
        <Note tone="warning">{compound.provenance.boundary?.note ?? t('compounds.sketchedNote')}</Note>
      )}
    </header>
  )
}

function Figures({ compound }: { compound: CompoundDetail }) {
  const t = useT()
  const { households, builtYear, boundarySizeM2, provenance } = compound
  return (
    <div className="three-figures">
      <div>
        <strong>{builtYear ?? <Amount value={null} />}</strong>
        <span>{t('compounds.built')}</span>
      </div>
      <div>
        <strong>
          <Amount value={households} />
        </strong>
        <span className="figure-label">
          {t('words.field.households')}
          {households !== null && <SourceMark origin={provenance.households} field={t('words.field.households')} />}
        </span>
      </div>
      <div>
        <strong>
          <Amount
            value={boundarySizeM2 === null ? null : boundarySizeM2 / 10_000}
            digits={2}
            unit={t('compounds.hectare')}
          />
        </strong>
        <span className="figure-label">
          {t('compounds.boundarySize')}
          {boundarySizeM2 !== null && <SourceMark origin={provenance.boundary} field={t('words.field.boundary')} />}
        </span>
      </div>
    </div>
  )
}

type ActionsProps = { compound: CompoundDetail; onEdit: () => void; onSplit: () => void; onRetire: () => void }

function Actions({ compound, onEdit, onSplit, onRetire }: ActionsProps) {
  const t = useT()
  const stage = useStage()
  const draw = () => {
    const bounds = compound.boundary && boundsOf(compound.boundary)
    if (bounds) stage.lookAt(withRoom(bounds)) // corners are dragged from close by, and outward
    stage.takeUp(compound.placed ? 'edit' : 'compound', compound.id)
  }
  return (
    <footer className="inspector-foot">
      <Button className={compound.placed ? 'button primary' : 'button'} onPress={onEdit}>
        {t('compounds.edit')}
      </Button>
      <Button className={compound.placed ? 'button' : 'button primary'} onPress={draw}>
        {t(compound.sketched ? 'compounds.verify' : compound.placed ? 'compounds.reshape' : 'compounds.drawBoundary')}
      </Button>
      {!compound.placed && (
        <Button className="button" onPress={() => stage.takeUp('place', compound.id)}>
          {t('compounds.otherWays')}
        </Button>
      )}
      <MenuTrigger>
        <Button className="button button-more" aria-label={t('shell.more')}>
          ···
        </Button>
        <Popover className="popover" placement="top end">
          <Menu className="menu">
            {compound.placed && (
              <MenuItem className="menu-item" onAction={() => stage.takeUp('place', compound.id)}>
                {t('compounds.placeAnew')}
              </MenuItem>
            )}
            <MenuItem className="menu-item" onAction={onSplit}>
              {t('lineage.splitThis')}
            </MenuItem>
            <MenuItem className="menu-item menu-item-danger" onAction={onRetire}>
              {t('compounds.retireThis')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </footer>
  )
}
