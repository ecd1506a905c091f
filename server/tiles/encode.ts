/**
 * Writes a Mapbox Vector Tile 2.1. The databases could do it (ST_AsMVT), but the embedded one cannot, and the same rows
 * must give the same bytes on both. Features carry no number of their own: the page promotes the property `id`.
 */
import { PbfWriter } from 'pbf'
import { commandsOf, geometryTypes } from './geometry-commands.ts'
import type { TileShape } from './tile-shape.ts'

export type PropertyValue = string | number | boolean
/** Properties that are null or undefined are left out: a tile knows no "unknown". */
export type Properties = Readonly<Record<string, PropertyValue | null | undefined>>
export type TileFeature = { properties: Properties; shape: TileShape }
export type TileLayer = { name: string; features: readonly TileFeature[] }

/** Units along a tile's side. */
export const tileExtent = 4096

/** Layers without features are left out; a tile without layers has no bytes, which is a valid tile. */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array {
  const tile = new PbfWriter()
  for (const layer of layers) if (layer.features.length > 0) tile.writeMessage(field.layers, writeLayer, layer)
  return tile.finish()
}

// Field numbers of vector_tile.proto, version 2.1.
const field = {
  layers: 3,
  version: 15,
  name: 1,
  features: 2,
  keys: 3,
  values: 4,
  extent: 5,
  tags: 2,
  type: 3,
  geometry: 4,
  string: 1,
  double: 3,
  unsigned: 5,
  signed: 6,
  boolean: 7,
} as const

function writeLayer({ name, features }: TileLayer, layer: PbfWriter): void {
  const keys = new Numbering<string>()
  const values = new Numbering<PropertyValue>()
  layer.writeVarintField(field.version, 2)
  layer.writeStringField(field.name, name)
  for (const { properties, shape } of features) {
    const tags: number[] = []
    for (const key in properties) {
      const value = properties[key]
      if (value !== null && value !== undefined) tags.push(keys.of(key), values.of(value))
    }
    layer.writeMessage(field.features, writeFeature, { tags, shape })
  }
  for (const key of keys.all()) layer.writeStringField(field.keys, key)
  for (const value of values.all()) layer.writeMessage(field.values, writeValue, value)
  layer.writeVarintField(field.extent, tileExtent)
}

function writeFeature({ tags, shape }: { tags: number[]; shape: TileShape }, feature: PbfWriter): void {
  feature.writePackedVarint(field.tags, tags)
  feature.writeVarintField(field.type, geometryTypes[shape.kind])
  feature.writePackedVarint(field.geometry, commandsOf(shape))
}

function writeValue(value: PropertyValue, message: PbfWriter): void {
  if (typeof value === 'string') message.writeStringField(field.string, value)
  else if (typeof value === 'boolean') message.writeBooleanField(field.boolean, value)
  else if (!isSmallWhole(value)) message.writeDoubleField(field.double, value)
  else if (value < 0) message.writeSVarintField(field.signed, value)
  else message.writeVarintField(field.unsigned, value)
}

/** A varint of more is exact only up to a point; a double is exact for every whole number a program can hold. */
const isSmallWhole = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31

/** Every distinct word once, numbered in the order of first use. */
class Numbering<Word> {
  private readonly numbers = new Map<Word, number>()

  of(word: Word): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    this.numbers.set(word, this.numbers.size)
    return this.numbers.size - 1
  }

  all(): Iterable<Word> {
    return this.numbers.keys()
  }
}
