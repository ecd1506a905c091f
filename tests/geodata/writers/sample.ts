import type { Sheet, SheetRow } from '#geodata/writers/sheet.ts'

/** A yard of 0.001° with a hole, its rings turned the wrong way; and one in two parts. */
export const holed: SheetRow['geometry'] = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [113.6, 34.8],
        [113.6, 34.801],
        [113.601, 34.801],
        [113.601, 34.8],
        [113.6, 34.8],
      ],
      [
        [113.6002, 34.8002],
        [113.6004, 34.8002],
        [113.6004, 34.8004],
        [113.6002, 34.8002],
      ],
    ],
  ],
}
export const twoParts: SheetRow['geometry'] = {
  type: 'MultiPolygon',
  coordinates: [113.61, 113.6123456].map((west) => [
    [
      [west, 34.81],
      [west + 0.001, 34.81],
      [west + 0.001, 34.8112345],
      [west, 34.81],
    ],
  ]),
}

/** Two placed compounds and one that is not, with names that try a writer's patience. */
export const rows: readonly SheetRow[] = [
  { cells: ['=12中"家属院"', 1993, 120.5, '2020-01-01', true, '在建'], geometry: holed },
  { cells: ['同乐社区南北院 <&> 喆㛃𠮷', null, null, null, null, '储备'], geometry: twoParts },
  { cells: ['沿河小区,6号楼\n二行', 1985, 0, '2019-12-20', false, null], geometry: null },
]

export const sheet = (changed: Partial<Sheet> = {}): Sheet => ({
  name: '小区',
  title: '惠济区老旧小区台账',
  columns: [
    { key: 'name', label: '名称', type: 'text' },
    { key: 'builtYear', label: '建成年代', type: 'year' },
    { key: 'floorAreaM2', label: '建筑面积', type: 'number' },
    { key: 'statusOn', label: '状态日期', type: 'date' },
    { key: 'late', label: '逾期', type: 'flag' },
    { key: 'status', label: '状态', type: 'text', words: ['储备', '在建'] },
  ],
  rows,
  notes: ['来源：惠政文〔2019〕63号', '数据截至 2020-01-01'],
  yesNo: ['是', '否'],
  namedBy: 'name',
  kindBy: 'status',
  ...changed,
})

/** All a writer gives, as one file. */
export async function fileOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return new Uint8Array(Buffer.concat(parts))
}

export const textOfFile = async (chunks: AsyncIterable<Uint8Array>) => new TextDecoder().decode(await fileOf(chunks))
