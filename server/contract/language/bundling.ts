/** Why an area is one, and why a compound is in none: words of the bundling engine. */
export const bundling = {
  reasonSingle: [
    '1 个小区自成一片，{{households}} 户。',
    'One compound makes an area by itself: {{households}} households.',
  ],
  reason: [
    '{{count}} 个小区相邻（最大间距 {{gapM}} m），{{households}} 户，直径 {{diameterM}} m，可统一设计、统一施工。',
    '{{count}} neighbouring compounds (widest gap {{gapM}} m), {{households}} households, {{diameterM}} m across; one design and one building site will do.',
  ],
  reasonShared: ['相邻小区共用巷道或管线约 {{metres}} m。', 'Neighbours share about {{metres}} m of lane or pipe.'],
  reasonOwners: [
    '分属 {{count}} 个不同管理主体，适合连片改造。',
    'They are managed by {{count}} different bodies, which counts for bundling.',
  ],
  reasonYear: ['计划年度 {{year}}，无需调整。', 'Plan year {{year}}; nobody moves.'],
  reasonShift_one: [
    '计划年度统一为 {{year}}，调整 {{count}} 个小区，合 {{householdYears}} 户·年。',
    'Plan year {{year}}: moves {{count}} compound, {{householdYears}} household-years.',
  ],
  reasonShift_other: [
    '计划年度统一为 {{year}}，调整 {{count}} 个小区，合 {{householdYears}} 户·年。',
    'Plan year {{year}}: moves {{count}} compounds, {{householdYears}} household-years.',
  ],
  reasonEstimated: ['其中 {{households}} 户为估算。', '{{households}} of the households are estimated.'],
  reasonLocked: ['由规划人员锁定，保持原样。', 'Locked by the planner; left as it is.'],
  noName: ['无名屏障', 'a barrier without a name'],
  left: {
    excluded: ['由规划人员留作单独改造', 'Left out by the planner'],
    'no-neighbour_none': ['周边没有其他小区', 'No other compound is near'],
    'no-neighbour': [
      '最近的小区 {{nearest}} 在 {{gapM}} m 外，超过 {{maxGapM}} m',
      'The nearest compound, {{nearest}}, is {{gapM}} m away; the limit is {{maxGapM}} m',
    ],
    barrier: ['与 {{nearest}} 之间隔着{{name}}', '{{nearest}} lies across {{name}}'],
    'other-street': ['相邻的 {{nearest}} 属于另一街道', 'Its neighbour {{nearest}} belongs to another street office'],
    denied: ['与 {{nearest}} 的相邻关系已由人工否定', 'The link to {{nearest}} was denied by hand'],
    'above-cap': ['本小区 {{figure}} 已超过上限 {{limit}}', 'By itself it has {{figure}}, above the cap of {{limit}}'],
    'too-few': [
      '能连成一片的 {{count}} 个小区共 {{households}} 户，达不到片区下限',
      'The {{count}} compounds it connects to have {{households}} households together, below the floor for an area',
    ],
    'too-far': [
      '并入相邻片区后，小区间距离将超过 {{limit}} m',
      'Joining a neighbouring area would put compounds more than {{limit}} m apart',
    ],
    'years-apart': [
      '与相邻片区计划年度相差超过 {{limit}} 年',
      'Its plan year is more than {{limit}} years from that of the neighbouring area',
    ],
    'cannot-link': [
      '与相邻片区内的小区设为不得同片',
      'It was forbidden to be with a compound of the neighbouring area',
    ],
    'must-link': ['须与其同片的小区无法一起成片', 'Compounds that must be with it cannot be in one area'],
    'no-room': [
      '并入相邻片区后，户数等将超过上限（{{limit}} 户）',
      'Joining a neighbouring area would exceed a cap ({{limit}} households)',
    ],
    'no-room_none': ['没有找到能容纳它的片区', 'No area was found that could hold it'],
  },
  doubt: {
    'parts-apart': [
      '{{names}}：边界由几块组成，各块之间不相邻（隔着屏障或超过间距）。',
      '{{names}}: its boundary has parts that are no neighbours of each other (a barrier between, or too far).',
    ],
    'same-boundary': [
      '{{names}}：边界相同，可能是重复登记。',
      '{{names}}: the same boundary twice; perhaps one record too many.',
    ],
    overlap: ['{{names}}：边界重叠。', '{{names}}: their boundaries overlap.'],
  },
  finding: {
    'not-found': ['找不到文件 {{file}}', 'There is no file {{file}}'],
    'not-json': ['{{file}} 不是 JSON：{{detail}}', '{{file}} is not JSON: {{detail}}'],
    'not-features': ['{{file}} 不是 GeoJSON FeatureCollection', '{{file}} is not a GeoJSON FeatureCollection'],
    'json-place': ['第 {{line}} 行第 {{column}} 个字符处有误', 'look at line {{line}}, character {{column}}'],
    'json-token': ['不该有 {{token}}', '{{token}} is out of place'],
    'json-end': ['文件不完整', 'it ends too soon'],
    'too-deep': ['{{file}} 嵌套超过 {{limit}} 层', '{{file}} is nested more than {{limit}} levels deep'],
    'bad-feature': ['第 {{place}} 个要素：{{detail}}', 'Feature {{place}}: {{detail}}'],
    'bad-geometry': ['第 {{place}} 个要素（{{id}}）：{{detail}}', 'Feature {{place}} ({{id}}): {{detail}}'],
    'crosses-itself': ['边界自相交，在 {{x}}, {{y}} 处。', 'The boundary crosses itself at {{x}}, {{y}}.'],
    'no-position': ['{{found}} 不是一个经纬度位置。', '{{found}} is no position of longitude and latitude.'],
    'encloses-nothing': ['{{id}} 的边界没有面积', 'The boundary of {{id}} encloses nothing'],
    'same-id': ['编号 {{id}} 出现两次', 'The id {{id}} occurs twice'],
    'unknown-id': ['{{where}} 中的编号 {{id}} 不在地图里', 'The id {{id}} in {{where}} is not on the map'],
    'bad-params': ['参数 {{where}}：{{detail}}', 'Parameter {{where}}: {{detail}}'],
    'params-not-object': ['{{file}} 里的参数必须是一个对象', '{{file}}: the parameters must be an object'],
    'unknown-params': ['没有参数 {{where}}', 'There is no parameter {{where}}'],
    'locked-twice': ['{{id}} 被锁在两个片区里', '{{id}} is locked into two areas'],
    'locked-and-excluded': ['{{id}} 既锁在片区里，又设为不参加', '{{id}} is locked into an area and excluded as well'],
    'must-and-excluded': [
      '{{id}} 既须与别的小区同片，又设为不参加',
      '{{id}} must be with another and is excluded as well',
    ],
    'must-and-cannot': ['{{id}} 与 {{other}} 既须同片又不得同片', '{{id}} and {{other}} must be together and must not'],
    'must-across-lock': [
      '{{id}} 与 {{other}} 须同片，但只有一个在锁定的片区里',
      '{{id}} and {{other}} must be together, but a lock keeps them apart',
    ],
    'cannot-inside-lock': [
      '{{id}} 与 {{other}} 不得同片，却锁在同一片区里',
      '{{id}} and {{other}} must not be together, but are locked into one area',
    ],
    'cannot-write': ['无法写入 {{file}}：{{reason}}', 'Cannot write {{file}}: {{reason}}'],
    usage: [
      '用法：npm run bundle -- --in map.geojson --params params.json --out plan.json',
      'Usage: npm run bundle -- --in map.geojson --params params.json --out plan.json',
    ],
  },
} as const
