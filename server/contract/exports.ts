/** An export of compounds: the filter of the list, and how the file is wanted. */
import { z } from 'zod'
import { CompoundSelection } from './compound.ts'
import { AdcodePrefix } from './keys.ts'
import { languages } from './language/catalogue.ts'

export const exportFormats = ['xlsx', 'csv', 'geojson', 'gpkg', 'kml', 'fgb', 'dxf'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const ExportQuery = CompoundSelection.extend({
  adcode: AdcodePrefix,
  /** Shapefile is known, so that it can be refused with advice. */
  format: z.enum([...exportFormats, 'shp']),
  /** Of a CSV; the other formats leave no choice. */
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  /** Of title, labels and notes, for links: a browser that downloads one tells its own language, not the page's. */
  lang: z.enum(languages).optional(),
})
export type ExportQuery = z.infer<typeof ExportQuery>
