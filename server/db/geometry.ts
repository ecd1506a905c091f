/** Geometry columns for Drizzle. Truth is CGCS2000 (EPSG:4490) in degrees; `…3857` columns are generated, for tiles only. */
import { customType } from 'drizzle-orm/pg-core'
import type { Geometry } from 'geojson'
import { toWkb } from '#geodata/writers/wkb.ts'

type Shape = 'MultiPolygon' | 'Polygon' | 'MultiLineString' | 'Point' | 'Geometry'

/** Read as EWKB hex; queries that need GeoJSON ask for ST_AsGeoJSON. Written through SQL expressions only. */
const shapeColumn = (shape: Shape, srid: number) =>
  customType<{ data: string; driverData: string }>({ dataType: () => `geometry(${shape},${srid})` })

export const boundary4490 = shapeColumn('MultiPolygon', 4490)
export const polygon4490 = shapeColumn('Polygon', 4490)
export const lines4490 = shapeColumn('MultiLineString', 4490)
export const anyShape4490 = shapeColumn('Geometry', 4490)
export const point4490 = shapeColumn('Point', 4490)
export const boundary3857 = shapeColumn('MultiPolygon', 3857)
export const point3857 = shapeColumn('Point', 3857)
export const anyShape3857 = shapeColumn('Geometry', 3857)

/**
 * A shape as a column of the type `geometry` takes it, without its system: WKB in hex. The database reads it in a sixth of the time GeoJSON
 * takes, so it is how many shapes travel. Finite positions and closed rings only.
 */
export const hexOfShape = (shape: Geometry): string => Buffer.from(toWkb(shape)).toString('hex')
