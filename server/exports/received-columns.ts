/** 原表其他列: the sender's own columns behind ours, headed as he heads them, so that his table comes back whole. */
import type { Cell } from '#geodata/readers/reading.ts'
import type { Column } from '#geodata/writers/sheet.ts'
import { mustBeAllowed } from '../accounts/can.ts'
import type { Reader } from '../accounts/reader.ts'
import type { Connection } from '../db/connection.ts'
import { Refusal } from '../errors.ts'
import { findReceived, findReceivedCells, type ReceivedCells } from './received.queries.ts'
import type { Say } from './said.ts'

export type ReceivedColumns = {
  columns: Column[]
  notes: string[]
  /** Of each record, one for each of the columns. */
  cellsOf: (ids: readonly string[]) => Promise<(id: string) => Cell[]>
}

/** Wide enough for every ledger seen; programs that read map files give up at a thousand or two. */
const mostColumns = 300
/** What GeoPackage itself calls its columns. */
const taken = ['fid', 'geom']

type Asked = {
  connection: Connection
  reader: Reader
  adcode: string
  ids: readonly string[]
  own: readonly Column[]
  say: Say
  wanted: boolean
}

/** As files hold names and telephone numbers nobody asked for, only who may read them again gets them. */
export async function receivedColumns({
  connection,
  reader,
  adcode,
  ids,
  own,
  say,
  wanted,
}: Asked): Promise<ReceivedColumns> {
  if (!wanted) return { columns: [], notes: [], cellsOf: async () => () => [] }
  mustBeAllowed(reader, 'import.read', { adcode })
  const { columns: found, files } = await findReceived(connection, ids)
  // what we added ourselves to an export that came back says nothing a sender said
  const ours = new Set(own.flatMap(({ key, label }) => (key === 'id' || key === 'serial' ? [label] : [])))
  const columns = found.filter(({ heading }) => !ours.has(heading))
  if (columns.length > mostColumns)
    throw new Refusal('too-many-received', { count: columns.length, limit: mostColumns })
  const label = labeller(own, say)
  return {
    columns: columns.map(({ heading, isNumber }) => ({
      key: `received-${heading}`,
      label: label(heading),
      type: isNumber ? 'number' : 'text',
    })),
    notes: [noteOf(say, columns.length, files)],
    cellsOf: async (part) => {
      const cells: ReceivedCells = columns.length > 0 ? await findReceivedCells(connection, part) : new Map()
      return (id) =>
        columns.map(({ heading, isNumber }) => {
          const cell = cells.get(id)?.[heading] ?? null
          return cell === null || isNumber
            ? cell
            : typeof cell === 'boolean'
              ? say(cell ? 'exports.yes' : 'exports.no')
              : String(cell)
        })
    },
  }
}

/** No two columns of a file share a heading; programs that read files take those that differ in capitals alone for one. */
function labeller(own: readonly Column[], say: Say) {
  const used = new Set([...taken, ...own.map(({ label }) => label.toLowerCase())])
  return (heading: string): string => {
    const plain = heading.trim() || say('exports.received.unnamed')
    let label = plain
    for (let n = 1; used.has(label.toLowerCase()); n++)
      label = say(n === 1 ? 'exports.received.same' : 'exports.received.sameAgain', { heading: plain, n })
    used.add(label.toLowerCase())
    return label
  }
}

const mostFiles = 10

function noteOf(say: Say, count: number, files: readonly string[]): string {
  if (count === 0) return say('exports.received.none')
  const named = files.slice(0, mostFiles).join(say('shell.comma'))
  const more = files.length - mostFiles
  return say(more > 0 ? 'exports.received.noteMore' : 'exports.received.note', { count, files: named, more })
}
