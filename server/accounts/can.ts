/** The one permission rule. Routes, saves, tiles, search and exports all ask here. */
import { Refusal } from '../errors.ts'
import type { Reader } from './reader.ts'

export type Action =
  | 'compound.create'
  | 'compound.change'
  | 'compound.retire'
  | 'community.create'
  | 'work.create'
  | 'work.change'
  | 'work.delete'
  | 'area.create'
  | 'area.change'
  | 'area.delete'
  | 'wall.decide'
  | 'balance.create'
  | 'balance.change'
  | 'balance.delete'
  | 'neighbours.decide'
  | 'barrier.change'
  | 'bundle.solve'
  | 'scheme.create'
  | 'scheme.change'
  | 'scheme.adopt'
  | 'demo.remove'

export type Resource = { adcode: string; id?: string }

export function can(reader: Reader, _action: Action, _resource: Resource): boolean {
  return reader.mayWrite
}

/** Throws where `can` says no. */
export function mustBeAllowed(reader: Reader, action: Action, resource: Resource): void {
  if (!can(reader, action, resource)) throw new Refusal('read-only')
}
