/** Several buildings of a compound named in one line, with their floors where they are known. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { longestBuildingName, mostBuildings } from '#contract/building.ts'
import type { CompoundMenu } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { buildingNames, floorsTyped } from './building-names.ts'
import { Typed } from './TickFields.tsx'
import { useBuildings } from './use-buildings.ts'

/** So many are named one by one before they are saved. */
const mostTold = 12

export function AddBuildings({ menu }: { menu: CompoundMenu }) {
  const t = useT()
  const { saving, save } = useBuildings(menu.id)
  const [typed, setTyped] = useState('')
  const [floorsText, setFloors] = useState('')
  const floors = floorsTyped(floorsText)
  const named = buildingNames(typed)
  const isThere = (name: string) => menu.buildings.some((each) => each.name === name)
  const [there, names] = [named.filter(isThere), named.filter((name) => !isThere(name))]
  const listed = names.slice(0, mostTold).join(t('shell.comma')) + (names.length > mostTold ? ' …' : '')
  const isTooLong = names.some((name) => name.length > longestBuildingName)
  const isReady = names.length > 0 && names.length <= mostBuildings && floors !== undefined && !isTooLong
  const add = async () => {
    if (!isReady) return
    const changes = names.map((name) => ({ id: null, seen: null, building: { name, floors } }))
    const isSaved = await save({ changes }, t('buildings.added', { count: names.length }))
    if (isSaved) setTyped('')
  }
  return (
    <form
      className="building-add"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Typed
        label={t('buildings.names')}
        hint={t('buildings.namesHint')}
        value={typed}
        longest={1000}
        isFaulty={isTooLong}
        onChange={setTyped}
      />
      <Typed
        label={t('buildings.floorsOfEach')}
        value={floorsText}
        isFaulty={floors === undefined}
        onChange={setFloors}
      />
      <Button type="submit" className="button" isDisabled={!isReady || saving.isPending}>
        {t('buildings.add')}
      </Button>
      <p className="quiet" aria-live="polite">
        {names.length > mostBuildings && t('buildings.tooMany', { count: mostBuildings })}
        {names.length > 0 &&
          names.length <= mostBuildings &&
          t('buildings.willAdd', { count: names.length, names: listed })}{' '}
        {there.length > 0 && t('buildings.there', { names: there.join(t('shell.comma')) })}
      </p>
      {floors === undefined && <p className="field-fault">{t('buildings.floorsWrong')}</p>}
      {saving.error && <ProblemNote problem={saving.error} />}
    </form>
  )
}
