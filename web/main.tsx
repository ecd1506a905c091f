import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { ApiProblem } from './api.ts'
import { i18n } from './language.ts'
import { viewFromUrl } from './view.ts'
import './styles/tokens.css'
import './map/map.css'
import './styles/paper.css'
import './styles/controls.css'
import './styles/dialog.css'
import './styles/layout.css'
import './styles/years.css'
import './styles/panels.css'
import './styles/inspector.css'
import './styles/palette.css'
import './styles/table.css'
import './styles/progress.css'
import './styles/areas-works.css'
import './styles/workbench.css'
import './styles/compound-walls.css'
import './styles/balance.css'
import './styles/policies.css'
import './styles/policy-packs.css'
import './styles/programme.css'
import './styles/targets.css'
import './styles/plans.css'
import './styles/deadlines.css'
import './styles/money.css'
import './styles/works-menu.css'
import './styles/duties.css'
import './styles/imports.css'
import './styles/imports-reading.css'
import './styles/imports-rows.css'
import './styles/imports-foot.css'
import './styles/placing.css'
import './styles/survey.css'
import './styles/zones.css'
import './styles/narrow.css'
import './styles/wall.css'
import './styles/tabs.css'
import './styles/print.css'

/** What the database answers while it is busy or restarting is worth asking for again; a refusal is not. */
const isPassing = (error: Error) => error instanceof ApiProblem && (error.status === 503 || error.status === 0)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY, // revisions say when something changed
      refetchOnWindowFocus: false,
      networkMode: 'always', // an office network is no internet
      retry: (failures, error) => isPassing(error) && failures < 3,
    },
    mutations: { networkMode: 'always', retry: false }, // a write in flight is never sent twice
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
void i18n.changeLanguage(viewFromUrl(location.pathname, location.search).language)
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
