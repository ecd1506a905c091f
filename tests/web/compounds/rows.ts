/** Compounds for the page's own rules: plain rows, each told only what matters to the test. */
import type { CompoundDetail, CompoundRow } from '#contract/compound.ts'

let number = 0

export function row(facts: Partial<CompoundRow> = {}): CompoundRow {
  number += 1
  return {
    id: `410108-c-${number}`,
    adcode: '410108',
    name: `第${number}家属院`,
    aliases: [],
    code: null,
    streetOffice: { id: '410108-s-01', name: '刘寨街道' },
    builtYear: 1993,
    planYear: 2020,
    status: 'planned',
    statusOn: '2019-12-20',
    steps: [{ status: 'planned', onDay: '2019-12-20' }],
    households: null,
    householdsKind: null,
    fundingLabel: null,
    placed: true,
    sketched: false,
    place: [113.6, 34.9],
    areaId: null,
    late: false,
    retired: false,
    version: 1,
    ...facts,
  }
}

export function detail(facts: Partial<CompoundDetail> = {}): CompoundDetail {
  return {
    ...row(facts),
    address: null,
    communityId: null,
    builtYearNote: null,
    buildingCount: null,
    stairwells: null,
    floorAreaM2: null,
    siteAreaM2: null,
    costWan: null,
    ownerUnit: null,
    ownerKind: null,
    propertyManager: null,
    landTenure: null,
    structuralSafety: null,
    consentRate: null,
    undergroundingWanted: null,
    note: null,
    steps: [],
    boundary: null,
    boundarySizeM2: null,
    provenance: {},
    area: null,
    ...facts,
  }
}
