/** 闲置空间: rooms and ground that could be brought into use, by compound; added, changed and removed here. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { IdleSpace, IdleSpaces } from '#contract/idle-space.ts'
import { figure, useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { Answered } from '#web/ui/Answered.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useUndo } from '#web/use-undo.ts'
import { IdleDialog } from './IdleDialog.tsx'
import { PackClause } from './PackClause.tsx'
import type { PaneProps } from './pane.ts'
import { factsOf, useIdleSpaces, useRemoveIdleSpace, useSaveIdleSpace } from './use-idle-spaces.ts'

export const IdlePane = (props: PaneProps) => (
  <Answered query={useIdleSpaces(props.adcode)}>{(told) => <Inventory {...props} told={told} />}</Answered>
)

function Inventory({ told, adcode, readOnly, onMap }: PaneProps & { told: IdleSpaces }) {
  const t = useT()
  const [editing, edit] = useState<IdleSpace | 'new' | null>(null)
  const { items, sums, rule, packs } = told
  const { list, leaving } = useKeptFocus<HTMLTableSectionElement>(
    items.map(({ id }) => id),
    '[data-removes]',
  )
  const removal = useRemoval(adcode, leaving)
  return (
    <>
      <p className="quiet">
        {t('money.idle.lead')} <PackClause cites={rule} packs={packs} about={t('money.tabs.idle')} />
      </p>
      <div className="money-choosing">
        {items.length > 0 && (
          <span>
            {t('money.idle.sum', { count: items.length, area: figure(sums.areaM2, 1) })}
            {sums.withoutArea > 0 && ` · ${t('money.idle.withoutArea', { count: sums.withoutArea })}`}
          </span>
        )}
        {!readOnly && told.compounds.length > 0 && (
          <Button className="button primary button-small" onPress={() => edit('new')}>
            {t('money.idle.add')}
          </Button>
        )}
      </div>
      {items.length === 0 && <p className="quiet">{t('money.idle.none')}</p>}
      {items.length > 0 && (
        <div className="money-frame">
          <table className="money-table money-works">
            <thead>
              <tr>
                <th scope="col">{t('money.idle.compound')}</th>
                <th scope="col">{t('money.idle.name')}</th>
                <th scope="col" data-number>
                  {t('money.idle.area')}
                </th>
                <th scope="col">{t('money.idle.owner')}</th>
                <th scope="col">{t('money.idle.acquisition')}</th>
                <th scope="col">{t('money.idle.use')}</th>
                <th scope="col">{t('money.idle.standing')}</th>
                {!readOnly && <td className="money-acts-cell" />}
              </tr>
            </thead>
            <tbody ref={list} tabIndex={-1}>
              {items.map((space) => (
                <Row key={space.id} space={space} onMap={onMap}>
                  {!readOnly && (
                    <td className="money-acts-cell">
                      <Button
                        className="link"
                        aria-label={t('money.idle.editOf', { name: space.name })}
                        onPress={() => edit(space)}
                      >
                        {t('money.idle.edit')}
                      </Button>{' '}
                      <Button
                        className="link"
                        data-removes
                        aria-label={t('money.idle.removeOf', { name: space.name })}
                        isDisabled={removal.isPending}
                        onPress={() => removal.remove(space)}
                      >
                        {t('money.idle.remove')}
                      </Button>
                    </td>
                  )}
                </Row>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing && (
        <IdleDialog
          adcode={adcode}
          space={editing === 'new' ? null : editing}
          compounds={told.compounds}
          onClose={() => edit(null)}
        />
      )}
    </>
  )
}

type RowProps = { space: IdleSpace; onMap: (id: string) => void; children: React.ReactNode }

function Row({ space, onMap, children }: RowProps) {
  const t = useT()
  const unsaid = <span className="quiet">{t('money.idle.unsaid')}</span>
  const { compoundId, compound, name, areaM2, owner, acquisition, intendedUse, standing, note } = space
  return (
    <tr>
      <th scope="row">
        <Button className="link" onPress={() => onMap(compoundId)}>
          {compound}
        </Button>
      </th>
      <td data-label={t('money.idle.name')}>
        <div>
          {name}
          {note && <div className="quiet">{note}</div>}
        </div>
      </td>
      <td data-number data-label={t('money.idle.area')}>
        {areaM2 === null ? unsaid : figure(areaM2, 1)}
      </td>
      <td data-label={t('money.idle.owner')}>{owner ?? unsaid}</td>
      <td data-label={t('money.idle.acquisition')}>
        {acquisition ? t(`money.idle.acquisitions.${acquisition}`) : unsaid}
      </td>
      <td data-label={t('money.idle.use')}>{intendedUse ?? unsaid}</td>
      <td data-label={t('money.idle.standing')}>{t(`money.idle.standings.${standing}`)}</td>
      {children}
    </tr>
  )
}

/** Takes a place off the list at once; the toast brings it back. */
function useRemoval(adcode: string, leaving: (id: string) => void) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const removal = useRemoveIdleSpace(adcode)
  const saving = useSaveIdleSpace(adcode)
  const told = (space: IdleSpace) =>
    stage.say({
      text: t('money.idle.removed', { name: space.name }),
      undo: () => undo(() => saving.mutateAsync({ seen: null, facts: factsOf(space) }), t('money.idle.undone')),
    })
  const remove = (space: IdleSpace) => {
    leaving(space.id)
    // the pane may be left before the answer
    void removal.mutateAsync(space).then(
      () => told(space),
      (problem: Error) => stage.say({ text: problem.message }),
    )
  }
  return { remove, isPending: removal.isPending }
}
