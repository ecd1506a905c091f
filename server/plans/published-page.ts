/**
 * A published plan as a page anybody may be sent: HTML without any script, to read and to print. Only what is public is in it:
 * names, street offices, years, classes of work, totals, what changed of these since the edition before, differences to targets
 * nobody explained, number and day. 市中政办字〔2020〕13号 三（四）.
 */
import { createHash } from 'node:crypto'
import type { Total } from '#contract/area.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { InventedPart, PlanDifference, PlanEdition } from '#contract/plan-editions.ts'
import type { PlanRow } from '#contract/plan-rows.ts'
import { say as sayIn } from '../http/words.ts'

export type Published = {
  edition: PlanEdition
  district: { name: string; dataDateInvented: boolean }
  /** The last one published; the page says so where it shows an earlier one. */
  newest: number
}

const style = `
:root{color-scheme:light dark;--paper:#FBFAF6;--ink:#1B242A;--soft:#5F676D;--rule:#D6D0C2;--accent:#1F4E79}
@media (prefers-color-scheme:dark){:root{--paper:#131C21;--ink:#EEF2F2;--soft:#8D9BA2;--rule:#2B3942;--accent:#8FC1EC}}
body{margin:0 auto;max-width:56rem;padding:2rem 1rem 4rem;background:var(--paper);color:var(--ink);
 font:15px/24px "Inter","PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
header{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 1.5rem}
p{margin:.25rem 0}h1{flex-basis:100%;margin:0;font:600 26px/36px "Noto Serif CJK SC","Songti SC",serif;text-wrap:balance}
.district{margin:0;color:var(--soft)}a{color:var(--accent)}.note{margin-top:1rem;color:var(--soft);font-size:13px;line-height:20px}
dl{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin:1.25rem 0;padding:.75rem 0;border-block:1px solid var(--rule)}
dt{color:var(--soft);font-size:13px}dd{margin:0;font-weight:600}dd small{display:block;color:var(--soft);font-weight:400}
.totals{border:0;padding:0}.totals dd{font-size:20px;line-height:28px}.totals small{font-size:13px;line-height:18px}
h2{margin:2rem 0 .5rem;font-size:17px}ul{margin:0;padding-left:1.25rem}.wide{overflow-x:auto}table{width:100%;border-collapse:collapse}
th,td{padding:.35rem 1rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--soft);font-size:13px;white-space:nowrap}tbody th{font-weight:500}
td:first-child,thead th:first-child{width:3rem;color:var(--soft)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:480px){th,td{padding-right:.6rem;font-size:14px;line-height:20px}td:first-child,thead th:first-child{width:auto}}
@page{size:A4;margin:16mm 14mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--rule:#999}
 body{max-width:none;padding:0;font-size:10.5pt;line-height:16pt}a,nav{display:none}tr{break-inside:avoid}.wide{overflow:visible}}`

/** Nothing is fetched and nothing runs; the one style sheet is known by its hash. */
export const publishedPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

type Say = (key: string, params?: Record<string, string | number>) => string
const speaking =
  (language: Language): Say =>
  (key, params) =>
    sayIn(language, `publishedPlan.${key}`, params)

export function publishedPage({ edition, district, newest }: Published, language: Language): string {
  const say = speaking(language)
  const { frozen, publishedOn, documentNumber } = edition
  const { fromYear, toYear } = frozen
  const invented = inventedIn(edition, district.dataDateInvented)
  const years = fromYear === toYear ? String(fromYear) : say('manyYears', { from: fromYear, to: toYear })
  const told: [string, string][] = [
    [say('documentNumber'), documentNumber ?? say('noNumber')],
    [say('publishedOn'), publishedOn],
    [say('years'), years],
  ]
  return page(language, `${district.name} ${frozen.name}`, [
    `<header><p class="district">${escaped(district.name)} · ${escaped(say('edition', { edition: edition.edition }))}</p>${languageLink(language)}`,
    `<h1>${escaped(frozen.name)}</h1></header>`,
    newest > edition.edition
      ? `<p><a href="../${newest}/page?lang=${language}">${escaped(say('newer', { edition: newest }))}</a></p>`
      : '',
    `<dl>${told.map(([term, text]) => `<div><dt>${escaped(term)}</dt><dd>${escaped(text)}</dd></div>`).join('')}</dl>`,
    totals(say, language, { sums: frozen.sums, invented }),
    rowsTable(say, language, edition),
    changes(say, language, edition.difference),
    ...(frozen.footnotes ?? []).map((told) => {
      const line = sayIn(language, 'targets.footnoteLine', { told: told[language] })
      return `<p class="note">${escaped(line)}</p>`
    }),
    `<p class="note">${escaped(say('frozen', { day: frozen.dataDate }))}${invented.length > 0 ? ` ${escaped(say('invented'))}` : ''}</p>`,
  ])
}

