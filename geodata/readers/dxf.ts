/** DXF drawings: each layer of the drawing is a table. Coordinates as drawn; a drawing names no coordinate system. */
import { type Block, blockFrom, countsOf, deepestBlock, placesOf } from './dxf-blocks.ts'
import { type DxfObject, decodeDrawing, numberOf, objectsOf, textOf } from './dxf-pairs.ts'
import { asDrawn, type Matrix } from './dxf-plane.ts'
import { type Entity, isText, shapeOf } from './dxf-shapes.ts'
import { wordsOf } from './dxf-text.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { checkGeometry } from './geometry.ts'
import { type Layer, openLayer } from './layer.ts'
import { limits } from './limits.ts'
import { type Reader, ReadRefusal } from './reading.ts'

export const readDxf: Reader = ({ bytes }, { encoding: wish }) => {
  const findings = openFindings()
  const { text, encoding } = decodeDrawing(bytes, wish, findings)
  const drawing: Drawing = {
    blocks: new Map(),
    layers: new Map(),
    findings,
    tolerance: chordLeavesArcBy,
    rows: 0,
    steps: 0,
    positions: 0,
    countOf: () => 1,
  }
  readSections(text, drawing)
  const tables = [...drawing.layers.values()].map((layer) => layer.toTable())
  if (tables.length === 0) findings.tell('dxf-nothing-to-draw')
  return { format: 'dxf', encoding, crs: null, tables, findings: findings.all() }
}

type Drawing = {
  /** By name, in small letters. */
  blocks: Map<string, Block>
  layers: Map<string, Layer>
  findings: FindingList
  tolerance: number
  rows: number
  /** Entities looked at, drawn or not. */
  steps: number
  positions: number
  countOf: (insert: Entity) => number
}

/** 1 cm in metres, and where the drawing does not name its unit. */
const chordLeavesArcBy = 0.01
/** $INSUNITS → how many to the metre. */
const units: Record<number, [name: string, perMetre: number]> = {
  1: ['inch', 39.37],
  2: ['ft', 3.2808],
  4: ['mm', 1000],
  5: ['cm', 100],
  7: ['km', 0.001],
  14: ['dm', 10],
}
/** Of all that is drawn: arcs and blocks make more of a file than it holds. */
const mostPositions = 20e6

function readSections(text: string, drawing: Drawing) {
  const { findings, blocks } = drawing
  let block: Block | null = null
  let known = false
  for (const entity of withParts(objectsOf(text, findings))) {
    const { section, type } = entity
    known ||= section !== ''
    if (section === 'HEADER' && type === 'HEADER') readUnits(entity, drawing)
    else if (section === 'TABLES' && type === 'LAYER') noteLayer(entity, findings)
    else if (type === 'GEODATA' && section === 'OBJECTS') findings.tell('dxf-geodata', { found: projectionIn(entity) })
    else if (section === 'BLOCKS') {
      if (type === 'BLOCK') block = blockFrom(entity)
      else if (type === 'ENDBLK' && block) blocks.set(block.name.toLowerCase(), block)
      else block?.entities.push(entity)
    } else if (section === 'ENTITIES') {
      if (drawing.layers.size === 0) drawing.countOf = countsOf(blocks)
      drawEntity(entity, drawing, { matrix: asDrawn, layer: null, within: [] })
    }
  }
  if (!known) throw new ReadRefusal('dxf-broken', { found: shown(text.slice(0, 60)) })
}

/** Vertices of a polyline and attributes of an insert stand behind it, up to SEQEND. */
function* withParts(objects: Iterable<DxfObject>): Generator<Entity> {
  let whole: Entity | null = null
  for (const object of objects) {
    if (whole && (object.type === 'VERTEX' || object.type === 'ATTRIB')) {
      if (whole.parts.push(object) > limits.positions)
        throw new ReadRefusal('too-many-positions', { row: 0, most: limits.positions })
      continue
    }
    if (whole) yield whole
    whole = null
    if (object.type === 'SEQEND' || object.type === 'ENDSEC' || object.type === 'ENDTAB') continue
    const entity = { ...object, parts: [] }
    if (object.type === 'POLYLINE' || object.type === 'INSERT') whole = entity
    else yield entity
  }
  if (whole) yield whole
}

function readUnits({ pairs }: Entity, drawing: Drawing) {
  const at = pairs.findIndex(([code, value]) => code === 9 && value === '$INSUNITS')
  const unit = units[Number(pairs[at + 1]?.[1] ?? 0)]
  if (at < 0 || !unit) return
  drawing.tolerance = chordLeavesArcBy * unit[1]
  drawing.findings.tell('dxf-units', { unit: unit[0] })
}

