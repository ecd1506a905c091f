/** Words of 划定范围: ground that documents mark, what lies in it, and what that does to verdicts. */
export const zones = {
  title: ['划定范围', 'Marked ground'],
  intro: [
    '文件划定的地块：整个在范围内（不少于 95%）的小区按范围判定；部分在内的，要逐个查明；小区自己的登记始终优先。没有范围不等于“没有”。',
    'Ground that documents mark. A compound wholly in it (95% or more) is judged by it; one partly in it has to be looked into; what is recorded of a compound itself always comes first. No marked ground never means “no”.',
  ],
  none: [
    '还没有划定范围。画出棚改、征收等项目的边界，或从图层文件里选。',
    'No ground is marked yet. Draw the outline of a project, or pick it from a map file.',
  ],
  add: ['划定新范围', 'Mark new ground'],
  edit: ['修改', 'Change'],
  editNamed: ['修改：{{name}}', 'Change {{name}}'],
  onMap: ['在图上看', 'Show on the map'],
  onMapNamed: ['在图上看：{{name}}', 'Show {{name}} on the map'],
  remove: ['移除', 'Remove'],
  removeNamed: ['移除：{{name}}', 'Remove {{name}}'],
  removeTitle: ['移除“{{name}}”', 'Remove “{{name}}”'],
  removeText: [
    '其中的小区今后只按各自的登记判定。审计记录里仍有这一范围，移除后可撤销。',
    'Compounds in it are then judged by what is recorded of themselves. The audit keeps it, and the step can be undone.',
  ],
  historic: ['历史街区、风貌区（只提醒）', 'Historic quarter (a warning only)'],
  historicShort: ['历史街区、风貌区', 'Historic quarter'],
  field: {
    name: ['范围名称', 'Name'],
    code: ['划定为', 'Marked as'],
    happens: ['预计日期', 'Expected'],
    document: ['文件', 'Document'],
    documentOn: ['文件日期', 'Day of the document'],
    note: ['备注', 'Note'],
    size: ['面积', 'Size'],
    compounds: ['小区', 'Compounds'],
    outline: ['边界来源', 'Outline'],
  },
  documentHint: ['文号或名单名称', 'Number or name of the document'],
  happensDated: [
    '这一条有年限，没有日期判定不了。2023、2023-05 或 2023-05-31',
    'The rule has a time limit and needs the date: 2023, 2023-05 or 2023-05-31',
  ],
  happensHint: ['可不填。2023、2023-05 或 2023-05-31', 'May stay empty. 2023, 2023-05 or 2023-05-31'],
  whole: ['整个 {{count}} 个', '{{count}} wholly'],
  partly: ['部分 {{count}} 个', '{{count}} partly'],
  newTitle: ['划定新范围', 'Mark new ground'],
  changeTitle: ['修改划定范围', 'Change marked ground'],
  ways: { draw: ['画边界', 'Draw'], layer: ['从图层选', 'From a map file'] },
  way: ['边界从哪里来', 'Where the outline comes from'],
  drawHow: [
    '在图上逐点画出边界，双击结束；画好后可拖动角点。',
    'Click corner by corner and double-click to end; then drag corners.',
  ],
  drawAgain: ['重画', 'Draw anew'],
  taken: ['已取图层里的边界，可再拖动角点。', 'The outline is from the file; corners can still be dragged.'],
  inside: ['范围内的小区', 'Compounds in it'],
  insideNone: ['没有小区在范围内。', 'No compound lies in it.'],
  withoutOutline_one: [
    '另有 {{count}} 个小区没有边界，查不出是否在范围内。',
    '{{count}} compound has no outline: whether it lies in it cannot be told.',
  ],
  withoutOutline_other: [
    '另有 {{count}} 个小区没有边界，查不出是否在范围内。',
    '{{count}} compounds have no outline: whether they lie in it cannot be told.',
  ],
  noRule: [
    '覆盖本区县的政策文件里已没有这一条，这一范围不再起作用。',
    'No policy over this district has this rule any more: the ground says nothing.',
  ],
  insideWait: ['画出边界后列出。', 'Listed once an outline is drawn.'],
  wholly: ['整个', 'wholly'],
  part: ['{{percent}}%', '{{percent}}%'],
  partBuildings: ['{{percent}}%：{{buildings}}', '{{percent}}%: {{buildings}}'],
  unnamed_one: ['{{count}} 栋没有名称', '{{count}} building without a name'],
  unnamed_other: ['{{count}} 栋没有名称', '{{count}} buildings without a name'],
  hasOwn: ['有自己的登记，不受影响', 'recorded itself, not affected'],
  changes: ['谁的判定会变', 'Whose verdict changes'],
  changesNone: ['没有小区的判定会变。', 'No verdict changes.'],
  changesOf_one: ['{{document}}：{{count}} 个小区', '{{document}}: {{count}} compound'],
  changesOf_other: ['{{document}}：{{count}} 个小区', '{{document}}: {{count}} compounds'],
  fromTo: ['{{from}} → {{to}}', '{{from}} → {{to}}'],
  classFromTo: ['{{workClass}}：{{from}} → {{to}}', '{{workClass}}: {{from}} → {{to}}'],
  save: ['保存范围', 'Save'],
  saved: ['已划定“{{name}}”', '“{{name}}” is marked'],
  changed: ['“{{name}}”已修改', '“{{name}}” is changed'],
  removed: ['已移除“{{name}}”', '“{{name}}” is removed'],
  undone: ['已撤销', 'Undone'],
  conflict: [
    '别人刚改过这一范围：{{told}}。用现有的继续改，或用你的覆盖。',
    'Somebody has changed it meanwhile: {{told}}. Go on from theirs, or write yours over it.',
  ],
  takeTheirs: ['用现有的', 'Take theirs'],
  keepMine: ['用我的覆盖', 'Write mine over it'],
  layer: ['划定范围', 'Marked ground'],
  legendExcluding: ['棚改、征收等排除范围', 'Ground that excludes'],
  legendHistoric: ['历史街区、风貌区', 'Historic quarter'],
  shown: ['显示划定范围', 'Show marked ground'],
  manage: ['管理范围', 'Manage'],
  inCompound: ['所在划定范围', 'Marked ground it lies in'],
  careIn: [
    '{{lies}}（历史街区、风貌区）：改造要与保护相结合，不影响判定。',
    '{{lies}} (historic quarter): works have to go with its protection; no verdict depends on it.',
  ],
  careNoClause: ['覆盖本区县的文件没有写到历史街区。', 'No document over this district speaks of historic quarters.'],
  liesWholly: ['整个在“{{name}}”内', 'Wholly in “{{name}}”'],
  liesPartly: ['{{percent}}% 在“{{name}}”内', '{{percent}}% in “{{name}}”'],
  adopt: ['登记为本小区事实', 'Record as the compound’s own'],
  adoptNamed: ['登记为本小区事实：{{name}}', 'Record as the compound’s own: {{name}}'],
  adoptHere: ['照此登记', 'Record so'],
  adoptedFrom: ['依据：{{told}}', 'On the word of: {{told}}'],
  sourceIs: ['划定范围：{{told}}', 'Marked ground: {{told}}'],
} as const