/** As frozen with the edition; one published before that was kept has only what the district says of itself today. */
export const inventedIn = ({ frozen }: Pick<PlanEdition, 'frozen'>, isDateInvented: boolean): readonly InventedPart[] =>
  frozen.invented ?? (isDateInvented ? ['dataDate'] : [])

/** What who follows a link to an edition finds that was taken back. */
export function goneLink(language: Language): string {
  const say = speaking(language)
  return page(language, say('goneTitle'), [
    `<header><h1>${escaped(say('goneTitle'))}</h1></header><p>${escaped(say('goneText'))}</p>`,
  ])
}

const page = (language: Language, title: string, parts: readonly string[]): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body>
<main>
${parts.filter(Boolean).join('\n')}
</main>
</body>
</html>`

const languageLink = (language: Language): string => {
  const other = language === 'en' ? 'zh-CN' : 'en'
  return `<a href="?lang=${other}" hreflang="${other}">${escaped(sayIn(language, 'shell.switchLanguage'))}</a>`
}

type Totals = Pick<PlanEdition['frozen'], 'sums'> & { invented: readonly InventedPart[] }

function totals(say: Say, language: Language, { sums, invented }: Totals): string {
  const fields = ['households', 'floorAreaM2', 'costWan'] as const
  const cells = fields.map((field) => {
    const { main, rest: known } = totalTold(say, language, sums[field])
    const rest = [known, invented.includes(field) ? say('partInvented') : ''].filter(Boolean).join(' · ')
    return `<div><dt>${escaped(say(field))}</dt><dd>${escaped(main)}${rest && `<small>${escaped(rest)}</small>`}</dd></div>`
  })
  const compounds = `<div><dt>${escaped(say('compounds'))}</dt><dd>${sums.compounds}</dd></div>`
  return `<h2>${escaped(say('totals'))}</h2><dl class="totals">${compounds}${cells.join('')}</dl>`
}

/** Recorded first; an estimate and what nobody knows are told beside it, never added. */
function totalTold(say: Say, language: Language, { recorded, estimated, unknown }: Total) {
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 })
  const isGuess = recorded === null && estimated !== null
  const rest = [
    estimated === null ? '' : isGuess ? say('allEstimated') : say('estimated', { amount: number(estimated) }),
    unknown === 0 ? '' : say('unknown', { count: unknown }),
  ]
  const main = recorded ?? estimated
  return { main: main === null ? '—' : number(main), rest: rest.filter(Boolean).join(' · ') }
}

/** The year has a column where the plan has several. */
function rowsTable(say: Say, language: Language, { frozen: { rows, fromYear, toYear } }: PlanEdition): string {
  const hasYears = fromYear !== toYear
  const heads = [say('serial'), say('name'), say('street'), say('workClass'), ...(hasYears ? [say('year')] : [])]
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')
  const line = ({ name, street, workClass, year }: PlanRow, at: number) => {
    const kind = workClass === null ? say('notSaid') : sayIn(language, `policies.workClass.${workClass}`)
    const cells = [street ?? '—', kind, ...(hasYears ? [String(year ?? say('notSaid'))] : [])]
    return `<tr><td>${at + 1}</td><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  }
  return `<h2>${escaped(say('list'))}</h2>
<div class="wide" role="region" aria-label="${escaped(say('list'))}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table></div>`
}

const publicFacts: readonly string[] = ['name', 'street', 'workClass']

/** What it changed of the edition before, as far as the page speaks of it: who came, who went, and what is public of the others. */
function changes(say: Say, language: Language, difference: PlanDifference | null): string {
  if (!difference) return ''
  const { edition, added, removed, moved, changed } = difference
  const comma = sayIn(language, 'shell.comma')
  const named = (key: string, rows: readonly { name: string }[]) =>
    rows.length > 0 ? [say(key, { names: rows.map(({ name }) => name).join(comma) })] : []
  const told = (field: string, value: string | null) =>
    value !== null && field === 'workClass' ? sayIn(language, `policies.workClass.${value}`) : (value ?? say('notSaid'))
  const lines = [
    ...named('added', added),
    ...named('removed', removed),
    ...moved.map(({ name, from, to }) => `${name} ${say('year')} ${from ?? say('notSaid')} → ${to ?? say('notSaid')}`),
    ...changed.flatMap(({ name, facts }) =>
      facts
        .filter(({ field }) => publicFacts.includes(field))
        .map(({ field, from, to }) => `${name} ${say(field)} ${told(field, from)} → ${told(field, to)}`),
    ),
  ]
  const list = lines.map((line) => `<li>${escaped(line)}</li>`).join('')
  return `<h2>${escaped(say('changes', { edition }))}</h2>${list ? `<ul>${list}</ul>` : `<p>${escaped(say('unchanged'))}</p>`}`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