function noteLayer(layer: Entity, findings: FindingList) {
  const isHidden = (numberOf(layer, 70) & 1) !== 0 || numberOf(layer, 62) < 0
  if (isHidden) findings.tell('dxf-layer-hidden', { layer: shown(textOf(layer, 2) ?? '') })
}

/** The EPSG number a GEODATA object may hold in its description of the projection. */
const projectionIn = ({ pairs }: Entity) => {
  const xml = pairs
    .filter(([code]) => code === 301 || code === 303)
    .map(([, value]) => value)
    .join('')
  const number = /<Alias id=\\?"(\d{4,6})\\?"[^>]*CoordinateSystem/.exec(xml)?.[1]
  return number ? `EPSG:${number}` : shown(/<ProjectedCoordinateSystem id=\\?"([^"\\]+)/.exec(xml)?.[1] ?? 'GEODATA')
}

/** What an entity is drawn for: the layer of the insert, and the blocks it is within, the innermost last. */
type Place = { matrix: Matrix; layer: string | null; within: string[] }

/** Parts of the frame around the drawing. */
const silent = new Set(['ATTDEF', 'VIEWPORT', 'SEQEND'])

function drawEntity(entity: Entity, drawing: Drawing, place: Place) {
  const { findings } = drawing
  if (++drawing.steps > 2 * limits.rows) throw new ReadRefusal('too-many-features', { most: limits.rows })
  if (silent.has(entity.type)) return
  if (numberOf(entity, 67) === 1 && place.within.length === 0) return findings.count('dxf-paper-space')
  const named = textOf(entity, 8) ?? '0'
  // what is on layer 0 of a block goes to the layer of its insert
  const layer = named === '0' && place.layer !== null ? place.layer : named
  if (entity.type === 'INSERT' && drawBlock(entity, drawing, { ...place, layer })) return
  const row = drawing.rows + 1
  const shape = shapeOf(entity, { matrix: place.matrix, tolerance: drawing.tolerance, row })
  if (!shape) return findings.count('dxf-not-drawn', { type: shown(entity.type) })
  if (++drawing.rows > limits.rows) throw new ReadRefusal('too-many-features', { most: limits.rows })
  drawing.positions += Array.isArray(shape.coordinates) ? shape.coordinates.flat().length : 1
  if (drawing.positions > mostPositions) throw new ReadRefusal('drawing-too-large', { most: mostPositions })
  if (shape.heights) findings.count('heights-left-out')
  const geometry = checkGeometry({ type: shape.type, coordinates: shape.coordinates }, row, findings)
  layerNamed(layer, drawing).add(row, attributesOf(entity, place.within.at(-1)), geometry)
}

function layerNamed(name: string, { layers, findings }: Drawing): Layer {
  const known = layers.get(name) ?? openLayer(name, findings)
  layers.set(name, known)
  return known
}

function attributesOf(entity: Entity, block: string | undefined): Map<string, string | null> {
  const attributes = new Map<string, string | null>([['entity', entity.type]])
  if (isText(entity.type)) attributes.set('text', wordsOf(entity))
  const name = entity.type === 'INSERT' ? textOf(entity, 2) : block
  if (name) attributes.set('block', name)
  for (const part of entity.parts)
    if (part.type === 'ATTRIB') attributes.set(textOf(part, 2) || 'ATTRIB', wordsOf(part))
  return attributes
}

/**
 * Draws what is in the block, wherever it is placed.
 * @returns whether that says it all; an insert with attributes, or of a block nothing can be drawn of, is a point as well
 */
function drawBlock(insert: Entity, drawing: Drawing, place: Place): boolean {
  const { blocks, findings } = drawing
  const name = textOf(insert, 2) ?? ''
  const block = blocks.get(name.toLowerCase())
  if (!block || block.isElsewhere) {
    findings.count(block ? 'dxf-block-elsewhere' : 'dxf-block-missing', { block: shown(name) })
    return false
  }
  if (place.within.length >= deepestBlock || place.within.includes(name)) {
    findings.count('dxf-block-too-deep', { block: shown(name), most: deepestBlock })
    return false
  }
  if (place.within.length === 0 && drawing.rows + drawing.countOf(insert) > limits.rows)
    throw new ReadRefusal('dxf-blocks-too-many', { block: shown(name), most: limits.rows })
  const before = drawing.rows
  for (const matrix of placesOf(insert, block, place.matrix))
    for (const entity of block.entities)
      drawEntity(entity, drawing, { matrix, layer: place.layer, within: [...place.within, name] })
  return drawing.rows > before && insert.parts.length === 0
}
