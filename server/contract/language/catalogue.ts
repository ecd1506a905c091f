/**
 * Every sentence of the product, in both languages, in one place: the server's problems and findings and the page's
 * words. Each entry is a pair [中文, English]; placeholders are `{{name}}`; English plurals are keys ending in _one/_other.
 */
import { areaPanel } from './area-panel.ts'
import { areas } from './areas.ts'
import { balance } from './balance.ts'
import { buildingProblems, buildings } from './buildings.ts'
import { bundling } from './bundling.ts'
import { compounds } from './compounds.ts'
import { deadlineProblems, deadlines } from './deadlines.ts'
import { duties } from './duties.ts'
import { evidence, evidenceProblems } from './evidence.ts'
import { exports } from './exports.ts'
import { exportProblems } from './exports-lines.ts'
import { imports } from './imports.ts'
import { importApply } from './imports-apply.ts'
import { shapeReadings } from './imports-checks.ts'
import { deskProblems, deskReadings, deskReasons } from './imports-desk.ts'
import { kindReadings, kindReasons } from './imports-kinds.ts'
import { outlineReadings, outlineReasons } from './imports-outlines.ts'
import { map } from './map.ts'
import { menu, menuProblems } from './menu.ts'
import { money, moneyProblems } from './money.ts'
import { moneyFindings } from './money-findings.ts'
import { moneyPages } from './money-pages.ts'
import { placing, placingProblems } from './placing.ts'
import { planEditions } from './plan-editions.ts'
import { planIssues, planProblems, plans } from './plans.ts'
import { policies, policyIssues, policyProblems } from './policies.ts'
import { packs, policyPackIssues, policyPackProblems } from './policy-packs.ts'
import { findings, issues, problems, problemTitles } from './problems.ts'
import { programme } from './programme.ts'
import { progress } from './progress.ts'
import { publishedPlan } from './published-plan.ts'
import { readings } from './readings.ts'
import { importReasons } from './readings-meaning.ts'
import { shell } from './shell.ts'
import { lineage, survey, surveyIssues, surveyProblems } from './survey.ts'
import { targetProblems, targets } from './targets.ts'
import { words } from './vocabulary.ts'
import { walls } from './walls.ts'
import { workPanel } from './work-panel.ts'
import { bench } from './workbench.ts'
import { workbook } from './workbook.ts'
import { works } from './works.ts'
import { zoneIssues, zoneProblems, zones } from './zones.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export type Pairs = { readonly [key: string]: readonly [zh: string, en: string] | Pairs }

export const catalogue = {
  problemTitles,
  problems: {
    ...problems,
    ...placingProblems,
    ...deskProblems,
    ...surveyProblems,
    ...importApply.problems,
    ...policyProblems,
    ...evidenceProblems,
    ...deadlineProblems,
    ...moneyProblems,
    ...policyPackProblems,
    ...targetProblems,
    ...planProblems,
    ...menuProblems,
    ...buildingProblems,
    ...zoneProblems,
    ...exportProblems,
  },
  // an area that cannot be saved is refused with its faults as findings
  findings: { ...findings, ...importApply.findings, ...areas.faults },
  issues: { ...issues, ...surveyIssues, ...planIssues, ...policyIssues, ...policyPackIssues, ...zoneIssues },
  words,
  shell,
  map,
  compounds,
  areas,
  areaPanel,
  walls,
  balance,
  buildings,
  bundling,
  bench,
  workbook,
  works,
  workPanel,
  placing,
  progress,
  readings: { ...readings, ...shapeReadings, ...deskReadings, ...kindReadings, ...outlineReadings },
  importReasons: {
    column: importReasons.column,
    match: { ...importReasons.match, ...deskReasons.match, ...kindReasons.match, ...outlineReasons.match },
    candidate: {
      ...importReasons.candidate,
      ...deskReasons.candidate,
      ...kindReasons.candidate,
      ...outlineReasons.candidate,
    },
  },
  exports,
  lineage,
  survey,
  policies,
  evidence,
  targets,
  plans: { ...plans, ...planEditions },
  publishedPlan,
  programme,
  deadlines,
  money: { ...money, ...moneyPages, findings: moneyFindings },
  packs,
  menu,
  duties,
  zones,
  imports,
} as const satisfies Pairs

type Sentences = { [key: string]: string | Sentences }

function inLanguage(pairs: Pairs, index: 0 | 1): Sentences {
  return Object.fromEntries(
    Object.entries(pairs).map(([key, value]) => [key, isPair(value) ? value[index] : inLanguage(value, index)]),
  )
}

const isPair = (value: Pairs[string]): value is readonly [string, string] => Array.isArray(value)

/** In the form i18next takes. */
export const resources = {
  'zh-CN': { translation: inLanguage(catalogue, 0) },
  en: { translation: inLanguage(catalogue, 1) },
}
