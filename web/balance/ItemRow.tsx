/** One item of a balance unit: who it is, where it lies, what is proposed for it, its lines, and what it comes to. */
import { Button } from 'react-aria-components'
import type { Total } from '#contract/area.ts'
import type { Position } from '#contract/geometry.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { boundsAround } from '#web/map/around.ts'
import { useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { AttestationInput, AttestationText } from './Attestation.tsx'
import { Lines } from './Lines.tsx'
import { Result, wanDigits } from './Result.tsx'
import {
  type ItemDraft,
  itemSums,
  placeOf,
  type Step,
  withItem,
  withItemBack,
  withLine,
  withoutItem,
} from './unit-draft.ts'

export type ItemRowProps = {
  item: ItemDraft
  /** Where it stands among all items. */
  at: number
  place: Position | null
  isGone: boolean
  proposed: Total | null
  readOnly: boolean
  isPicking: boolean
  onEdit: (step: Step) => void
  onPick: () => void
}

export function ItemRow(props: ItemRowProps) {
  const { item, at, place, isGone, proposed, readOnly, onEdit } = props
  const t = useT()
  const stage = useStage()
  const isRecord = item.recordId !== null
  const name = item.name.trim() || t(`balance.kinds.${item.kind}`)
  const remove = () => {
    onEdit(withoutItem(item.key))
    stage.say({ text: t('balance.removedItem', { name }), undo: () => onEdit(withItemBack(item, at)) })
  }
  return (
    <li
      className="balance-item"
      onPointerEnter={() => stage.hover(item.recordId)}
      onPointerLeave={() => stage.hover(null)}
    >
      <div className="balance-item-head">
        {isRecord || readOnly ? (
          <Button
            className="link-name"
            isDisabled={place === null}
            onPress={() => place && stage.lookAt(boundsAround(place))}
          >
            {name}
          </Button>
        ) : (
          <NameInput item={item} onEdit={onEdit} />
        )}
        {isRecord && !isGone && place === null && <em className="tag">{t('balance.unplaced')}</em>}
        <Result sums={itemSums(item)} />
        {!readOnly && (
          <Button className="icon-button" aria-label={t('balance.removeItem', { name })} onPress={remove}>
            <Icon name="close" size={14} />
          </Button>
        )}
      </div>
      {isGone && <p className="field-fault">{t('balance.goneItem')}</p>}
      {!isRecord && !readOnly && <PlaceInput {...props} />}
      {!isRecord &&
        (readOnly ? (
          <AttestationText attested={item} />
        ) : (
          <AttestationInput of={name} attested={item} onChange={(change) => onEdit(withItem(item.key, change))} />
        ))}
      {proposed && !readOnly && <Proposals item={item} proposed={proposed} onEdit={onEdit} />}
      <Lines itemKey={item.key} of={name} lines={item.lines} readOnly={readOnly} onEdit={onEdit} />
    </li>
  )
}

function NameInput({ item, onEdit }: Pick<ItemRowProps, 'item' | 'onEdit'>) {
  const t = useT()
  const label = t(`balance.itemName.${item.kind === 'parcel' ? 'parcel' : 'project'}`)
  return (
    <input
      className="input"
      aria-label={label}
      placeholder={label}
      value={item.name}
      maxLength={100}
      autoComplete="off"
      aria-invalid={item.name.trim() === ''}
      onChange={({ target }) => onEdit(withItem(item.key, { name: target.value }))}
    />
  )
}

function PlaceInput({ item, isPicking, onEdit, onPick }: ItemRowProps) {
  const t = useT()
  const name = item.name.trim() || t(`balance.kinds.${item.kind}`)
  const isBad = placeOf(item.place) === 'bad'
  return (
    <div className="balance-place">
      <input
        className="input"
        aria-label={t('balance.placeOf', { name })}
        placeholder={t('balance.placeHint')}
        value={item.place}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isBad}
        onChange={({ target }) => onEdit(withItem(item.key, { place: target.value }))}
      />
      <Button
        className="button button-small"
        aria-pressed={isPicking}
        aria-label={t('balance.pickNamed', { name })}
        onPress={onPick}
      >
        {t('balance.pick')}
      </Button>
      {isPicking && <p className="quiet">{t('balance.picking')}</p>}
      {isBad && <p className="field-fault">{t('balance.badPlace')}</p>}
    </div>
  )
}

/** 投资估算, recorded and derived apart; each can be taken over as a line once. What nobody knows is said. */
function Proposals({ item, proposed, onEdit }: { item: ItemDraft; proposed: Total; onEdit: (step: Step) => void }) {
  const t = useT()
  const all = offersOf(t, proposed)
  const costs = item.lines.flatMap(({ side, name }) => (side === 'cost' ? name.trim() : []))
  // whoever entered a cost of their own has no use for an estimate beside it, which would count the same works twice
  const hasOwn = costs.some((name) => all.every(({ line }) => line !== name))
  const offers = hasOwn ? [] : all.filter(({ line }) => !costs.includes(line))
  const isUnknown = proposed.unknown > 0 && item.lines.every(({ side }) => side !== 'cost')
  return (
    <>
      {offers.map(({ line, told, mark, source, amountWan }) => (
        <p key={line} className="balance-offer">
          <span>
            {told} <em className="tag">{mark}</em>
          </span>
          <Button
            className="link"
            aria-label={t('balance.takeNamed', { name: item.name, line })}
            onPress={() =>
              onEdit(
                withLine(item.key, {
                  ...{ side: 'cost', name: line, amount: String(amountWan) },
                  ...{ standing: 'estimated', source, onDay: today() },
                }),
              )
            }
          >
            {t('balance.take')}
          </Button>
        </p>
      ))}
      {isUnknown && (
        <p className="quiet">
          {proposed.of === 1
            ? t('balance.costUnknown')
            : t('balance.costPartly', { unknown: proposed.unknown, of: proposed.of })}
        </p>
      )}
    </>
  )
}

/** In the clock of the office. */
const today = () => new Date().toLocaleDateString('sv-SE')

const offersOf = (t: Say, { recorded, estimated }: Total) =>
  [
    {
      amountWan: recorded,
      line: t('balance.recordedLine'),
      mark: t('balance.recordedMark'),
      source: t('balance.recordedSource'),
      told: t('balance.proposeRecorded', { amount: figure(recorded ?? 0, wanDigits) }),
    },
    {
      amountWan: estimated,
      line: t('balance.estimatedLine'),
      mark: t('balance.estimatedMark'),
      source: t('balance.estimatedSource'),
      told: t('balance.proposeEstimated', { amount: figure(estimated ?? 0, wanDigits) }),
    },
  ].filter(({ amountWan }) => amountWan !== null)
