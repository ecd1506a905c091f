/**
 * Shapes as the database sends them to a tile: Tiny Well-Known Binary (TWKB) of whole numbers, one after the other. It is
 * a sixth of the same in GeoJSON, and PostGIS writes it without the library that vector tiles would need.
 * https://github.com/TWKB/Specification/blob/master/twkb.md
 */
import type { Geometry, Position } from 'geojson'

/** Reads one shape after the other; what is empty comes as an empty collection. */
export class GridShapes {
  private readonly bytes: Uint8Array
  private at = 0
  private x = 0
  private y = 0

  /** `hex`: as many shapes as will be asked for. */
  constructor(hex: string) {
    this.bytes = Buffer.from(hex, 'hex')
  }

  next(): Geometry {
    const type = this.byte() & 15
    const isEmpty = (this.byte() & emptyFlag) !== 0
    if (isEmpty) return { type: 'GeometryCollection', geometries: [] }
    this.x = 0
    this.y = 0
    return this.ofType(type)
  }

  private ofType(type: number): Geometry {
    switch (type) {
      case 1:
        return { type: 'Point', coordinates: this.position() }
      case 2:
        return { type: 'LineString', coordinates: this.positions() }
      case 3:
        return { type: 'Polygon', coordinates: this.rings() }
      case 4:
        return { type: 'MultiPoint', coordinates: this.positions() }
      case 5:
        return { type: 'MultiLineString', coordinates: this.rings() }
      case 6:
        return { type: 'MultiPolygon', coordinates: this.listOf(() => this.rings()) }
      case 7:
        return { type: 'GeometryCollection', geometries: this.listOf(() => this.next()) }
      default:
        throw new Error(`TWKB of type ${type} at byte ${this.at}`)
    }
  }

  private listOf<Item>(read: () => Item): Item[] {
    const count = this.varint()
    const items: Item[] = []
    for (let n = 0; n < count; n++) items.push(read())
    return items
  }

  private readonly rings = (): Position[][] => this.listOf(this.positions)
  private readonly positions = (): Position[] => this.listOf(this.position)

  /** Each is given as the difference from the one before it, also across rings and parts. */
  private readonly position = (): Position => {
    this.x += this.signed()
    this.y += this.signed()
    return [this.x, this.y]
  }

  private signed(): number {
    const zigzag = this.varint()
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
  }

  private varint(): number {
    const first = this.byte()
    if (first < 128) return first
    let value = first & 127
    // Multiplied, not shifted: a shape that could not be clipped may reach beyond 32 bits.
    for (let weight = 128; ; weight *= 128) {
      const byte = this.byte()
      value += (byte & 127) * weight
      if (byte < 128) return value
    }
  }

  private byte(): number {
    const byte = this.bytes[this.at++]
    if (byte === undefined) throw new Error('TWKB ends before its shape does')
    return byte
  }
}

const emptyFlag = 16
