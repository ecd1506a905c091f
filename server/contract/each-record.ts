export type Path = (string | number)[]

/** Every object under `value`, at any depth, with the path that leads to it. */
export function* eachRecord(
  value: unknown,
  path: Path = [],
): Generator<{ record: Record<string, unknown>; path: Path }> {
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) yield* eachRecord(child, [...path, index])
  } else if (isRecord(value)) {
    yield { record: value, path }
    for (const [key, child] of Object.entries(value)) yield* eachRecord(child, [...path, key])
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
