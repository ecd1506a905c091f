/** Shapefiles: several layers in a zip, or a .shp (or .dbf) by itself with its siblings beside it. */
import { crsOfWkt } from './crs-name.ts'
import { type Dbf, openDbf } from './dbf.ts'
import { encodingOf, wishedEncoding } from './declared-text.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { freeName, type LayerWithCrs, openLayer, withOneCrs } from './layer.ts'
import { limits } from './limits.ts'
import { type Reader, ReadRefusal, type Source } from './reading.ts'
import { shapesOf } from './shp.ts'
import { openArchive } from './unzip.ts'

/** One layer: its files by extension. */
type Parts = { name: string; read: (extension: string) => Uint8Array | null }
type Read = LayerWithCrs & { encoding: string | null }

/** Indexes, styles and descriptions that come with a shapefile and hold nothing of the ledger. */
const companions =
  /\.(shx|dbf|prj|cpg|cst|sbn|sbx|qix|qmd|qpj|qml|sld|lyr|mshp|fbn|fbx|ain|aih|atx|ixs|mxs|idm|ind|xml|avl)$/i
const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i

export const readShapefile: Reader = (source, { encoding: wish }) => {
  const findings = openFindings()
  const wished = wishedEncoding(wish)
  const taken = new Set<string>()
  const layers: Read[] = []
  const refusals: ReadRefusal[] = []
  for (const parts of layersOf(source, findings)) {
    try {
      layers.push(readLayer({ ...parts, name: freeName(parts.name, taken) }, wished, findings))
    } catch (refusal) {
      if (!(refusal instanceof ReadRefusal) || refusal.code.startsWith('too-')) throw refusal
      refusals.push(refusal)
      findings.tell(refusal.code, { ...refusal.params, layer: shown(parts.name) })
    }
  }
  if (layers.length === 0) throw refusals[0] ?? new ReadRefusal('zip-without-shp')
  const encoding = layers.find((layer) => layer.encoding)?.encoding ?? null
  return { format: 'shapefile', encoding, ...withOneCrs(layers, findings), findings: findings.all() }
}

const nameOf = (path: string) => path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')

function layersOf({ name, bytes, siblings }: Source, findings: FindingList): Parts[] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return layersOfZip(bytes, findings)
  const own = /\.dbf$/i.test(name) ? 'dbf' : 'shp'
  if (own === 'shp' && new DataView(bytes.buffer, bytes.byteOffset).byteLength < 100)
    throw new ReadRefusal('shp-broken')
  return [{ name: nameOf(name), read: (extension) => (extension === own ? bytes : (siblings?.(extension) ?? null)) }]
}

function layersOfZip(bytes: Uint8Array, findings: FindingList): Parts[] {
  const { names, read } = openArchive(bytes)
  const files = names.filter((name) => !litter.test(name))
  const others = files.filter((name) => !/\.shp$/i.test(name) && !companions.test(name))
  if (others.length > 0)
    findings.tell('zip-other-files', { count: others.length, names: shown(others.map(baseOf).join(', ')) })
  const shapes = files.filter((name) => /\.shp$/i.test(name))
  const lonely = files.filter((name) => /\.dbf$/i.test(name) && !shapes.some((shape) => isBeside(shape, name)))
  if (shapes.length > 0) for (const name of lonely) findings.tell('dbf-without-shp', { name: shown(baseOf(name)) })
  return shapes.map((shape) => ({
    name: nameOf(shape),
    read: (extension) => {
      const path = files.find((name) => isBeside(shape, name) && name.toLowerCase().endsWith(`.${extension}`))
      return path === undefined ? null : read(path)
    },
  }))
}

const baseOf = (path: string) => path.replace(/^.*[\\/]/, '')
const stemOf = (path: string) => path.replace(/\.[^./\\]*$/, '').toLowerCase()
const isBeside = (shape: string, other: string) => stemOf(shape) === stemOf(other)

function readLayer({ name, read }: Parts, wished: string | null, findings: FindingList): Read {
  const shp = read('shp')
  const rawDbf = read('dbf')
  const dbf = rawDbf && openDbf(rawDbf, { wished, declared: declaredBy(read('cpg'), findings) }, findings)
  if (!dbf) findings.tell('shp-without-dbf', { layer: shown(name) })
  const layer = openLayer(name, findings)
  for (const column of dbf?.columns ?? []) layer.column(column)
  if (shp) addShapes(layer.add, shp, dbf, name, findings)
  else if (dbf) addAttributes(layer.add, dbf, findings)
  const prj = read('prj')
  const crs = prj && crsOfWkt(new TextDecoder().decode(prj.subarray(0, limits.cellLength)))
  if (shp && !crs) findings.tell('shp-without-prj', { layer: shown(name) })
  if (!shp) findings.tell('dbf-without-shp', { name: shown(name) })
  return { table: layer.toTable(), crs, encoding: dbf?.encoding ?? null }
}

type Add = ReturnType<typeof openLayer>['add']

function addShapes(add: Add, shp: Uint8Array, dbf: Dbf | null, name: string, findings: FindingList) {
  let row = 0
  for (const shape of shapesOf(shp, findings)) {
    row++
    const record = dbf && row <= dbf.count ? dbf.record(row - 1) : []
    if (record) add(row, record, shape)
    else findings.count('records-deleted', { layer: shown(name) })
  }
  if (!dbf || dbf.count === row) return
  findings.tell('dbf-of-other-length', { layer: shown(name), shapes: row, records: dbf.count })
  for (row++; row <= dbf.count; row++) add(row, dbf.record(row - 1) ?? [], null)
}

function addAttributes(add: Add, dbf: Dbf, findings: FindingList) {
  for (let row = 1; row <= dbf.count; row++) {
    const record = dbf.record(row - 1)
    if (record) add(row, record)
    else findings.count('records-deleted', { layer: '' })
  }
}

/** A .cpg holds one word. */
function declaredBy(cpg: Uint8Array | null, findings: FindingList): string | null {
  const said = cpg && new TextDecoder('latin1').decode(cpg.subarray(0, 40)).trim()
  if (!said) return null
  const encoding = encodingOf(said)
  if (!encoding) findings.tell('cpg-unknown', { found: shown(said) })
  return encoding
}
