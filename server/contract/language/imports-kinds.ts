/** What is told of files of works and of the ground: how a row was understood, what it lacks, and which record of the ledger it is. */
export const kindReadings = {
  'work-trade-unknown': [
    '“{{value}}”看不出是哪个专业，未读入。请在这里指定它的意思，或改写为供电、通信、给水、排水、燃气或供热。',
    '{{value}} says no trade and was not taken. Say here what it means, or write power, telecom, water, drainage, gas or heating.',
  ],
  'work-kind-unknown': [
    '“{{value}}”看不出做什么，未读入。请在这里指定它的意思，或改写为现状、架空线入地、新建、改造、拆除或道路。',
    '{{value}} does not say what is done and was not taken. Say here what it means, or write existing, undergrounding, new, replacement, removal or road.',
  ],
  'work-placement-unknown': [
    '“{{value}}”看不出是架空还是地下，未读入。请在这里指定它的意思，或改写为架空或地下。',
    '{{value}} does not say how the line runs and was not taken. Say here what it means, or write overhead or buried.',
  ],
  'work-state-unknown': [
    '“{{value}}”看不出进展，未读入。请在这里指定它的意思，或改写为现状、计划、施工或完成。',
    '{{value}} says no state and was not taken. Say here what it means, or write existing, planned, under way or finished.',
  ],
  'work-excavates-unknown': [
    '是否开挖写的是“{{value}}”，未读入。请在这里指定是或否。',
    '{{value}} does not say whether it excavates and was not taken. Say here which of the two it is.',
  ],
  'work-months-unclear': [
    '“{{value}}”看不出年月，未读入。请写成 2026-03，或 2026年3月至6月。',
    '{{value}} names no months and was not taken. Write 2026-03, or 2026.3-2026.6.',
  ],
  'work-told-by-layer': [
    '各行没有写明的，按图层（表）名“{{layer}}”理解，共 {{count}} 处。请核对。',
    'What the rows do not say is taken from the name of the layer, {{layer}}, {{count}} times. Please check.',
  ],
  'work-taken-as-existing': [
    '{{count}} 行没有写工程内容、状态和时间，按现状管线记。其中若有计划工程，请加一列写明。',
    'Rows that name no work, state or time: {{count}}, taken as lines that exist. Add a column where something is planned.',
  ],
  'work-lacks-trade': [
    '{{count}} 行没有写专业，不能写入。请加“专业”一列，或用专业作图层名、文件名（如“给水管线”）。',
    'Rows that name no trade: {{count}}; they cannot be written. Add a column, or name the layer or file by its trade.',
  ],
  'work-lacks-kind': [
    '{{count}} 行有时间或进展，没有写做什么，不能写入。请加“工程类型”一列（新建、改造、架空线入地、拆除）。',
    'Rows with a time or a state that do not say what is done: {{count}}; they cannot be written. Add a column for new, replacement, undergrounding or removal.',
  ],
  'work-lacks-placement': [
    '{{count}} 行没有写架空还是地下，不能写入。请加“敷设方式”一列，或用“架空线”“地下电缆”作图层名。',
    'Rows that do not say whether the line is overhead or buried: {{count}}; they cannot be written. Add a column, or name the layer by it.',
  ],
  'work-without-place': [
    '{{count}} 行没有线位，不会上图。有图形文件时请按编号或名称再导入一次。',
    'Rows without a line, which will not be on the map: {{count}}. Import them again from a map file by number or name.',
  ],
  'work-line-without-length': [
    '这一行的图形没有长度，未读入。请核对源图。',
    'The shape of this row has no length and was not taken. Check the drawing.',
  ],
  'work-shape-not-possible': [
    '这一行的图形是 {{shape}}，工程只能是点、线或一个面，未读入。请拆开后再导入。',
    'The shape of this row is a {{shape}}; a work is a point, lines or one surface, so it was not taken. Split it first.',
  ],
  'work-window-reversed': [
    '开工 {{from}} 晚于完工 {{to}}，这一行不写入。请核对。',
    'It begins {{from}} and ends {{to}}, before that; the row is not written. Please check.',
  ],
  'work-never-overhead': [
    '给水、排水、燃气、供热管线不会架空，也谈不上架空线入地；这一行不写入。请核对专业和敷设方式。',
    'Pipes of water, drainage, gas or heat hang on no poles and are not put below ground; the row is not written. Check trade and placement.',
  ],
  'work-operator-new': [
    '单位名录里没有“{{name}}”，导入时会加入。请核对是不是已有单位的另一种写法。',
    'There is no company named {{name}} yet; importing adds it. Check that it is not another spelling of one there is.',
  ],
  'ground-class-missing': [
    '{{count}} 个图形没有写明是什么，未读入。请给类别一列（道路等级、河流、铁路），或在这里指定整层是什么。',
    'Shapes that do not say what they are: {{count}}, left out. Add a column for the class, or say here what the layer is.',
  ],
  'ground-class-unknown': [
    '类别“{{value}}”不认得，{{count}} 个未读入。请在这里指定它是什么，以后同一单位的文件照此读。',
    'The class {{value}} is not known; {{count}} left out. Say here what it is; the sender’s next file is read by it.',
  ],
  'ground-left': [
    '“{{value}}”不上底图，也不作阻隔，{{count}} 个未读入。',
    '{{value}} is neither drawn nor a barrier; {{count}} left out.',
  ],
  'ground-not-a-line': [
    '“{{value}}”应是线，{{count}} 个是面，未读入。请导出中心线。',
    '{{value}} should be lines; {{count}} are surfaces and were left out. Export the centre lines.',
  ],
  'ground-not-on-the-surface': [
    '“{{value}}”在隧道、暗渠或高架上，不作阻隔，{{count}} 个未读入。',
    '{{value}} in tunnels, culverts or on viaducts is no barrier; {{count}} left out.',
  ],
  'ground-row-not-read': ['“{{value}}”，没有读入。', '{{value}}: not taken.'],
  'ground-row-unnamed': ['没有写明是什么，没有读入。', 'It does not say what it is and was not taken.'],
  'ground-row-left': ['“{{value}}”，不上底图，也不作阻隔。', '{{value}}: neither drawn nor a barrier.'],
  'ground-width-unclear': [
    '宽度“{{value}}”不是一个确定的米数，未读入。请改为一个数。',
    'The width {{value}} is not one figure in metres and was not taken. Write one number.',
  ],
  'ground-of-openstreetmap': [
    '数据来自 OpenStreetMap，导入后地图上会注明“{{notice}}”；再发布时须保留。',
    'The data is of OpenStreetMap: the map will say “{{notice}}”, which has to stay wherever it is published.',
  ],
  'ground-invented-here': [
    '本区已有示意的道路 {{roads}} 条、阻隔 {{barriers}} 条、水面 {{waters}} 处，导入的会与它们重叠。请先移除示意数据。',
    'The district has invented ground (roads {{roads}}, barriers {{barriers}}, waters {{waters}}), over which the real one would lie. Remove the demo data first.',
  ],
} as const

export const kindReasons = {
  match: {
    'nothing-there': ['台账里没有', 'Not in the ledger'],
    'twice-in-file': ['与第 {{row}} 行完全相同', 'The same as row {{row}}'],
    'same-place': ['位置相同', 'Same place'],
    'same-name-and-place': ['名称相同，位置相近', 'Same name, nearly the same place'],
    'several-at-place': ['台账里同一位置有几条', 'Several in the ledger at this place'],
    'several-of-name': ['台账里有几条同名', 'Several in the ledger of this name'],
    'work-lacks-trade': ['没有写专业', 'Names no trade'],
    'work-lacks-kind': ['没有写做什么', 'Does not say what is done'],
    'work-lacks-placement': ['没有写架空还是地下', 'Does not say how the line runs'],
    'work-without-place': ['没有线位，也没有名称', 'Neither a line nor a name'],
    'work-contradicts': ['各项互相矛盾', 'What it says contradicts itself'],
    'other-kind-of-ground': ['选定的记录是另一类', 'The record chosen is of another kind'],
  },
  candidate: {
    'place-equal': ['位置相同', 'same place'],
  },
} as const
