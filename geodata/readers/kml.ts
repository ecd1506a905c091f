/** KML and KMZ: each folder with placemarks is a layer. Nothing a file points to is fetched. Degrees of WGS 84, as KML always has. */
import { decodeDeclared } from './declared-text.ts'
import { type FindingList, openFindings, shown } from './finding-list.ts'
import { checkDegrees, checkGeometry } from './geometry.ts'
import { geometryOf } from './kml-geometry.ts'
import { freeName, type Layer, openLayer } from './layer.ts'
import { limits } from './limits.ts'
import { type Reader, ReadRefusal, type Source } from './reading.ts'
import { openArchive } from './unzip.ts'
import { attributeOf, type XmlToken, xmlTokens } from './xml-tokens.ts'

/** An element below a placemark, or another small one. */
export type Element = { name: string; attributes: string; text: string; children: Element[] }

/** Elements of one placemark; tracks with a position per second are longer and hold no ledger. */
const mostElements = 200_000

export const readKml: Reader = (source, { encoding: wish }) => {
  const findings = openFindings()
  const isZip = source.bytes[0] === 0x50 && source.bytes[1] === 0x4b
  const bytes = isZip ? mainOf(source, findings) : source.bytes
  const { text, encoding } = decodeDeclared(bytes, { wish, declared: encodingDeclared(bytes) }, findings)
  const tables = layersOf(text, source.name, findings).map((layer) => layer.toTable())
  if (tables.length === 0) findings.tell('no-features')
  return {
    format: isZip ? 'kmz' : 'kml',
    encoding,
    crs: 'EPSG:4326',
    tables,
    findings: findings.all(),
  }
}

/** The first KML of the archive is the document; others are there to be linked to. */
function mainOf({ bytes }: Source, findings: FindingList): Uint8Array {
  const { names, read } = openArchive(bytes)
  const [main, ...others] = names
    .filter((name) => /\.kml$/i.test(name))
    .sort((a, b) => a.split('/').length - b.split('/').length)
  if (main === undefined) throw new ReadRefusal('kmz-without-kml')
  if (others.length > 0)
    findings.tell('kmz-other-kml', { main: shown(main), count: others.length, names: shown(others.join(', ')) })
  return read(main)
}

const encodingDeclared = (bytes: Uint8Array) =>
  /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))?.[1]

/** Where placemarks are gathered; its name may stand behind them. */
type Folder = { name: string | null; layer: Layer | null }

