/**
 * Words of what a table means: findings about its columns, rows and totals (`readings.<code>`), and why a column or a row was understood as
 * it was. A finding says what is wrong and what to do next.
 */
export const readingsMeaning = {
  'no-name-column': [
    '没有找到小区名称或编码列。请在“列的含义”里指定哪一列是小区名称。',
    'No column holds names or codes of compounds. Say in the mapping which column is the name.',
  ],
  'row-without-name': [
    '这一行没有小区名称，未读入：{{text}}。请补上名称，或在源文件中删去此行。',
    'This row names no compound and was left out: {{text}}. Add the name, or remove the row from the file.',
  ],
  'impossible-year': [
    '“{{column}}”列的“{{value}}”不是可能的年份，未读入。请核对，填 1900–2100 之间的四位年份。',
    '{{value}} in column {{column}} is no possible year and was not taken. Check it; a year is 1900–2100.',
  ],
  'built-year-kept-as-words': [
    '“{{column}}”列的“{{value}}”不是一个确定的年份，按原文记为年代说明，建成年份留空。知道年份时请补填。',
    '{{value}} in column {{column}} is not one year; it is kept as a note and the year stays unknown. Fill in the year once it is known.',
  ],
  'plan-year-not-one': [
    '“{{column}}”列的“{{value}}”不是一个计划年度，未读入。请填一个四位年份。',
    '{{value}} in column {{column}} is not one plan year and was not taken. Give one year of four digits.',
  ],
  'not-one-number': [
    '“{{column}}”列的“{{value}}”不是一个确定的数，未读入。请改为一个数，可以带单位。',
    '{{value}} in column {{column}} is not one number and was not taken. Write one number, with its unit if need be.',
  ],
  'unit-unknown': [
    '“{{column}}”列的“{{value}}”：单位“{{unit}}”与此列不符，未读入。请换算，或改正这一列的含义。',
    '{{value}} in column {{column}}: {{unit}} is no unit of that field, so it was not taken. Convert it, or correct the mapping.',
  ],
  'unit-of-cell': [
    '“{{column}}”列的“{{value}}”自带单位“{{unit}}”，与列标题不同，已按单元格的单位换算。请核对。',
    '{{value}} in column {{column}} has a unit of its own, {{unit}}, other than the heading; the one in the cell was used. Please check.',
  ],
  negative: [
    '“{{column}}”列的“{{value}}”是负数，未读入。请核对。',
    '{{value}} in column {{column}} is negative and was not taken. Please check.',
  ],
  'zero-means-unknown': [
    '“{{column}}”列填 0，按“不详”处理，不写入 0。确有数字时请补填。',
    'Column {{column}} says 0, which is taken as unknown; no 0 is written. Fill in the figure once it is known.',
  ],
  'not-whole': [
    '“{{column}}”列的“{{value}}”应是整数，未读入。请核对这一列的含义和单位。',
    '{{value}} in column {{column}} should be a whole number and was not taken. Check the mapping and the unit.',
  ],
  'beyond-range': [
    '“{{column}}”列的“{{value}}”换算后超出可记录的范围，未读入。请核对单位。',
    '{{value}} in column {{column}} is beyond what can be recorded once converted, and was not taken. Check the unit.',
  ],
  'not-degrees': [
    '“{{column}}”列的“{{value}}”不是 {{least}}–{{most}} 之间的度数，未读入。若是米制坐标，请按图形文件导入并选择坐标系。',
    '{{value}} in column {{column}} is not in degrees from {{least}} to {{most}} and was not taken. Metric coordinates come in as a map file with its coordinate system.',
  ],
  'word-unknown': [
    '“{{column}}”列的“{{value}}”不是这一项的取值，未读入。请在这里指定它的意思，或把这一列改作备注。',
    '{{value}} in column {{column}} is none of the values of that field and was not taken. Say here what it means, or map the column to remarks.',
  ],
  'not-yes-or-no': [
    '“{{column}}”列的“{{value}}”既不是“是”也不是“否”，未读入。请在这里指定是或否。',
    '{{value}} in column {{column}} is neither yes nor no and was not taken. Say here which of the two it is.',
  ],
  'text-too-long': [
    '“{{column}}”列有 {{length}} 个字，太长，未读入。请缩短，或把这一列改作备注。',
    'Column {{column}} holds {{length}} characters, too many, and was not taken. Shorten it, or map the column to remarks.',
  ],
  'plan-before-built': [
    '“{{column}}”列：计划年度 {{planYear}} 早于建成年代 {{built}}。请核对是否两列填反。',
    'Column {{column}}: plan year {{planYear}} is before the year built, {{built}}. Check whether the two were swapped.',
  ],
  'built-in-future': [
    '“{{column}}”列：建成年代 {{built}} 晚于数据年份 {{dataYear}}。请核对。',
    'Column {{column}}: built in {{built}}, after the year of the data, {{dataYear}}. Please check.',
  ],
  'built-unlikely': [
    '“{{column}}”列：建成年代 {{built}} 太早，不像老旧小区。请核对。',
    'Column {{column}}: built in {{built}} is very early for a residential compound. Please check.',
  ],
  'households-unlikely': [
    '“{{column}}”列：{{households}} 户，多得不像一个小区。请核对是否多写了位数，或这是合计。',
    'Column {{column}}: {{households}} households are many for one compound. Check the digits, or whether it is a total.',
  ],
  'more-buildings-than-households': [
    '“{{column}}”列：{{buildings}} 栋楼多于 {{households}} 户。请核对两列是否填反。',
    'Column {{column}}: {{buildings}} buildings are more than {{households}} households. Check whether the two were swapped.',
  ],
  'households-without-floor-area': [
    '有户数（{{households}}）没有建筑面积。物业补贴和资金测算要用，请补填。',
    'Households ({{households}}) are given without floor area, which subsidies and costs are reckoned from. Please add it.',
  ],
  'no-floor-area-column': [
    '有“{{column}}”列，没有建筑面积列。物业补贴和资金测算要用，请在摸底时补上。',
    'There is a column {{column}} and none for floor area, which subsidies and costs are reckoned from. Add it in the next survey.',
  ],
  'floor-area-per-household': [
    '“{{column}}”列：合每户 {{each}} ㎡（{{households}} 户），不合常理。请核对面积、单位和户数。',
    'Column {{column}}: {{each}} m² for each of {{households}} households is unlikely. Check area, unit and households.',
  ],
  'floor-area-unit-doubtful': [
    '“{{column}}”列各行合每户约 {{each}} ㎡，单位多半不是㎡。请在“列的含义”里给这一列选对单位（如万㎡）。',
    'Column {{column}} comes to about {{each}} m² a household throughout; its unit is hardly m². Choose the right unit in the mapping, such as ten thousand m².',
  ],
  'duplicate-name': [
    '“{{name}}”与第 {{first}} 行同名。若是两处，请写明街道或院号；若是一处，请删去一行。',
    '{{name}} has the same name as row {{first}}. If they are two places, tell them apart by street office or number; if one, remove a row.',
  ],
  'other-district': [
    '这一行属于“{{district}}”，其余多属“{{most}}”。请核对是否混入了别的区县。',
    'This row is of {{district}}, most others of {{most}}. Check whether another district was mixed in.',
  ],
  'total-differs': [
    '“{{column}}”合计 {{total}}，{{rows}} 行相加为 {{sum}}。请核对合计或各行；合计不会分摊到各行。',
    'Total of {{column}} is {{total}}; its {{rows}} rows add up to {{sum}}. Check the total or the rows; a total is never spread over rows.',
  ],
  'total-differs_some': [
    '“{{column}}”合计 {{total}}，{{rows}} 行相加为 {{sum}}，其中 {{unknown}} 行没有数。请核对合计或各行；合计不会分摊到各行。',
    'Total of {{column}} is {{total}}; its {{rows}} rows add up to {{sum}}, {{unknown}} of them without a figure. Check the total or the rows; a total is never spread over rows.',
  ],
  'total-not-spread': [
    '“{{column}}”合计 {{total}}，{{rows}} 行都没有各自的数。合计已记下，不分摊到各行；请补各行的数。',
    'Total of {{column}} is {{total}} and none of its {{rows}} rows has a figure. The total is kept and not spread over rows; add the figures of the rows.',
  ],
  'total-of-rows-differs': [
    '合计写 {{total}} 个小区，实有 {{rows}} 行。请核对是否缺行或多行。',
    'The total says {{total}} compounds; there are {{rows}} rows. Check whether a row is missing or too many.',
  ],
  'built-year-contradicts': [
    '文件写“{{written}}”，台账记的是 {{built}} 年，两者不合，都保留。请核定一个。',
    'The file says {{written}}, the ledger {{built}}; they do not agree and both are kept. Decide which holds.',
  ],
} as const

