/**
 * How many calendar days a step takes and how many of them beside the next. No source document says so: these are this
 * product's assumptions, shown as such, and a planner writes others over them.
 */
type Presumed = { days: number; overlapDays: number }

const presumed: Readonly<Record<string, Presumed>> = {
  survey: { days: 30, overlapDays: 0 },
  'special-plans': { days: 30, overlapDays: 30 },
  'annual-plan': { days: 30, overlapDays: 0 },
  preliminaries: { days: 20, overlapDays: 0 },
  'complete-scheme': { days: 20, overlapDays: 0 },
  publicise: { days: 15, overlapDays: 15 },
  consult: { days: 20, overlapDays: 0 },
  'design-tender': { days: 25, overlapDays: 0 },
  design: { days: 30, overlapDays: 0 },
  'draft-scheme': { days: 30, overlapDays: 0 },
  'owners-assembly': { days: 15, overlapDays: 0 },
  'compliance-review': { days: 15, overlapDays: 0 },
  'publish-scheme': { days: 7, overlapDays: 0 },
  'cost-estimate': { days: 15, overlapDays: 0 },
  'investment-review': { days: 20, overlapDays: 0 },
  'group-review': { days: 7, overlapDays: 0 },
  'joint-approval': { days: 20, overlapDays: 0 },
  tender: { days: 30, overlapDays: 0 },
  'master-schedule': { days: 10, overlapDays: 0 },
  construction: { days: 120, overlapDays: 0 },
  'final-audit': { days: 30, overlapDays: 0 },
  'property-service': { days: 20, overlapDays: 20 },
  'basic-acceptance': { days: 10, overlapDays: 0 },
  'special-acceptance': { days: 10, overlapDays: 10 },
  acceptance: { days: 10, overlapDays: 0 },
  'overall-acceptance': { days: 10, overlapDays: 0 },
  'hand-over': { days: 10, overlapDays: 0 },
  archive: { days: 10, overlapDays: 0 },
}

/** For a step nobody has thought of yet: two weeks. */
export const presumedDays = (step: string): Presumed => presumed[step] ?? { days: 14, overlapDays: 0 }
