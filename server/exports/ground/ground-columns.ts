/** The columns of an exported ground. They are headed as the reader of such files knows them, so that what goes out comes in again. */
import type { Cell } from '#geodata/readers/reading.ts'
import type { Column, ColumnType } from '#geodata/writers/sheet.ts'
import type { Say } from '../said.ts'
import type { ExportGround } from './ground-rows.queries.ts'

type GroundColumn = Column & { cell: (thing: ExportGround, place: number) => Cell }

/** In the order of a legend. A main road that keeps nobody apart is a slip road, or lies in a tunnel. */
const classes = [
  ...(['trunk', 'arterial', 'secondary', 'street', 'lane', 'trunk-open', 'arterial-open'] as const),
  ...(['railway', 'river', 'water', 'bridge', 'footbridge', 'underpass'] as const),
]

/** `serial` counts the rows, as lists on paper do; `district` is told where there are several. */
export function groundColumns(say: Say, { serial, district }: { serial: boolean; district: boolean }): GroundColumn[] {
  const column = (key: string, type: ColumnType, cell: GroundColumn['cell']): GroundColumn => ({
    key,
    label: say(`exports.ground.columns.${key}`),
    type,
    cell,
  })
  const classWord = (code: string) => say(`exports.ground.classes.${code}`)
  return [
    ...(serial ? [column('serial', 'year', (_, place) => place + 1)] : []),
    ...(district ? [column('district', 'text', (thing) => thing.district)] : []),
    column('name', 'text', ({ name }) => name),
    column('code', 'text', ({ code }) => code),
    { ...column('class', 'text', (thing) => classWord(classOf(thing))), words: classes.map(classWord) },
    column('widthM', 'number', ({ widthM }) => widthM),
    column('bridge', 'flag', ({ kind, crossing }) => (kind !== 'crossing' && crossing !== null ? true : null)),
    column('barrier', 'text', ({ cuts, active, kind }) =>
      cuts && kind !== 'crossing' && active !== null ? say(`exports.ground.barrier.${active ? 'on' : 'off'}`) : null,
    ),
    column('reason', 'text', ({ reason }) => reason),
    column('lengthM', 'number', ({ lengthM }) => lengthM),
    column('attribution', 'text', ({ attribution }) => attribution),
    column('source', 'text', ({ source }) => source),
    column('invented', 'text', ({ invented }) => (invented ? say('words.provenanceKind.invented') : null)),
    column('id', 'text', ({ id }) => id),
  ]
}

/** The code of its word. A river's surface is a water that cuts. */
function classOf({ kind, class: roadClass, cuts, crossing }: ExportGround): string {
  if (kind === 'crossing') return crossing ?? 'bridge'
  if (kind === 'water') return cuts ? 'river' : 'water'
  if (kind !== 'road') return kind
  const isMain = roadClass === 'trunk' || roadClass === 'arterial'
  return isMain && !cuts ? `${roadClass}-open` : (roadClass ?? 'street')
}
