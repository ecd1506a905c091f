/**
 * How much of what a survey is to find out is known of a compound. 豫政办〔2019〕58号 三（一） asks for surveys that are 真实、完整、
 * 可靠 and says no formula: which facts count is read off the four documents, the weights are ours (3: no decision without
 * it; 2: asked for by a document; 1: useful to the works). Invented values count for nothing, estimates for half.
 */
import type { FieldCount } from '#contract/survey.ts'
import { type SurveyField, surveyFields } from '#contract/survey-fields.ts'

export type Known = 'surveyed' | 'estimated' | 'invented' | 'none'
export type KnownFields = Readonly<Record<SurveyField, Known>>

type Wanted = { weight: 1 | 2 | 3; required: boolean; because: { document: string; clause: string }[] }

const huiji = (clause: string) => ({ document: 'huiji-2019-63', clause })
const shizhong = (clause: string) => ({ document: 'shizhong-2020-13', clause })
const henan = (clause: string) => ({ document: 'henan-2019-58', clause })
const nayong = (clause: string) => ({ document: 'nayong-2022-39', clause })

export const wantedOf: Readonly<Record<SurveyField, Wanted>> = {
  // the ledger's own columns, and the library kept 按街道和社区
  streetOfficeId: { weight: 3, required: true, because: [huiji('附件'), shizhong('三（一）')] },
  communityId: { weight: 2, required: false, because: [shizhong('三（一）')] },
  // every document decides eligibility by it, but Nayong's
  builtYear: { weight: 3, required: true, because: [huiji('二'), shizhong('一（二）'), henan('二（一）')] },
  // 411户: what funds and consent are counted in
  households: { weight: 3, required: true, because: [nayong('一'), henan('三（一）')] },
  buildingCount: { weight: 2, required: false, because: [shizhong('三（一）')] },
  // 物业补贴按建筑面积 is paid by it
  floorAreaM2: { weight: 2, required: false, because: [huiji('五（三）')] },
  // 小区红线范围内: inside or outside decides who pays
  boundary: { weight: 3, required: true, because: [nayong('三（三）'), henan('三（三）')] },
  // 中央驻豫单位、省属单位 are managed too
  ownerKind: { weight: 2, required: false, because: [henan('三（一）')] },
  ownerUnit: { weight: 1, required: false, because: [henan('四（二）')] },
  propertyManager: { weight: 1, required: false, because: [henan('三（四）'), nayong('三（四）')] },
  landTenure: { weight: 2, required: false, because: [shizhong('一（二）')] },
  structuralSafety: { weight: 2, required: false, because: [henan('二（一）')] },
  consentRate: { weight: 2, required: false, because: [henan('二（一）'), nayong('三（一）')] },
  planYear: { weight: 1, required: false, because: [huiji('附件')] },
  fundingLabel: { weight: 1, required: false, because: [huiji('附件')] },
}

const worth: Readonly<Record<Known, number>> = { surveyed: 1, estimated: 0.5, invented: 0, none: 0 }
const allWeights = surveyFields.reduce((sum, field) => sum + wantedOf[field].weight, 0)

export type Completeness = {
  /** 0–1. */
  score: number
  missing: SurveyField[]
  estimated: SurveyField[]
  /** Of those missing, the ones a street office cannot sign without saying why. */
  required: SurveyField[]
}

export function completenessOf(known: KnownFields): Completeness {
  const has = surveyFields.reduce((sum, field) => sum + wantedOf[field].weight * worth[known[field]], 0)
  const missing = surveyFields.filter((field) => worth[known[field]] === 0)
  return {
    score: has / allWeights,
    missing,
    estimated: surveyFields.filter((field) => known[field] === 'estimated'),
    required: missing.filter((field) => wantedOf[field].required),
  }
}

/** How many of the compounds lack each field, the most wanted first; fields nobody lacks are left out. */
export function countMissing(each: readonly KnownFields[]): FieldCount[] {
  return surveyFields
    .map((field) => {
      const of = (known: Known) => each.filter((one) => one[field] === known).length
      const invented = of('invented')
      return { field, count: of('none') + invented, invented, estimated: of('estimated') }
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => wantedOf[b.field].weight - wantedOf[a.field].weight || b.count - a.count)
}

export const isRequired = ({ field }: FieldCount): boolean => wantedOf[field].required
