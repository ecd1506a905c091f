/** The one permission rule. Routes, saves, tiles, search and exports all ask here. */
import { Refusal } from '../errors.ts'
import type { Reader } from './reader.ts'

export type Action =
  | 'compound.create'
  | 'compound.change'
  | 'compound.retire'
  | 'compound.export'
  | 'compound.split'
  | 'compound.merge'
  | 'community.create'
  | 'import.read'
  | 'import.apply'
  | 'import.undo'
  | 'survey.sign'
  | 'picture.change'
  | 'work.create'
  | 'work.change'
  | 'work.delete'
  | 'work.export'
  | 'area.create'
  | 'area.change'
  | 'area.delete'
  | 'wall.decide'
  | 'balance.create'
  | 'balance.change'
  | 'balance.delete'
  | 'neighbours.decide'
  | 'barrier.change'
  | 'ground.export'
  | 'bundle.solve'
  | 'scheme.create'
  | 'scheme.change'
  | 'scheme.adopt'
  | 'fact.record'
  | 'evidence.change'
  | 'policy.decide'
  | 'policy.write'
  | 'zone.create'
  | 'zone.change'
  | 'zone.delete'
  | 'money.change'
  | 'deadline.mark'
  | 'deadline.schedule'
  | 'target.create'
  | 'target.change'
  | 'target.delete'
  | 'target.settle'
  | 'plan.create'
  | 'plan.change'
  | 'plan.delete'
  | 'plan.publish'
  | 'plan.file'
  | 'menu.change'
  | 'menu.link'
  | 'building.change'
  | 'demo.remove'

export type Resource = { adcode: string; id?: string }

/** What a reader sees may be taken along; `visibleTo` decides how much that is. */
const readings: ReadonlySet<Action> = new Set(['compound.export', 'work.export', 'ground.export'])

export function can(reader: Reader, action: Action, _resource: Resource): boolean {
  return reader.mayWrite || readings.has(action)
}

/** Throws where `can` says no. */
export function mustBeAllowed(reader: Reader, action: Action, resource: Resource): void {
  if (!can(reader, action, resource)) throw new Refusal('read-only')
}
