/**
 * The workbench: one draft of a division, open or not. Owns the wishes and their history; finds the plan again whenever they
 * change; lends the areas to the map; saves by itself. Panels read it with `useWorkbench` and change it by its verbs.
 */
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type NeighbourPair, sightM } from '#contract/area.ts'
import type { DraftArea, Scheme, SchemeDraft } from '#contract/scheme.ts'
import { answerOf, client } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { useLent } from '#web/stage.tsx'
import type { Ledger } from '#web/use-ledger.ts'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { divide, type Known } from './division.ts'
import { back, begin, forth, go, type History } from './history.ts'
import type { Sight } from './holding.ts'
import { type Saving, useAutosave } from './use-autosave.ts'
import { useBeside } from './use-beside.ts'
import { type Search, usePlan } from './use-plan.ts'
import { useShapes } from './use-shapes.ts'
import { firstWishes, requestOf, type Wishes, wishesOf } from './wishes.ts'

export type Workbench = {
  scheme: Scheme | null
  wishes: Wishes
  areas: readonly DraftArea[]
  search: Search
  saving: Saving
  sight: Sight
  /** Id an area of the draft has on the map. */
  idOf: (number: string) => string
  areaOf: (compound: string) => DraftArea | null
  /** Name of the scheme the draft is compared with on the map. */
  beside: string | null
  besideProblem: Error | null
  lookBeside: (id: string | null) => void
  showsLinks: boolean
  showLinks: (shown: boolean) => void
  /** Changes the wishes in one step; `into`: the step goes into the one before where that has the same name. */
  wish: (next: Wishes, name: string, options?: { into?: boolean }) => void
  rename: (number: string, name: string) => void
  undo: { name: string; act: () => void } | null
  redo: { name: string; act: () => void } | null
  close: () => void
}

const Context = createContext<Workbench | null>(null)

/** Null while no draft is open. */
export const useWorkbench = (): Workbench | null => useContext(Context)

type ProviderProps = { view: View; change: ChangeView; ledger: Ledger; children: ReactNode }

export function WorkbenchProvider({ view, change, ledger, children }: ProviderProps) {
  const isOpen = view.bench !== null && view.name === 'areas'
  const id = view.bench === 'new' ? null : view.bench
  const stored = useQuery<Scheme>({
    queryKey: ['scheme', id],
    enabled: isOpen && id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(client.api.schemes[':id'].$get({ param: { id: id ?? '' }, query: {} })),
  })
  if (!isOpen || !ledger.ready || (id !== null && !stored.data)) return <Context value={null}>{children}</Context>
  return (
    <OpenWorkbench key={view.adcode} view={view} change={change} ledger={ledger} stored={stored.data ?? null}>
      {children}
    </OpenWorkbench>
  )
}

type Draft = { wishes: Wishes; known: readonly Known[] }

/** A new draft keeps the areas that hold today: each is locked until the planner sets it free. */
function firstDraft(stored: Scheme | null, ledger: Ledger): Draft {
  if (stored?.draft) return { wishes: wishesOf(stored.draft), known: stored.draft.areas }
  const known: readonly Known[] = stored?.division ?? ledger.areas
  return { wishes: { ...firstWishes, locked: known.map(({ compounds }) => compounds) }, known }
}

