/** One part of a split: its name, its pieces of the boundary, its figures. */
import { Button, ToggleButton } from 'react-aria-components'
import { type Amount, amounts, type Piece } from '#contract/lineage.ts'
import { figure, type Say, useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { unitOf } from './amount-words.ts'
import { amountsTyped, type Part } from './parts.ts'

const firstAsked: readonly Amount[] = ['households', 'buildingCount', 'floorAreaM2']

type PartFieldsProps = {
  part: Part
  number: number
  pieces: readonly Piece[]
  onChange: (part: Part) => void
  onPiece: (piece: number) => void
  /** Null while there are only two. */
  onRemove: (() => void) | null
}

export function PartFields({ part, number, pieces, onChange, onPiece, onRemove }: PartFieldsProps) {
  const t = useT()
  const { faulty } = amountsTyped(part)
  const input = (field: Amount) => (
    <label key={field} className="part-amount">
      <span>{labelOf(t, field)}</span>
      <input
        className="input"
        inputMode="decimal"
        value={part.typed[field] ?? ''}
        maxLength={20}
        aria-invalid={faulty.includes(field) || undefined}
        onChange={({ target }) => onChange({ ...part, typed: { ...part.typed, [field]: target.value } })}
      />
    </label>
  )
  return (
    <fieldset className="part" style={{ borderInlineStartColor: `var(--area-${(number - 1) % 8})` }}>
      <legend className="visually-hidden">{t('lineage.part', { number })}</legend>
      <div className="part-head">
        <b>{number}</b>
        <input
          className="input"
          value={part.name}
          maxLength={200}
          aria-label={t('lineage.partName', { number })}
          aria-invalid={part.name.trim() === '' || undefined}
          onChange={({ target }) => onChange({ ...part, name: target.value })}
        />
        {onRemove && (
          <Button className="icon-button" aria-label={t('lineage.removePart', { number })} onPress={onRemove}>
            <Icon name="close" size={14} />
          </Button>
        )}
      </div>
      {pieces.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset within one would be read twice
        <div className="part-pieces" role="group" aria-label={t('lineage.partPieces', { number })}>
          {pieces.map(({ sizeM2, place }, piece) => (
            <ToggleButton
              key={place.join()}
              className="button button-small"
              isSelected={part.pieces.includes(piece)}
              onChange={() => onPiece(piece)}
            >
              {t('lineage.piece', { number: piece + 1, size: figure(sizeM2) })}
            </ToggleButton>
          ))}
          {part.pieces.length === 0 && <span className="unplaced-mark">{t('lineage.pieceless')}</span>}
        </div>
      )}
      <div className="part-amounts">{firstAsked.map(input)}</div>
      <details className="part-more">
        <summary>{t('lineage.moreAmounts')}</summary>
        <div className="part-amounts">{amounts.filter((field) => !firstAsked.includes(field)).map(input)}</div>
      </details>
    </fieldset>
  )
}

/** “建筑面积 m²”; 户数 says its unit already. */
function labelOf(t: Say, field: Amount): string {
  const [label, unit] = [t(`words.field.${field}`), unitOf(t, field)]
  return label.toLowerCase().includes(unit) ? label : `${label} ${unit}`
}
