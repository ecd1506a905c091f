/** What the page can be told to do: by key, and by name in the palette. The same actions behind both. */
import { useMemo } from 'react'
import type { CompoundRow } from '#contract/compound.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useT } from './language.ts'
import { pages } from './pages.tsx'
import { printSheet } from './printing.ts'
import { type KeyName, keyLabel, shortcuts, useKeys } from './shell/keys.ts'
import type { PaletteGroup, PaletteItem } from './shell/Palette.tsx'
import { drawnBy } from './shell/Toolbar.tsx'
import { useStage, useStageState } from './stage.tsx'
import type { Ledger } from './use-ledger.ts'
import type { ChangeView } from './use-view.ts'
import { pageNames, uncovered, type View, viewNamed } from './view.ts'

type CommandParts = {
  view: View
  change: ChangeView
  ledger: Ledger
  readOnly: boolean
  open: { palette(): void; keys(): void; adding(): void; legend(): void }
  onOpen: (row: CompoundRow) => void
  /** Closes what lies on top of the map; answers whether there was anything. */
  closeTop: () => boolean
}

export function useCommands({ view, change, ledger, readOnly, open, onOpen, closeTop }: CommandParts): PaletteGroup[] {
  const t = useT()
  const stage = useStage()
  const { inHand, toast } = useStageState()
  const drawn = readOnly ? null : drawnBy[view.name]
  const print = () => void printSheet(async () => (view.page === null ? stage.map.current?.drawn() : undefined))
  const onMap: Partial<Record<KeyName, () => void>> = {
    select: stage.putDown,
    ...(drawn && { polygon: () => stage.takeUp(drawn) }),
    ...(view.name === 'areas' && { lasso: () => stage.takeUp('lasso') }),
    measure: () => stage.takeUp('measure'),
    table: () => change((now) => ({ ...now, table: !now.table })),
    legend: open.legend,
  }
  const isCovered = view.page !== null
  const actions: Partial<Record<KeyName, () => void>> = {
    ...(isCovered ? {} : onMap), // what cannot be seen is not worked on
    areas: () => change((now) => viewNamed(now, 'areas')),
    progress: () => change((now) => viewNamed(now, 'progress')),
    utilities: () => change((now) => viewNamed(now, 'utilities')),
    search: open.palette,
    help: open.keys,
    print,
    ...(toast?.undo && (isCovered || inHand.tool === 'select') && { undo: toast.undo }),
    back: () => (isCovered || inHand.tool === 'select' ? peel(view, change, closeTop) : stage.putDown()),
  }
  useKeys(actions)

  const commands: PaletteItem[] = [
    ...(['areas', 'progress', 'utilities', 'table', 'legend', 'measure', 'help'] as const).map((name) => ({
      id: `command ${name}`,
      label: t(keyLabel(name)),
      shortcut: shortcuts[name],
      act: () => actions[name]?.(),
    })),
    { id: 'command survey', label: t('survey.title'), act: () => change({ ...uncovered, survey: true, selected: [] }) },
    ...(readOnly ? [] : [{ id: 'command add', label: t('compounds.addTitle'), act: open.adding }]),
    { id: 'command import', label: t('imports.openLong'), act: () => change({ importing: 'new' }) },
    ...pageNames
      .filter((name) => name in pages)
      .map((name) => ({
        id: `command page ${name}`,
        label: t(`programme.pages.${name}`),
        act: () => change({ page: name, item: null, importing: null }),
      })),
    { id: 'command print', label: t('shell.keys.print'), shortcut: shortcuts.print, act: print },
    {
      id: 'command theme',
      label: t(view.theme === 'dark' ? 'shell.lightTheme' : 'shell.darkTheme'),
      act: () => change({ theme: view.theme === 'dark' ? 'light' : 'dark' }),
    },
    {
      id: 'command language',
      label: t('shell.switchLanguage'),
      act: () => change({ language: view.language === 'en' ? 'zh-CN' : 'en' }),
    },
  ]
  const found = useMemo(() => {
    const compounds = ledger.rows.map((row) => ({
      id: row.id,
      label: row.name,
      also: row.aliases,
      detail: [row.streetOffice?.name, t(`words.status.${row.status}`)].filter(Boolean).join(' · '),
      act: () => onOpen(row),
    }))
    const areas = ledger.areas.map((area) => ({
      id: area.id,
      label: area.name,
      also: [area.number],
      detail: area.number,
      act: () => change((now) => ({ ...viewNamed(now, 'areas'), selected: [area.id] })),
    }))
    const roadNames = [...new Set(ledger.works.flatMap(({ roadName }) => roadName ?? []))]
    const roads = roadNames.map((road) => ({
      id: `road ${road}`,
      label: road,
      act: () => {
        change((now) => ({ ...viewNamed(now, 'utilities'), search: road, selected: [] }))
        const places = ledger.works.flatMap(({ roadName, place }) => (roadName === road && place ? [place] : []))
        const bounds = boundsOf({ type: 'MultiPoint', coordinates: places })
        if (bounds) stage.lookAt(bounds)
      },
    }))
    return { compounds, areas, roads }
  }, [ledger.rows, ledger.areas, ledger.works, t, change, onOpen, stage])

  return [
    { title: t('shell.groups.compounds'), items: found.compounds },
    { title: t('shell.groups.areas'), items: found.areas },
    { title: t('shell.groups.roads'), items: found.roads },
    { title: t('shell.groups.commands'), items: commands },
  ]
}

/** After the tool, Escape takes away one layer more: what lies over the map, the selection, the table with its figure. */
function peel(view: View, change: ChangeView, closeTop: () => boolean): void {
  if (view.page !== null) {
    change(view.item === null ? { page: null } : { item: null })
    return
  }
  if (closeTop()) return
  if (view.beside !== null && view.bench !== null) change({ beside: null }, { replace: true })
  else if (view.selected.length > 0) change({ selected: [] })
  else if (view.survey) change({ survey: false })
  else if (view.table || view.figure) change({ table: false, figure: null })
}
