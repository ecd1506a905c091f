/**
 * DXF of AutoCAD 2000 (AC1015) in code page ANSI_936, on purpose not the newer AC1021 in UTF-8: every AutoCAD since 2000 opens it, and
 * so do the programs Chinese institutes draw with (ZWCAD, GstarCAD, CASS and 天正 on old AutoCADs that know no AC1021). Characters the
 * code page lacks are written as \U+XXXX, which all of them understand.
 *
 * Outlines are closed LWPOLYLINEs on a layer for each kind, names are TEXT on a layer of their own, notes are TEXT below the drawing.
 * Coordinates are metres of a CGCS2000 3° zone; x is the easting with 500 km before it and no zone number, y the northing. A row
 * without a place is left out, and whoever fills `notes` counts them; of the other fields a drawing holds none.
 */
import type { Position } from 'geojson'
import iconv from 'iconv-lite'
import { toGaussKruger } from '../crs/gauss-kruger.ts'
import { inChunks } from './chunks.ts'
import { type DxfLayer, firstEntityHandle, frameAfter, frameBefore, modelSpace, pairs } from './dxf-frame.ts'
import { halfWay, partsOf, placeForName } from './shapes.ts'
import { columnAt, type Sheet, textOf } from './sheet.ts'

/** Names read well on a plan of 1:1000; the notes are as large as a title. */
const nameHeightM = 4
const noteHeightM = 8

/** @param centralMeridian of the 3° zone, in degrees */
export async function* writeDxf(sheet: Sheet, centralMeridian: number): AsyncGenerator<Uint8Array> {
  yield* inChunks(drawing(sheet, centralMeridian), encoded)
}

const fits = (character: string) => iconv.decode(iconv.encode(character, 'cp936'), 'cp936') === character

const encoded = (text: string): Uint8Array =>
  iconv.encode(
    text.replace(/[^\0-\x7f]/g, (unit) =>
      fits(unit) ? unit : `\\U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
    'cp936',
  )

async function* drawing(sheet: Sheet, centralMeridian: number): AsyncGenerator<string> {
  const [kindColumn, nameColumn] = [columnAt(sheet, sheet.kindBy), columnAt(sheet, sheet.namedBy)]
  const layers = layersOf(sheet, sheet.columns[kindColumn]?.words ?? [])
  const zone = `CGCS2000 / 3-degree Gauss-Kruger CM ${centralMeridian}E (EPSG:${4509 + Math.round(centralMeridian / 3)})`
  const comments = [zone, 'metres: x = easting, 500 km false easting, no zone number; y = northing']
  yield frameBefore(layers.all, [...comments, sheet.title, ...sheet.notes].map(oneLine))
  const pen = new Pen(centralMeridian)
  for await (const { cells, geometry } of sheet.rows) {
    if (!geometry) continue
    const layer = layers.ofKind.get(textOf(cells[kindColumn], sheet.yesNo)) ?? layers.base
    const name = oneLine(textOf(cells[nameColumn], sheet.yesNo))
    yield partsOf(geometry)
      .map((part) => pen.shape(part, layer) + (name ? pen.name(part, name, layers.names) : ''))
      .join('')
  }
  yield pen.notes([sheet.title, zone, ...sheet.notes].map(oneLine), layers.notes)
  yield frameAfter()
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** Marks a layer's name must not hold. */
const layerName = (text: string) => text.replace(/[<>/\\":;?*|=,`\p{Cc}]/gu, '-').slice(0, 200)

/** From the colours every CAD program has by number, light ones left out. */
const colours = [1, 5, 3, 6, 30, 94, 14, 8]

function layersOf({ name }: Sheet, kinds: readonly string[]) {
  const layer = (suffix: string, colour: number): DxfLayer => ({
    name: layerName(suffix ? `${name}-${suffix}` : name),
    colour,
  })
  const base = layer('', 7)
  const ofKind = new Map(kinds.map((kind, place) => [kind, layer(kind, colours[place % colours.length] ?? 7)]))
  const [names, notes] = [layer('TEXT', 7), layer('NOTE', 8)]
  return {
    all: [base, ...ofKind.values(), names, notes],
    base: base.name,
    ofKind: new Map([...ofKind].map(([kind, each]) => [kind, each.name])),
    names: names.name,
    notes: notes.name,
  }
}

