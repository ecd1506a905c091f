/** The pages of the programme (计划管理), each with the topic that has it; a topic enters its page here and nowhere else. */
import type { ComponentType, LazyExoticComponent } from 'react'
import type { PanelProps } from './panels.tsx'
import type { PageName } from './view.ts'

/** Fetched when first opened: `targets: lazy(() => import('./targets/TargetsPage.tsx').then(…))`. */
export const pages: Partial<Readonly<Record<PageName, LazyExoticComponent<ComponentType<PanelProps>>>>> = {}
