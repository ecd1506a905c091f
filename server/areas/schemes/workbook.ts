/** A scheme leaves the house: 片区一览表 as sheets of text and numbers, and what the file is called. Drafts, adopted and archived ones alike. */

import type { Uncovered } from '#contract/bundling.ts'
import { today } from '#contract/days.ts'
import type { District } from '#contract/district.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Scheme } from '#contract/scheme.ts'
import type { WorkbookSheet } from '#geodata/writers/xlsx-layout.ts'
import type { Reader } from '../../accounts/reader.ts'
import type { Connection } from '../../db/connection.ts'
import { findDistrict } from '../../districts/districts.queries.ts'
import { NotFound } from '../../errors.ts'
import { say } from '../../http/words.ts'
import { targetFootnotes } from '../../targets/footnotes.ts'
import { findScheme } from './schemes.queries.ts'
import { findLedger, findRecordedAreas, type LedgerRow, type RecordedArea } from './workbook.queries.ts'
import { areaColumns, areaRow, type CellContent, type Say, totalRow } from './workbook-rows.ts'

export type SchemeWorkbook = { title: string; fileName: string; sheets: readonly WorkbookSheet[] }

/** Throws NotFound for a scheme that is not there. */
export async function workbookOf(
  connection: Connection,
  reader: Reader,
  language: Language,
  id: string,
): Promise<SchemeWorkbook> {
  const adcode = id.slice(0, 6)
  const scheme = await findScheme(connection, reader, id)
  const district = scheme && (await findDistrict(connection, reader, adcode))
  if (!scheme || !district) throw new NotFound('scheme', id)
  const recorded = await findRecordedAreas(connection, reader, id)
  const ledger = await findLedger(connection, reader, adcode)
  const wasAdopted = recorded.length > 0 || scheme.state === 'adopted'
  const areas = wasAdopted ? recorded : draftedAreas(scheme)
  const told: Say = (key, params) => say(language, key, params)
  const footnotes = await targetFootnotes(connection, reader, adcode, told)
  return sheetsOf(told, { scheme, wasAdopted, district, areas, ledger, footnotes })
}

type Told = {
  scheme: Scheme
  /** Its areas were written, so it divides the whole district. */
  wasAdopted: boolean
  district: District
  areas: readonly RecordedArea[]
  ledger: readonly LedgerRow[]
  /** Differences to targets nobody has explained. */
  footnotes: readonly string[]
}

function sheetsOf(say: Say, { scheme, wasAdopted, district, areas, ledger, footnotes }: Told): SchemeWorkbook {
  const params = {
    district: district.name,
    scheme: scheme.name,
    state: say(`bench.states.${scheme.state}`),
    version: scheme.version,
    dataDate: district.dataDate,
    day: today(),
  }
  const title = say('workbook.title', params)
  const source = say(district.demo === 'loaded' ? 'workbook.sourceInvented' : 'workbook.source', params)
  const compoundOf = new Map(ledger.map((row) => [row.id, row]))
  const covered = new Set(areas.flatMap(({ compounds }) => compounds))
  const rows = [
    ...areas.map((area) => areaRow(say, area, compoundOf)),
    totalRow(
      say,
      ledger.filter(({ id }) => covered.has(id)),
    ),
  ]
  const areaSheet: WorkbookSheet = {
    name: say('workbook.areas'),
    lines: [title, source, say('workbook.rule')],
    header: areaColumns.map(({ key }) => say(`workbook.columns.${key}`)),
    widths: areaColumns.map(({ width }) => width),
    rows: [
      ...rows.map((row) => areaColumns.map(({ key }) => row[key])),
      ...footnotes.map((each) => [
        say('targets.footnoteLine', { told: each }),
        ...areaColumns.slice(1).map(() => null),
      ]),
    ],
  }
  const leftOver: WorkbookSheet = {
    name: say('workbook.leftOver'),
    lines: [`${title} · ${say('workbook.leftOver')}`, source],
    header: ['compound', 'street', 'reason'].map((key) => say(`workbook.columns.${key}`)),
    widths: [30, 20, 60],
    rows: leftOverRows(say, { scheme, wasAdopted, ledger }, covered),
  }
  return { title, fileName: `${say('workbook.fileName', params)}.xlsx`, sheets: [areaSheet, leftOver] }
}

/**
 * Who is in no area, in ledger order, with the reason the search gave. A draft names those that took part; a division that
 * was adopted is of the whole district, so everybody else in its ledger is left over.
 */
function leftOverRows(
  say: Say,
  { scheme, wasAdopted, ledger }: Pick<Told, 'scheme' | 'wasAdopted' | 'ledger'>,
  covered: ReadonlySet<string>,
): CellContent[][] {
  const nameOf = new Map(ledger.map(({ id, name }) => [id, name]))
  const reasons = new Map((scheme.draft?.uncovered ?? []).map((left) => [left.id, reasonOf(say, left, nameOf)]))
  return ledger
    .filter(({ id }) => !covered.has(id) && (wasAdopted || reasons.has(id)))
    .map(({ id, name, streetOffice }) => [name, streetOffice, reasons.get(id) ?? say('workbook.noReason')])
}

/** Told again, for the reader may speak another language than the planner; where a figure is missing, as it was told then. */
function reasonOf(say: Say, { code, params, reason }: Uncovered, nameOf: ReadonlyMap<string, string>): string {
  const { nearest = '' } = params
  const figures = { name: say('bundling.noName'), ...params, nearest: nameOf.get(String(nearest)) ?? nearest }
  const told = say(`bundling.left.${code}`, figures)
  return told.includes('{{') ? reason : told
}

/** Areas of a draft have no record yet but their name and year. */
const draftedAreas = ({ draft }: Scheme): RecordedArea[] =>
  (draft?.areas ?? []).map(({ number, name, planYear, compounds }) => ({
    number,
    name,
    planYear,
    implementer: null,
    leadStreetOfficeId: null,
    note: null,
    compounds,
  }))
