/** Words about areas. `faults` has one sentence for each code of a fault; the server says them, the page shows them. */
export const areas = {
  faults: {
    gap: [
      '{{names}}：最近小区 {{gapM}} m，超过 {{maxGapM}} m',
      '{{names}}: nearest compound is {{gapM}} m away, limit {{maxGapM}} m',
    ],
    barrier: [
      '{{names}}：隔{{name}}（$t(words.barrierKind.{{kind}})）',
      '{{names}}: cut off by {{name}} ($t(words.barrierKind.{{kind}}))',
    ],
    barrier_unnamed: [
      '{{names}}：隔$t(words.barrierKind.{{kind}})',
      '{{names}}: cut off ($t(words.barrierKind.{{kind}}))',
    ],
    'already-in-area': ['{{names}} 已在片区 {{area}} 中', '{{names}} already in area {{area}}'],
    unplaced: ['{{names}} 未落图，先画出边界', '{{names}} without a boundary; draw it first'],
    partial: [
      '{{names}} 只有 {{share}}% 在范围内，不到一半，未计入',
      'Only {{share}}% of {{names}} lies inside, less than half: left out',
    ],
    'invalid-boundary': ['$t(findings.{{finding}})', '$t(findings.{{finding}})'],
    'no-members': [
      '没有成员。范围内没有过半在内的小区，扩大范围，或直接选小区。',
      'No members. No compound lies at least half inside; draw wider, or select compounds.',
    ],
    'lead-street': ['成员分属{{streets}}，还没有牵头街道', 'Members lie in {{streets}}; no street office leads yet'],
    'lead-street_elsewhere': [
      '成员分属{{streets}}，牵头街道不在其中',
      'Members lie in {{streets}}; the street office that leads is none of them',
    ],
  },
  proposedName: ['{{street}}{{main}}片区', '{{street}} {{main}} area'],
  unknownFlag: ['没有 {{codes}} 这样的统一事项', 'there is no such flag as {{codes}}'],
  unknownStreetOffice: ['本区没有街道 {{id}}', 'the district has no street office {{id}}'],
  tooManyMembers: [
    '范围内有 {{count}} 个小区，上限 {{limit}} 个，缩小范围',
    'it holds {{count}} compounds, the limit is {{limit}}; draw a smaller one',
  ],
} as const