/** Why a column was read as a field, or was not; why a record is or may be a compound. */
export const importReasons = {
  column: {
    'by-heading-and-content': ['标题和内容都相符', 'Heading and content agree'],
    'by-heading': ['按标题判断', 'By its heading'],
    'by-heading-against-content': [
      '按标题判断，但内容不像，请核对',
      'By its heading, though the content looks otherwise; please check',
    ],
    'by-content': ['标题看不出，按内容判断', 'The heading does not tell; by its content'],
    'by-template': ['按“{{sender}}”的模板', 'By the template of {{sender}}'],
    'by-user': ['手工指定', 'Set by hand'],
    serial: ['序号，不读入', 'A running number; not read'],
    'column-empty': ['整列为空，不读入', 'An empty column; not read'],
    'field-taken': [
      '另一列更符合这一项；内容随记录保留',
      'Another column fits that field better; its cells stay with the record',
    ],
    'not-recognised': [
      '没有认出；内容随记录保留，可手工指定',
      'Not recognised; its cells stay with the record, and you can set it by hand',
    ],
  },
  match: {
    chosen: ['手工选定', 'Chosen by hand'],
    'same-code': ['编码相同', 'Same code'],
    'same-name': ['名称相同', 'Same name'],
    'same-other-name': ['与别名相同', 'Same as another name of it'],
    'same-name-and-year': ['名称和计划年度相同', 'Same name and plan year'],
    'same-other-name-and-year': ['与别名和计划年度相同', 'Same as another name of it, and the plan year'],
    'other-plan-year': [
      '同名小区不止一个，计划年度也对不上',
      'Several have that name, and the plan year is that of none left',
    ],
    'same-name-but-kind': [
      '名称相同，只差“小区”“院”等字样',
      'Same name but for the word that says what kind of place it is',
    ],
    'nothing-like-it': ['台账里没有相近的小区', 'Nothing like it in the ledger'],
    'not-in-file': ['台账有，文件没有', 'In the ledger and not in the file'],
    'same-code-other-name': ['编码相同，名称不同', 'Same code, other name'],
    'several-compounds': ['台账里有几个小区都符合', 'Several compounds of the ledger fit'],
    'several-rows': ['文件里有几行都指向同一个小区', 'Several rows fit one compound'],
    retired: ['符合的小区已移出台账', 'The compound that fits was retired'],
    'was-split': [
      '“{{name}}”已在台账里拆分，请指定这一行是其中哪一个',
      '{{name}} was split in the ledger; say which of its parts this row is',
    ],
    'was-merged': [
      '“{{name}}”已在台账里并入别的小区，请指定这一行是哪一个',
      '{{name}} was merged in the ledger; say which compound this row is',
    ],
    'other-kind': [
      '名称相近，一个叫小区，一个叫院，街道不能确认',
      'Alike but for the kind of place, and no street office to tell',
    ],
    'same-name-other-street': ['同名，街道不同', 'Same name, other street office'],
    'name-already-matched': ['同名的小区已对应另一行', 'The compound of that name went to another row'],
    'similar-only': ['名称相近', 'Similar name'],
  },
  candidate: {
    'name-equal': ['名称相同', 'same name'],
    'name-similar': ['名称相近 {{percent}}%', 'name {{percent}}% alike'],
    'code-equal': ['编码相同', 'same code'],
    'street-equal': ['街道相同', 'same street office'],
    'street-differs': ['街道不同', 'other street office'],
    'plan-year-equal': ['计划年度相同', 'same plan year'],
    'plan-year-differs': ['计划年度为 {{year}} 年', 'plan year {{year}}'],
    'is-retired': ['已移出台账', 'retired'],
    'split-from': ['由“{{name}}”拆分而来', 'split from {{name}}'],
    'merged-from': ['由“{{name}}”合并而来', 'merged from {{name}}'],
    'already-matched': ['已对应第 {{row}} 行', 'matched to row {{row}}'],
  },
} as const
