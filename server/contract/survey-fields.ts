/** What a survey is to find out of a compound, and how filters and links speak of a record that lacks it. */
import { z } from 'zod'

/** Weights and reasons are the server's (server/survey/completeness.ts). */
export const surveyFields = [
  'streetOfficeId',
  'communityId',
  'builtYear',
  'households',
  'buildingCount',
  'floorAreaM2',
  'boundary',
  'ownerKind',
  'ownerUnit',
  'propertyManager',
  'landTenure',
  'structuralSafety',
  'consentRate',
  'planYear',
  'fundingLabel',
] as const
export const SurveyField = z.enum(surveyFields)
export type SurveyField = z.infer<typeof SurveyField>

/** A record is stale when nothing in it has been said or confirmed for so long. Our reading: once a year, as plans are made. */
export const usualStaleMonths = 12
export const StaleMonths = z.coerce.number().int().min(1).max(240).default(usualStaleMonths)

/** Compounds with something wrong in their record: a field that is not surveyed, or `stale-12`. One word, for filters and links. */
export const SurveyGap = z
  .string()
  .regex(new RegExp(`^(${surveyFields.join('|')}|stale-([1-9]|[1-9]\\d|1\\d\\d|2[0-3]\\d|240))$`))

export const isStaleGap = (gap: string | null): boolean => gap?.startsWith('stale-') ?? false