export const zoneBecause = {
  'in-zone': ['在划定范围“{{zone}}”内', 'Lies in the marked ground “{{zone}}”'],
  'in-zone-without-date': [
    '在划定范围“{{zone}}”内，范围没有日期',
    'Lies in the marked ground “{{zone}}”, which has no date',
  ],
  'in-zones-dates-differ': [
    '在划定范围“{{zone}}”内，日期不同（{{dates}}），有的在年限内，有的不在',
    'Lies in the marked ground “{{zone}}” with differing dates ({{dates}}): some within the time limit, some not',
  ],
  'partly-in-zone': [
    '{{percent}}% 在划定范围“{{zone}}”内，其余不在',
    '{{percent}}% lies in the marked ground “{{zone}}”, the rest does not',
  ],
  'partly-in-zone-buildings': [
    '{{percent}}% 在划定范围“{{zone}}”内：{{buildings}}',
    '{{percent}}% lies in the marked ground “{{zone}}”: {{buildings}}',
  ],
} as const

export const zoneProblems = {
  'no-such-zone': ['没有划定范围 {{id}}。', 'There is no marked ground {{id}}.'],
  'day-without-document': [
    '写了文件日期 {{onDay}}，没有写是哪份文件。',
    'The day {{onDay}} of a document is given, but no document.',
  ],
  'zone-without-rule': [
    '覆盖本区县的政策文件没有“{{code}}”这一排除项，划了也没有用。',
    'No policy over this district excludes by “{{code}}”: such ground would say nothing.',
  ],
} as const

export const zoneIssues = {
  'zone-means-something': ['要说明划定为什么', 'say what the ground is marked as'],
} as const
