/** MapLibre expressions that are built from lists, whose lengths MapLibre's tuple types cannot follow. */
import type { ExpressionSpecification } from 'maplibre-gl'

export type Expression = ExpressionSpecification
type Operand = string | number | boolean | Expression | readonly (string | number)[]

/** `[operator, …operands]`. The style tests validate what is built here. */
export const listed = (operator: string, ...operands: readonly unknown[]): Expression =>
  [operator, ...operands] as unknown as Expression // tuples of unknown length; see above

/** The value of the case that `input` equals. */
export function match(input: Expression, cases: Readonly<Record<string, Operand>>, otherwise: Operand): Expression {
  const branches = Object.entries(cases).flat()
  return listed('match', input, ...branches, otherwise)
}

/** Straight between the stops: zoom level → value. */
export const byZoom = (...stops: readonly (readonly [zoom: number, value: Operand])[]): Expression =>
  listed('interpolate', ['linear'], ['zoom'], ...stops.flat())

/** Whether the feature's id is one of `ids`: a hash look-up, where `in` would walk the list for each feature. */
export function isOneOf(ids: readonly string[]): Expression {
  const distinct = [...new Set(ids)]
  return distinct.length === 0 ? ['literal', false] : listed('match', ['get', 'id'], distinct, true, false)
}

/** A feature state that is either set or not. */
export const hasState = (name: 'selected' | 'hovered'): Expression => ['boolean', ['feature-state', name], false]