function OpenWorkbench({ view, change, ledger, stored, children }: ProviderProps & { stored: Scheme | null }) {
  const t = useT()
  const { adcode } = view
  const [first] = useState(() => firstDraft(stored, ledger))
  const [history, setHistory] = useState<History<Wishes>>(() => begin(first.wishes))
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [showsLinks, showLinks] = useState(false)
  const wishes = history.now
  const revision = ledger.district?.revision ?? 0
  const pairs = useNeighbours(adcode)
  const request = useMemo(() => ({ adcode, ...requestOf(wishes) }), [adcode, wishes])
  const search = usePlan(request, `${revision} ${view.language}`)

  const known = useRef<readonly Known[]>(first.known)
  const { plan } = search
  const rows = useMemo(() => new Map(ledger.rows.map((row) => [row.id, row])), [ledger.rows])
  const divided = useMemo(() => {
    if (!plan) return none
    const nameFor = (ids: readonly string[]) => {
      const [largest] = ids
        .flatMap((each) => rows.get(each) ?? [])
        .sort((a, b) => (b.households ?? 0) - (a.households ?? 0))
      return t('areaPanel.defaultName', { name: largest?.name ?? '' })
    }
    return divide(plan, known.current, pairs, nameFor)
  }, [plan, pairs, rows, t])
  const areas = useMemo(
    () => divided.map((area) => ({ ...area, name: names[area.number] ?? area.name })),
    [divided, names],
  )
  useEffect(() => {
    if (areas.length > 0) known.current = areas
  }, [areas])

  const idOf = useMemo(() => (number: string) => `${adcode}-a-draft${number.slice(2)}`, [adcode])
  const shapes = useShapes(adcode, revision, areas)
  const { beside, problem: besideProblem } = useBeside(
    adcode,
    revision,
    view.beside === view.bench ? null : view.beside,
  )
  const here = stored?.state === 'draft' ? stored.name : t('bench.here')
  const sight = useMemo(() => ({ pairs, maxGapM: wishes.limits.maxGapM }), [pairs, wishes.limits.maxGapM])
  useLent(
    useMemo(
      () => ({
        areas: areas.map(({ number, hue, name, compounds }) => {
          const { shape = null, label = null } = shapes.get(compounds.join()) ?? {}
          return { id: idOf(number), number, hue, name, compounds, shape, label }
        }),
        swipe: beside && { left: here, right: beside.name, areas: beside.areas },
        anchors: wishes.anchors.flatMap((each) => {
          const place = rows.get(each)?.place
          return place ? [place] : []
        }),
        carries: beside === null,
        links: showsLinks ? pairs.filter(({ cut, gapM }) => cut === null && gapM <= sight.maxGapM) : none,
        showBarriers: showsLinks,
      }),
      [areas, shapes, beside, here, wishes.anchors, rows, idOf, showsLinks, pairs, sight],
    ),
  )

  const draft = useMemo<SchemeDraft | null>(
    () =>
      plan && search.isCurrent
        ? {
            request: requestOf(wishes),
            anchors: [...wishes.anchors],
            areas: [...areas],
            uncovered: plan.uncovered.slice(0, 50_000),
          }
        : null,
    [plan, search.isCurrent, wishes, areas],
  )
  const isTouched = history.past.length > 0 || Object.keys(names).length > 0
  const saving = useAutosave({
    adcode,
    stored,
    draft,
    isTouched,
    onSaved: (scheme) => change({ bench: scheme.id }, { replace: true }),
  })

  const areaOf = useMemo(() => {
    const found = new Map(areas.flatMap((area) => area.compounds.map((each) => [each, area] as const)))
    return (compound: string) => found.get(compound) ?? null
  }, [areas])
  const bench = useMemo<Workbench>(() => {
    const [last, next] = [history.past.at(-1), history.future[0]]
    return {
      scheme: saving.scheme,
      wishes,
      areas,
      search,
      saving,
      sight,
      idOf,
      areaOf,
      beside: beside?.name ?? null,
      besideProblem,
      lookBeside: (other) => change({ beside: other }, { replace: true }),
      showsLinks,
      showLinks,
      wish: (value, name, { into = false } = {}) =>
        setHistory((before) => (value === before.now ? before : go(before, value, name, into ? name : undefined))),
      rename: (number, name) => setNames((before) => ({ ...before, [number]: name })),
      undo: last ? { name: last.name, act: () => setHistory(back) } : null,
      redo: next ? { name: next.name, act: () => setHistory(forth) } : null,
      close: () => change((now) => ({ ...now, bench: null, beside: null, selected: [] })),
    }
  }, [history, saving, wishes, areas, search, sight, idOf, areaOf, beside, besideProblem, showsLinks, change])
  return <Context value={bench}>{children}</Context>
}

const none: readonly never[] = []

/** All pairs within sight, linked or cut; renewed with the district. */
function useNeighbours(adcode: string): readonly NeighbourPair[] {
  const { data } = useQuery<readonly NeighbourPair[]>({
    queryKey: ['district', adcode, 'neighbours'],
    queryFn: async () =>
      (await answerOf(client.api.neighbours.$get({ query: { adcode, maxGapM: String(sightM) } })))
        .items as NeighbourPair[],
  })
  return data ?? none
}
