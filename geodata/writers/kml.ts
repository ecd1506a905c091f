/** KML 2.2 (OGC 12-007r2): placemarks in one document without folders, one light style, every field typed in ExtendedData. */
import type { Geometry, Position } from 'geojson'
import { inChunks, xmlText } from './chunks.ts'
import { rightHanded } from './shapes.ts'
import { type ColumnType, columnAt, type Sheet, type SheetRow, textOf } from './sheet.ts'

export async function* writeKml(sheet: Sheet): AsyncGenerator<Uint8Array> {
  yield* inChunks(piecesOf(sheet))
}

// A flag is written in words: programs do not agree on what KML's bool looks like.
const typeNames: Record<ColumnType, string> = {
  text: 'string',
  number: 'double',
  year: 'int',
  date: 'string',
  flag: 'string',
}

async function* piecesOf(sheet: Sheet): AsyncGenerator<string> {
  const fields = sheet.columns.map(({ label, type }) => {
    const name = xmlText(label)
    return `<SimpleField name="${name}" type="${typeNames[type]}"><displayName>${name}</displayName></SimpleField>\n`
  })
  yield `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<name>${xmlText(sheet.title)}</name>
<description>${xmlText(sheet.notes.join('\n'))}</description>
<Style id="shape">
<LabelStyle><scale>0.8</scale></LabelStyle>
<LineStyle><color>ff4a3acc</color><width>1.5</width></LineStyle>
<PolyStyle><color>404a3acc</color></PolyStyle>
</Style>
<Schema name="${xmlText(sheet.name)}" id="columns">
${fields.join('')}</Schema>
`
  const named = columnAt(sheet, sheet.namedBy)
  for await (const row of sheet.rows) yield placemarkOf(sheet, row, named)
  yield '</Document></kml>\n'
}

function placemarkOf({ columns, yesNo }: Sheet, { cells, geometry }: SheetRow, named: number): string {
  const name = named < 0 ? '' : `<name>${xmlText(textOf(cells[named], yesNo))}</name>`
  const values = columns.flatMap(({ label }, place) => {
    const text = textOf(cells[place], yesNo)
    return text === '' ? [] : `<SimpleData name="${xmlText(label)}">${xmlText(text)}</SimpleData>`
  })
  const data = `<ExtendedData><SchemaData schemaUrl="#columns">${values.join('')}</SchemaData></ExtendedData>`
  const shape = geometry ? shapeOf(rightHanded(geometry)) : ''
  return `<Placemark>${name}<styleUrl>#shape</styleUrl>${data}${shape}</Placemark>\n`
}

function shapeOf(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${placesOf([geometry.coordinates])}</Point>`
    case 'LineString':
      return `<LineString>${placesOf(geometry.coordinates)}</LineString>`
    case 'Polygon':
      return `<Polygon>${geometry.coordinates
        .map((ring, place) => {
          const side = place === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs'
          return `<${side}><LinearRing>${placesOf(ring)}</LinearRing></${side}>`
        })
        .join('')}</Polygon>`
    case 'MultiPoint':
      return several(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })))
    case 'MultiLineString':
      return several(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })))
    case 'MultiPolygon':
      return several(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })))
    case 'GeometryCollection':
      return several(geometry.geometries)
  }
}

const several = (parts: readonly Geometry[]): string =>
  parts.length === 1 && parts[0] ? shapeOf(parts[0]) : `<MultiGeometry>${parts.map(shapeOf).join('')}</MultiGeometry>`

const placesOf = (positions: readonly Position[]) =>
  `<coordinates>${positions.map(([lon, lat]) => `${lon},${lat}`).join(' ')}</coordinates>`
