/** The pages of the programme (计划管理), each with the topic that has it; a topic enters its page here and nowhere else. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PanelProps } from './panels.tsx'
import type { PageName } from './view.ts'

/** Fetched when first opened. */
export const pages: Partial<Readonly<Record<PageName, LazyExoticComponent<ComponentType<PanelProps>>>>> = {
  policies: lazy(() => import('./policies/PoliciesPage.tsx').then((file) => ({ default: file.PoliciesPage }))),
  zones: lazy(() => import('./zones/ZonesPage.tsx').then((file) => ({ default: file.ZonesPage }))),
  targets: lazy(() => import('./targets/TargetsPage.tsx').then((file) => ({ default: file.TargetsPage }))),
  plans: lazy(() => import('./plans/PlansPage.tsx').then((file) => ({ default: file.PlansPage }))),
  menu: lazy(() => import('./menu/MenuPage.tsx').then((file) => ({ default: file.MenuPage }))),
  duties: lazy(() => import('./duties/DutiesPage.tsx').then((file) => ({ default: file.DutiesPage }))),
  money: lazy(() => import('./money/MoneyPage.tsx').then((file) => ({ default: file.MoneyPage }))),
  deadlines: lazy(() => import('./deadlines/DeadlinesPage.tsx').then((file) => ({ default: file.DeadlinesPage }))),
}
