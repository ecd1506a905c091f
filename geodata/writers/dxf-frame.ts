/**
 * What surrounds the entities of a drawing: AutoCAD reads a DXF of R2000 only with its tables, two block records and a dictionary, each
 * with a handle and an owner. Everything here is the least that is complete.
 */

/** Handles that others point at; those of the layers and entities count up from `firstHandle`. */
const handles = {
  viewports: '8',
  lineTypes: '5',
  layers: '2',
  styles: '3',
  views: '6',
  coordinateSystems: '7',
  applications: '9',
  dimensionStyles: 'A',
  blockRecords: '1',
  root: 'C',
  groups: 'D',
  modelSpace: '1F',
  paperSpace: '1B',
} as const
export const modelSpace = handles.modelSpace
const firstLayerHandle = 0x100
export const firstEntityHandle = 0x1000

export type DxfLayer = { name: string; colour: number }

/** Group codes and values, a line each. */
export const pairs = (...each: (readonly [code: number, value: string | number])[]): string =>
  each.map(([code, value]) => `${String(code).padStart(3)}\n${value}\n`).join('')

const named = (entry: string, handle: string, owner: string, kind: string, name: string) =>
  pairs(
    [0, entry],
    [entry === 'DIMSTYLE' ? 105 : 5, handle],
    [330, owner],
    [100, 'AcDbSymbolTableRecord'],
    [100, kind],
    [2, name],
  )

const table = (name: string, handle: string, entries: readonly string[]) =>
  pairs([0, 'TABLE'], [2, name], [5, handle], [330, 0], [100, 'AcDbSymbolTable'], [70, entries.length]) +
  (name === 'DIMSTYLE' ? pairs([100, 'AcDbDimStyleTable'], [71, entries.length]) : '') +
  entries.join('') +
  pairs([0, 'ENDTAB'])

/** Everything before the first entity. `comments` stand at the top, where text editors show them. */
export function frameBefore(layers: readonly DxfLayer[], comments: readonly string[]): string {
  return [
    ...comments.map((comment) => pairs([999, comment])),
    pairs([0, 'SECTION'], [2, 'HEADER'], [9, '$ACADVER'], [1, 'AC1015'], [9, '$DWGCODEPAGE'], [3, 'ANSI_936']),
    pairs([9, '$HANDSEED'], [5, 'FFFFFFF'], [9, '$INSUNITS'], [70, 6], [9, '$LUNITS'], [70, 2], [9, '$MEASUREMENT']),
    pairs([70, 1], [0, 'ENDSEC'], [0, 'SECTION'], [2, 'CLASSES'], [0, 'ENDSEC']),
    tables(layers),
    blocks(),
    pairs([0, 'SECTION'], [2, 'ENTITIES']),
  ].join('')
}

/** Everything behind the last entity. */
export const frameAfter = (): string =>
  pairs([0, 'ENDSEC'], [0, 'SECTION'], [2, 'OBJECTS']) +
  pairs([0, 'DICTIONARY'], [5, handles.root], [330, 0], [100, 'AcDbDictionary'], [281, 1]) +
  pairs([3, 'ACAD_GROUP'], [350, handles.groups]) +
  pairs([0, 'DICTIONARY'], [5, handles.groups], [330, handles.root], [100, 'AcDbDictionary'], [281, 1]) +
  pairs([0, 'ENDSEC'], [0, 'EOF'])

function tables(layers: readonly DxfLayer[]): string {
  const lineTypes = ['ByBlock', 'ByLayer', 'Continuous'].map(
    (name, place) =>
      named('LTYPE', (0x14 + place).toString(16).toUpperCase(), handles.lineTypes, 'AcDbLinetypeTableRecord', name) +
      pairs([70, 0], [3, ''], [72, 65], [73, 0], [40, 0]),
  )
  const layerEntries = [{ name: '0', colour: 7 }, ...layers].map(({ name, colour }, place) => {
    const handle = (firstLayerHandle + place).toString(16).toUpperCase()
    return (
      named('LAYER', handle, handles.layers, 'AcDbLayerTableRecord', name) +
      pairs([70, 0], [62, colour], [6, 'Continuous'])
    )
  })
  // 国标 fonts that come with AutoCAD and the programs that follow it: one for Latin, one for Chinese
  const style =
    named('STYLE', '11', handles.styles, 'AcDbTextStyleTableRecord', 'Standard') +
    pairs([70, 0], [40, 0], [41, 1], [50, 0], [71, 0], [42, 2.5], [3, 'gbenor.shx'], [4, 'gbcbig.shx'])
  const spaces = [
    named('BLOCK_RECORD', handles.modelSpace, handles.blockRecords, 'AcDbBlockTableRecord', '*Model_Space'),
    named('BLOCK_RECORD', handles.paperSpace, handles.blockRecords, 'AcDbBlockTableRecord', '*Paper_Space'),
  ]
  return [
    pairs([0, 'SECTION'], [2, 'TABLES']),
    table('VPORT', handles.viewports, []),
    table('LTYPE', handles.lineTypes, lineTypes),
    table('LAYER', handles.layers, layerEntries),
    table('STYLE', handles.styles, [style]),
    table('VIEW', handles.views, []),
    table('UCS', handles.coordinateSystems, []),
    table('APPID', handles.applications, [
      named('APPID', '12', handles.applications, 'AcDbRegAppTableRecord', 'ACAD') + pairs([70, 0]),
    ]),
    table('DIMSTYLE', handles.dimensionStyles, [
      named('DIMSTYLE', '13', handles.dimensionStyles, 'AcDbDimStyleTableRecord', 'Standard') + pairs([70, 0]),
    ]),
    table('BLOCK_RECORD', handles.blockRecords, spaces),
    pairs([0, 'ENDSEC']),
  ].join('')
}

function blocks(): string {
  const block = (name: string, owner: string, begin: string, end: string) =>
    pairs([0, 'BLOCK'], [5, begin], [330, owner], [100, 'AcDbEntity'], [8, '0'], [100, 'AcDbBlockBegin'], [2, name]) +
    pairs([70, 0], [10, 0], [20, 0], [30, 0], [3, name], [1, '']) +
    pairs([0, 'ENDBLK'], [5, end], [330, owner], [100, 'AcDbEntity'], [8, '0'], [100, 'AcDbBlockEnd'])
  return (
    pairs([0, 'SECTION'], [2, 'BLOCKS']) +
    block('*Model_Space', handles.modelSpace, '20', '21') +
    block('*Paper_Space', handles.paperSpace, '1C', '1D') +
    pairs([0, 'ENDSEC'])
  )
}
