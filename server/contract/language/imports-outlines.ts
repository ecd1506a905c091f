/** What is told of files of outlines: of the district and its street offices. */
export const outlineFields = {
  name: ['名称', 'Name'],
  code: ['区划代码', 'Area code'],
  level: ['级别', 'Level'],
  district: ['所属区县', 'District'],
  attribution: ['版权说明', 'Attribution'],
} as const

export const outlineReadings = {
  'outline-without-shape': [
    '{{count}} 行没有图形，未读入。这里要面：街道、乡镇或区县的范围。',
    'Rows without a shape: {{count}}, left out. What is needed are areas: territories of street offices or of the district.',
  ],
  'outline-overlaps-row': [
    '与第 {{other}} 行的范围重叠 {{sizeHa}} 公顷（占本图形 {{percent}}%）。请核对两家的分界。',
    'It overlaps the territory in row {{other}} by {{sizeHa}} ha ({{percent}}% of this shape). Check where the two meet.',
  ],
  'outline-overlaps-office': [
    '与已有的{{name}}范围$t(readings.mark-{{mark}})重叠 {{sizeHa}} 公顷（占本图形 {{percent}}%）。请核对两家的分界，或把它也一并导入。',
    'It overlaps the territory {{name}} has$t(readings.mark-{{mark}}) by {{sizeHa}} ha ({{percent}}% of this shape). Check where the two meet, or import that one as well.',
  ],
  'outline-leaves-office': [
    '已有的{{name}}范围$t(readings.mark-{{mark}})有 {{percent}}% 落在新的区界之外。请核对区界，或把它也一并导入。',
    '{{percent}}% of the territory {{name}} has$t(readings.mark-{{mark}}) lie outside the new outline of the district. Check it, or import that one as well.',
  ],
  'outline-leaves-compounds': [
    '台账里属于它的小区有 {{count}} 个落在范围之外：{{names}}。请核对所属街道，或核对位置。',
    'Compounds the ledger has under it that lie outside: {{count}} ({{names}}). Check their street office, or their place.',
  ],
} as const

export const outlineReasons = {
  match: {
    'outline-elsewhere': ['属于别的区县', 'Of another district'],
    'outline-other-level': ['不是街道，也不是本区', 'Neither a street office nor the district'],
    'outline-nameless': ['没有名称', 'Has no name'],
    'outline-unknown': ['台账里没有这个街道', 'No street office of this name in the ledger'],
    'outline-twice': ['第 {{row}} 行也是它', 'Row {{row}} is the same one'],
  },
  candidate: {
    'outline-open': ['文件里没有别的行是它', 'no other row of the file is it'],
  },
} as const
