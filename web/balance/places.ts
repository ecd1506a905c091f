/** Where the items of a balance unit lie, and which of them an arc leads to. */
import type { Area } from '#contract/area.ts'
import type { BalanceUnit } from '#contract/balance.ts'
import type { CompoundRow } from '#contract/compound.ts'
import type { Position } from '#contract/geometry.ts'
import type { SceneBalance } from '#web/map/scene.ts'
import { type ItemDraft, placeOf } from './unit-draft.ts'

type Records = { rows: readonly CompoundRow[]; areas: readonly Area[]; unit: BalanceUnit }

/** `of` by the item's key; `ends` are those with a place, named where the map itself shows nothing of that name. */
export function placesOf(items: readonly ItemDraft[], { rows, areas, unit }: Records) {
  const known = new Map<string, Position>()
  for (const { recordId, place } of unit.items) if (recordId && place) known.set(recordId, place)
  for (const { id, place } of rows) if (place) known.set(id, place)
  for (const { id, label } of areas) if (label) known.set(id, label)
  const of = new Map<number, Position>()
  const ends: SceneBalance = []
  for (const { key, recordId, name, place: typed } of items) {
    const place = recordId === null ? placeOf(typed) : (known.get(recordId) ?? null)
    if (place === null || place === 'bad') continue
    of.set(key, place)
    ends.push({ place, name: recordId === null ? name.trim() : '' })
  }
  return { of, ends }
}