type Plane = readonly [x: number, y: number]
type Part = ReturnType<typeof partsOf>[number]

/** Writes entities in metres of one zone, and remembers how far the drawing reaches. */
class Pen {
  private readonly centralMeridian: number
  private handle = firstEntityHandle
  private west = Number.POSITIVE_INFINITY
  private south = Number.POSITIVE_INFINITY

  constructor(centralMeridian: number) {
    this.centralMeridian = centralMeridian
  }

  shape(part: Part, layer: string): string {
    switch (part.type) {
      case 'Point':
        return this.point(part.coordinates, layer)
      case 'MultiPoint':
        return part.coordinates.map((each) => this.point(each, layer)).join('')
      case 'LineString':
        return this.line(part.coordinates, layer, false)
      case 'MultiLineString':
        return part.coordinates.map((line) => this.line(line, layer, false)).join('')
      case 'Polygon':
        return part.coordinates.map((ring) => this.line(ring.slice(0, -1), layer, true)).join('')
      case 'MultiPolygon':
        return part.coordinates
          .flatMap((rings) => rings.map((ring) => this.line(ring.slice(0, -1), layer, true)))
          .join('')
    }
  }

  name(part: Part, text: string, layer: string): string {
    const place = placeOf(part)
    return place ? this.text(this.toPlane(place), text, { layer, heightM: nameHeightM, centred: true }) : ''
  }

  /** Lines of text below the drawing's south-western corner; none for an empty drawing without corners. */
  notes(lines: readonly string[], layer: string): string {
    const [west, south] = Number.isFinite(this.west) ? [this.west, this.south] : [0, 0]
    return lines
      .map((line, place) => {
        const at: Plane = [west, south - 2 * noteHeightM * (place + 2)]
        return this.text(at, line, { layer, heightM: noteHeightM, centred: false })
      })
      .join('')
  }

  private toPlane([lon = 0, lat = 0]: Position): Plane {
    const [x, y] = toGaussKruger([lon, lat], this.centralMeridian)
    this.west = Math.min(this.west, x)
    this.south = Math.min(this.south, y)
    return [x, y]
  }

  private entity(kind: string, layer: string): string {
    const handle = (this.handle++).toString(16).toUpperCase()
    return pairs([0, kind], [5, handle], [330, modelSpace], [100, 'AcDbEntity'], [8, layer])
  }

  private point(place: Position, layer: string): string {
    const [x, y] = this.toPlane(place)
    return this.entity('POINT', layer) + pairs([100, 'AcDbPoint'], [10, metres(x)], [20, metres(y)], [30, 0])
  }

  private line(places: readonly Position[], layer: string, closed: boolean): string {
    const head = pairs([100, 'AcDbPolyline'], [90, places.length], [70, closed ? 1 : 0], [43, 0])
    const corners = places.map((place) => {
      const [x, y] = this.toPlane(place)
      return pairs([10, metres(x)], [20, metres(y)])
    })
    return this.entity('LWPOLYLINE', layer) + head + corners.join('')
  }

  private text([x, y]: Plane, text: string, look: { layer: string; heightM: number; centred: boolean }): string {
    const at = pairs([10, metres(x)], [20, metres(y)], [30, 0])
    const middle = pairs([72, 1], [11, metres(x)], [21, metres(y)], [31, 0])
    const [aligned, closing] = look.centred
      ? [middle, pairs([100, 'AcDbText'], [73, 2])]
      : ['', pairs([100, 'AcDbText'])]
    return `${this.entity('TEXT', look.layer)}${pairs([100, 'AcDbText'])}${at}${pairs([40, look.heightM], [1, text])}${aligned}${closing}`
  }
}

/** A tenth of a millimetre: 7 places of a degree lose nothing by it. */
const metres = (value: number) => value.toFixed(4)

function placeOf(part: Part): Position | null {
  switch (part.type) {
    case 'Polygon':
    case 'MultiPolygon':
      return placeForName(part)
    case 'Point':
      return part.coordinates
    case 'MultiPoint':
      return part.coordinates[0] ?? null
    case 'LineString':
      return halfWay([part.coordinates])
    case 'MultiLineString':
      return halfWay(part.coordinates)
  }
}
