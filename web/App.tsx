/** The page from its first second: nobody answers, the database opens, then the map. Language and theme for all of it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type ApiProblem, readHealth } from './api.ts'
import { i18n, useT } from './language.ts'
import { areaTones, importTones, type Theme, tradeTones, wallTones } from './map/style/palette.ts'
import { Page } from './Page.tsx'
import { useBrowserPrinting, usePrinting } from './printing.ts'
import { Starting, Unreachable } from './shell/Starting.tsx'
import { StageProvider } from './stage.tsx'
import { useView } from './use-view.ts'

const askAgainMs = 1000

export function App() {
  const t = useT()
  const [view] = useView()
  useBrowserPrinting()
  const printing = usePrinting()
  const {
    data: health,
    error,
    refetch,
  } = useQuery({
    queryKey: ['health'],
    queryFn: readHealth,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.status === 'ok' ? false : askAgainMs),
  })
  useLayoutEffect(() => {
    document.documentElement.lang = view.language
    if (i18n.language !== view.language) void i18n.changeLanguage(view.language)
  }, [view.language])
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.theme = printing ? 'light' : view.theme
    if (view.wall && !printing) root.dataset.density = 'wall'
    else delete root.dataset.density
    for (const [name, colour] of pigments(view.theme)) root.style.setProperty(name, colour)
  }, [view.theme, view.wall, printing])
  useEffect(() => {
    document.title = t('shell.title', { view: t(`shell.viewNames.${view.name}`) })
  }, [view.name, t])

  const retry = () => void refetch()
  return (
    <I18nProvider locale={view.language}>
      {health?.status === 'ok' ? (
        <StageProvider>
          <Page readOnly={health.readOnly} />
        </StageProvider>
      ) : health?.status === 'starting' ? (
        <Starting sinceMs={health.startedForMs} />
      ) : health ? (
        <Unreachable text={t('shell.unavailable')} onRetry={retry} />
      ) : error ? (
        <Unreachable text={error.message} requestId={(error as ApiProblem).requestId} onRetry={retry} />
      ) : null}
    </I18nProvider>
  )
}

/** The map's colours of areas, trades, walls and imports as CSS variables, so that a swatch in a list can never differ from the map. */
const pigments = (theme: Theme): [name: string, colour: string][] => [
  ...areaTones.map((tone, hue): [string, string] => [`--area-${hue}`, tone[theme]]),
  ...Object.entries(tradeTones).map(([trade, tone]): [string, string] => [`--trade-${trade}`, tone[theme]]),
  ...Object.entries(importTones).map(([kind, tone]): [string, string] => [`--import-${kind}`, tone[theme]]),
  ...Object.entries(wallTones).map(([decision, tone]): [string, string] => [`--wall-${decision}`, tone[theme]]),
]
