/** Two people changed the same field: yours and the one that stands now, side by side, with a choice for each. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { BoundaryShape } from '#contract/geometry.ts'
import { type Say, useT } from '#web/language.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import type { Collision, EditedKey } from './edits.ts'
import { fields, wordsOf } from './fields.ts'

type ConflictDialogProps = {
  name: string
  collisions: readonly Collision[]
  placeName: (id: string) => string
  onSettle: (mine: ReadonlySet<EditedKey>) => void
  onClose: () => void
}

export function ConflictDialog({ name, collisions, placeName, onSettle, onClose }: ConflictDialogProps) {
  const t = useT()
  const [mine, setMine] = useState<ReadonlySet<EditedKey>>(new Set())
  const choose = (key: EditedKey, own: boolean) =>
    setMine((before) => new Set(own ? [...before, key] : [...before].filter((each) => each !== key)))
  const boundaryOnly = collisions.every(({ key }) => key === 'boundary')
  return (
    <Dialog
      title={t('compounds.conflictTitle', { name })}
      wide
      onClose={onClose}
      actions={
        <>
          <Button className="button primary" onPress={() => onSettle(mine)}>
            {t('compounds.saveChoice')}
          </Button>
          <Button className="button" onPress={onClose}>
            {t('compounds.keepEditing')}
          </Button>
        </>
      }
    >
      <p>{t(boundaryOnly ? 'compounds.boundaryConflict' : 'compounds.conflictText')}</p>
      <table className="conflict">
        <thead>
          <tr>
            <th scope="col">{t('compounds.fieldColumn')}</th>
            <th scope="col">{t('compounds.mine')}</th>
            <th scope="col">{t('compounds.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {collisions.map((each) => (
            <tr key={each.key}>
              <th scope="row">{t(`words.field.${each.key}`)}</th>
              {[true, false].map((own) => (
                <td key={String(own)}>
                  <label className="conflict-choice">
                    <input
                      type="radio"
                      name={each.key}
                      checked={mine.has(each.key) === own}
                      onChange={() => choose(each.key, own)}
                    />
                    <span>{inWords(t, each.key, own ? each.mine : each.theirs, placeName)}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function inWords(t: Say, key: EditedKey, value: unknown, placeName: (id: string) => string): string {
  if (key === 'boundary') return boundaryInWords(t, value as BoundaryShape | null) // the only kind of value this key has
  const field = fields.find((each) => each.key === key)
  return (field && wordsOf(t, field, value, placeName)) ?? t('shell.unknown')
}

function boundaryInWords(t: Say, shape: BoundaryShape | null): string {
  if (!shape) return t('compounds.unplaced')
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
  const corners = rings.reduce((sum, ring) => sum + ring.length - 1, 0)
  return t('compounds.boundaryWith', { count: corners })
}
