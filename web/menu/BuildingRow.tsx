/** One building: its name and floors, typed in place; removed with all that is said of it alone. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { longestBuildingName } from '#contract/building.ts'
import type { CompoundMenu } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx'
import { Contested } from '#web/ui/Contested.tsx'
import { ProblemNote } from '#web/ui/Note.tsx'
import { useTyped } from '#web/use-typed.ts'
import { floorsTyped } from './building-names.ts'
import { useBuildings } from './use-buildings.ts'
import { buildingName } from './words.ts'

type Building = CompoundMenu['buildings'][number]

type BuildingRowProps = { menu: CompoundMenu; building: Building; onLeaving: () => void }

export function BuildingRow({ menu, building, onLeaving }: BuildingRowProps) {
  const t = useT()
  const { id, isDrawn, version } = building
  const { saving, save } = useBuildings(menu.id)
  const [isAsking, ask] = useState(false)
  const stored = { name: building.name ?? '', floors: String(building.floors ?? '') }
  const { typed, seen, isChanged, contested, settle, put } = useTyped(stored, version)
  const name = buildingName(t, building)
  const floors = floorsTyped(typed.floors)
  const ticks = menu.entries
    .filter(({ buildingId }) => buildingId === id)
    .map((entry) => ({
      compoundId: menu.id,
      buildingId: id,
      itemCode: entry.itemCode,
      seen: entry.version,
      entry: null,
    }))
  const isReady = floors !== undefined && (typed.name.trim() !== '' || (isDrawn && building.name === null))
  const change = () => {
    if (!isReady) return
    const facts = { name: typed.name.trim() || null, floors }
    // as it will be stored: ６ and 06 would stand against 6 as if a colleague had written it
    put('floors', String(floors ?? ''))
    void save({ changes: [{ id, seen, building: facts }] }, t('buildings.saved', { name: facts.name ?? name }))
  }
  const remove = () =>
    void save({ changes: [{ id, seen: version, building: null }], ticks }, t('buildings.removed', { name }))
  const begin = () => {
    saving.reset()
    onLeaving()
    if (ticks.length > 0) ask(true)
    else remove()
  }
  return (
    <li>
      <form
        className="building-row"
        onSubmit={(event) => {
          event.preventDefault()
          change()
        }}
      >
        <input
          className="input building-name"
          aria-label={`${name} ${t('buildings.name')}`}
          maxLength={longestBuildingName}
          value={typed.name}
          placeholder={name}
          onChange={({ target }) => put('name', target.value)}
        />
        <input
          className="input building-floors"
          aria-label={t('buildings.floorsOf', { name })}
          inputMode="numeric"
          maxLength={3}
          value={typed.floors}
          placeholder={t('buildings.floors')}
          aria-invalid={floors === undefined || undefined}
          onChange={({ target }) => put('floors', target.value)}
        />
        <span className="quiet">
          {t(isDrawn ? 'buildings.drawn' : 'buildings.undrawn')}
          {ticks.length > 0 && ` · ${t('buildings.ticks', { count: ticks.length })}`}
        </span>
        {isChanged && (
          <Button
            type="submit"
            className="link"
            isDisabled={!isReady || saving.isPending}
            aria-label={t('buildings.saveOf', { name })}
          >
            {t('buildings.save')}
          </Button>
        )}
        {!isDrawn && (
          <Button
            className="link"
            isDisabled={saving.isPending}
            aria-label={t('buildings.removeOf', { name })}
            onPress={begin}
          >
            {t('buildings.remove')}
          </Button>
        )}
      </form>
      {floors === undefined && <p className="field-fault">{t('buildings.floorsWrong')}</p>}
      <Contested
        texts={contested.map((field) => ({ name: t(`buildings.${field}`), theirs: stored[field] }))}
        onSettle={settle}
      />
      {saving.error && !isAsking && <ProblemNote problem={saving.error} />}
      {isAsking && (
        <ConfirmDialog
          title={t('buildings.removeTitle', { name })}
          text={t('buildings.removeText', { count: ticks.length })}
          action={t('buildings.remove')}
          isPending={saving.isPending}
          problem={saving.error}
          onDo={remove}
          onClose={() => ask(false)}
        />
      )}
    </li>
  )
}
