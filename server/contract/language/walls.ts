/** Words of the walls between members of an area: what becomes of each, and who agrees. */
export const walls = {
  title: ['围墙与开口', 'Walls and gates'],
  open: ['展开 {{count}} 段', 'List {{count}}'],
  close: ['收起', 'Fold'],
  totals: ['各种处置的米数', 'Metres by decision'],
  none: [
    '成员之间没有相距 15 m 以内、正对着的围墙。',
    'No two members face each other over 15 m or less; there is no wall to open.',
  ],
  hint: [
    '成员相距 15 m 以内、正对着的边界。隔着阻隔的不计。',
    'Boundaries of members that face each other over 15 m or less; not across barriers.',
  ],
  undecided_one: [
    '还有 {{count}} 段围墙未定，共 {{length}} m。',
    '{{count}} wall is still undecided, {{length}} m in all.',
  ],
  undecided_other: [
    '还有 {{count}} 段围墙未定，共 {{length}} m。',
    '{{count}} walls are still undecided, {{length}} m in all.',
  ],
  allDecided: ['围墙都已定。', 'Every wall is decided.'],
  between: ['{{from}} — {{to}}', '{{from}} — {{to}}'],
  gap: ['间距 {{gap}} m', '{{gap}} m apart'],
  touching: ['相接', 'touching'],
  decisionOf: ['{{from}}与{{to}}之间的围墙', 'Wall between {{from}} and {{to}}'],
  consentOf: ['{{from}}与{{to}}双方同意状态', 'Consent of {{from}} and {{to}}'],
  noteOf: ['{{from}}与{{to}}之间围墙的备注', 'Note on the wall between {{from}} and {{to}}'],
  notePlaceholder: ['如：产权证、协商记录', 'e.g. title deed, minutes'],
  decision: {
    remove: ['拆除', 'Remove'],
    open: ['开口', 'Open'],
    keep: ['保留', 'Keep'],
    disputed: ['产权争议', 'Disputed'],
    undecided: ['未定', 'Undecided'],
  },
  consent: {
    none: ['均未同意', 'Neither agrees'],
    one: ['一方同意', 'One agrees'],
    both: ['双方同意', 'Both agree'],
  },
  saved: ['{{from}}—{{to}}：{{decision}}，{{consent}}', '{{from}} — {{to}}: {{decision}}, {{consent}}'],
} as const