/** What is only looked at, not drawn in. */
const linked = new Set(['NetworkLink', 'GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'Tour'])

function layersOf(text: string, file: string, findings: FindingList): Layer[] {
  const folders: Folder[] = []
  const stack: Folder[] = []
  const types = new Map<string, string>()
  const tokens = xmlTokens(text)
  let row = 0
  let isKml = false
  const openFolder = () => {
    const folder: Folder = { name: null, layer: null }
    folders.push(folder)
    stack.push(folder)
  }
  openFolder()
  for (const token of tokens) {
    if (token.kind === 'close' && /^(Folder|Document)$/.test(token.name) && stack.length > 1) stack.pop()
    if (token.kind !== 'open') continue
    const here = stack.at(-1) as Folder
    isKml ||= token.name === 'kml' || token.name === 'Placemark'
    if (token.name === 'Folder' || token.name === 'Document') openFolder()
    else if (token.name === 'name') here.name ??= elementFrom(tokens, token).text.trim() || null
    else if (token.name === 'Schema') rememberTypes(elementFrom(tokens, token), types)
    else if (token.name === 'Placemark') {
      here.layer ??= openLayer('', findings)
      addPlacemark(elementFrom(tokens, token), ++row, { layer: here.layer, types, findings })
    } else if (linked.has(token.name)) {
      elementFrom(tokens, token)
      findings.count('kml-not-drawn', { type: token.name })
    } else if (/^(Style|StyleMap|ExtendedData|LookAt|Camera)$/.test(token.name)) elementFrom(tokens, token)
  }
  if (!isKml) throw new ReadRefusal('xml-not-kml')
  return named(folders, file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, ''))
}

function named(folders: Folder[], file: string): Layer[] {
  const taken = new Set<string>()
  return folders.flatMap(({ name, layer }) => {
    if (!layer) return []
    const free = freeName(name ?? file, taken)
    return [{ ...layer, name: free, toTable: () => ({ ...layer.toTable(), name: free }) }]
  })
}

/** The rest of the element that was just opened, as a tree. @throws ReadRefusal for one of too many elements. */
function elementFrom(tokens: Generator<XmlToken>, { name, attributes }: XmlToken & { kind: 'open' }): Element {
  const root: Element = { name, attributes, text: '', children: [] }
  const open = [root]
  let count = 0
  for (let step = tokens.next(); !step.done && open.length > 0; step = tokens.next()) {
    const token = step.value
    const here = open.at(-1) as Element
    if (token.kind === 'text') here.text += token.text
    else if (token.kind === 'close') {
      open.pop()
      if (open.length === 0) break
    } else {
      if (++count > mostElements) throw new ReadRefusal('placemark-too-large', { most: mostElements })
      const child: Element = { name: token.name, attributes: token.attributes, text: '', children: [] }
      here.children.push(child)
      open.push(child)
    }
  }
  return root
}

type Where = { layer: Layer; types: Map<string, string>; findings: FindingList }

function addPlacemark(placemark: Element, row: number, { layer, types, findings }: Where) {
  const drawn = geometryOf(placemark, row, findings)
  if (!drawn) findings.tell('no-geometry', {}, row)
  const geometry = checkGeometry(drawn, row, findings)
  checkDegrees(geometry, row, findings)
  const attributes = new Map<string, unknown>()
  for (const [name, value] of attributesOf(placemark, types)) {
    let free = name
    for (let k = 2; attributes.has(free) && attributes.get(free) !== value; k++) free = `${name} (${k})`
    attributes.set(free, value)
  }
  layer.add(row, attributes, geometry)
}

const plain = /^(name|description|address|phoneNumber)$/
const times: Record<string, string> = { TimeStamp: 'when', TimeSpan: 'begin end' }

function* attributesOf(placemark: Element, types: Map<string, string>): Generator<[string, unknown]> {
  for (const child of placemark.children) {
    if (plain.test(child.name)) yield [child.name, child.text.trim()]
    for (const { name, text } of child.children) if (times[child.name]?.includes(name)) yield [name, text.trim()]
    if (child.name === 'ExtendedData') yield* extendedOf(child, types)
  }
}

function* extendedOf(extended: Element, types: Map<string, string>): Generator<[string, unknown]> {
  for (const child of extended.children) {
    if (child.name === 'Data') {
      const value = child.children.find(({ name }) => name === 'value')?.text.trim()
      yield [attributeOf(child.attributes, 'name') ?? 'data', value]
    } else if (child.name === 'SchemaData') {
      for (const field of child.children) {
        const name = attributeOf(field.attributes, 'name') ?? 'data'
        yield [name, typed(field.text.trim(), types.get(name))]
      }
    } else yield [child.name, child.text.trim()]
  }
}

function rememberTypes(schema: Element, types: Map<string, string>) {
  for (const { name, attributes } of schema.children) {
    const field = attributeOf(attributes, 'name')
    if (name === 'SimpleField' && field !== null && types.size < limits.columns)
      types.set(field, attributeOf(attributes, 'type') ?? 'string')
  }
}

/** As the schema says; what does not hold to it stays text. */
function typed(text: string, type: string | undefined): string | number | boolean {
  if (type === 'bool' && /^(true|false|0|1)$/i.test(text)) return /^(true|1)$/i.test(text)
  if (!/^(u?int|u?short|float|double)$/.test(type ?? '') || text === '') return text
  const value = Number(text)
  return Number.isFinite(value) && !/^[+-]?\d{16,}$/.test(text) ? value : text
}
