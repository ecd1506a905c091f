/** The API as a page to read: routes by topic, parameters as a table, schemas to unfold. HTML without any script. */
import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Language } from '#contract/language/catalogue.ts'
import { heading, inChinese, topicName } from './documentation-words.ts'
import type { Env } from './env.ts'

export type ApiDocument = ReturnType<OpenAPIHono<Env>['getOpenAPIDocument']>
type Path = ApiDocument['paths'][string]
type Operation = NonNullable<Path['get']>
type Route = { method: string; path: string; operation: Operation }

const methods = ['get', 'post', 'patch', 'put', 'delete'] as const

const style = `
:root{color-scheme:light dark;--paper:#FBFAF6;--ink:#1B242A;--soft:#5F676D;--rule:#D6D0C2;--accent:#1F4E79}
@media (prefers-color-scheme:dark){:root{--paper:#131C21;--ink:#EEF2F2;--soft:#8D9BA2;--rule:#2B3942;--accent:#8FC1EC}}
body{margin:0 auto;max-width:60rem;padding:2rem 1rem 6rem;background:var(--paper);color:var(--ink);
 font:14px/22px "Inter","PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
h1{font-size:28px;line-height:36px}h2{margin-top:3rem;border-bottom:1px solid var(--rule);font-size:20px;line-height:28px}
h3{margin:2rem 0 .25rem;font:600 14px/22px ui-monospace,monospace}h3 b{color:var(--accent);margin-right:.75em}
a{color:var(--accent)}nav li{display:inline;margin-right:1.25em}nav ul{padding:0;list-style:none}
table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;color:var(--soft)}
th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem 0;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--soft)}td:first-child,pre,code{font-family:ui-monospace,monospace;font-size:13px}
pre{overflow:auto;max-height:32rem;padding:.75rem;border:1px solid var(--rule)}summary{cursor:pointer;padding:.2rem 0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`

/** Nothing is fetched and nothing runs; the one style sheet is known by its hash. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function documentationPage(document: ApiDocument, language: Language): string {
  const routes = routesOf(document)
  const topics = [...new Set(routes.map(({ path }) => topicOf(path)))]
  const links = topics.map(
    (topic) => `<li><a href="#${escaped(topic)}">${escaped(topicName(topic, language))}</a></li>`,
  )
  const sections = topics.map((topic) => {
    const own = routes.filter(({ path }) => topicOf(path) === topic)
    return sectionOf(topic, own, language)
  })
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading('title', language))}</title><style>${style}</style></head>
<body>
<h1>${escaped(heading('title', language))}</h1>
<p>${escaped(heading('introduction', language))} <a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="${escaped(heading('topics', language))}"><ul>${links.join('')}</ul></nav>
${sections.join('\n')}
</body>
</html>`
}

function routesOf(document: ApiDocument): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]: [string, Path]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method: method.toUpperCase(), path, operation }] : []
    }),
  )
}

/** /api/works/{id} → works. */
const topicOf = (path: string) => /^\/api\/([^/.]+)/.exec(path)?.[1] ?? path

function sectionOf(topic: string, routes: Route[], language: Language): string {
  const articles = routes.map((route) => articleOf(route, language)).join('\n')
  return `<section id="${escaped(topic)}"><h2>${escaped(topicName(topic, language))}</h2>\n${articles}</section>`
}

function articleOf({ method, path, operation }: Route, language: Language): string {
  const { summary = '', parameters = [], requestBody, responses } = operation
  const purpose = language === 'zh-CN' ? (inChinese[`${method} ${path}`] ?? summary) : summary
  const sent = requestBody && 'content' in requestBody ? schemasOf(requestBody.content) : []
  const body = sent.map(({ schema }) => unfold(heading('body', language), schema))
  const answers = Object.entries(responses).flatMap(([status, response]) =>
    schemasOf((response as { content?: Content }).content).map(({ type, schema }) =>
      unfold(`${status === 'default' ? heading('otherwise', language) : status} · ${type}`, schema),
    ),
  )
  return `<article><h3><b>${method}</b>${escaped(path)}</h3><p>${escaped(purpose)}</p>
${parameterTable(parameters as Parameter[], language)}${body.join('')}${answers.join('')}</article>`
}

// Our routes write parameters and responses out in full; the document's types also allow references to them.
type Parameter = { name: string; in: string; required?: boolean; schema?: Record<string, unknown> }
type Content = Record<string, { schema?: unknown }>

const schemasOf = (content: Content = {}) =>
  Object.entries(content).map(([type, { schema = {} }]) => ({ type, schema }))

function parameterTable(parameters: Parameter[], language: Language): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(({ name, in: where, required, schema = {} }) => {
    const cells = [name, where, required ? '✓' : '', JSON.stringify(schema)]
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  })
  const heads = ['parameter', 'where', 'required', 'form'] as const
  const head = heads.map((key) => `<th scope="col">${escaped(heading(key, language))}</th>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const unfold = (title: string, schema: unknown) =>
  `<details><summary>${escaped(title)}</summary><pre>${escaped(JSON.stringify(schema, null, 1))}</pre></details>`

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
