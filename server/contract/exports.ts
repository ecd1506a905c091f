/** Exports: what is taken along, by which filter, and how the file is wanted. */
import { z } from 'zod'
import { CompoundSelection } from './compound.ts'
import { GroundSelection } from './ground.ts'
import { AdcodePrefix } from './keys.ts'
import { languages } from './language/catalogue.ts'
import { WorkSelection } from './work.ts'

export const exportFormats = ['xlsx', 'csv', 'geojson', 'gpkg', 'kml', 'fgb', 'dxf'] as const
export type ExportFormat = (typeof exportFormats)[number]

const wish = {
  /** Shapefile is known, so that it can be refused with advice. */
  format: z.enum([...exportFormats, 'shp']),
  /** Of a CSV; the other formats leave no choice. */
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  /** 原表其他列: what senders' files say beside it and no field of ours holds. */
  received: z.literal('true').optional(),
  /** Of title, labels and notes, for links: a browser that downloads one tells its own language, not the page's. */
  lang: z.enum(languages).optional(),
} as const
export type ExportWish = z.infer<z.ZodObject<typeof wish>>

export const ExportQuery = CompoundSelection.extend({ adcode: AdcodePrefix, ...wish })
export type ExportQuery = z.infer<typeof ExportQuery>

export const WorkExportQuery = WorkSelection.extend(wish)
export type WorkExportQuery = z.infer<typeof WorkExportQuery>

export const GroundExportQuery = GroundSelection.extend(wish)
export type GroundExportQuery = z.infer<typeof GroundExportQuery>
