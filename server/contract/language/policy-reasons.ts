import { zoneBecause } from './zones.ts'

/** Why a test has its verdict: a sentence for each reason. */
export const policyReasons = {
  'before-cutoff': ['{{year}} 年，早于 {{cutoff}} 年', '{{year}}, before {{cutoff}}'],
  'at-cutoff-counted': ['{{year}} 年，文件计入当年', '{{year}}; the document counts that year in'],
  'at-cutoff-open': [
    '{{year}} 年正是界线年，文件没有写明是否计入',
    '{{year}} is the cut-off year itself; the text does not say whether it counts',
  ],
  'in-conditional-years': [
    '{{year}} 年，在 {{from}}–{{to}} 年之内：{{condition}}',
    '{{year}}, within {{from}}–{{to}}: {{condition}}',
  ],
  'after-cutoff': ['{{year}} 年，晚于界线 {{cutoff}} 年', '{{year}}, after the cut-off {{cutoff}}'],
  'years-before-cutoff': ['“{{words}}”，都早于 {{cutoff}} 年', '“{{words}}”: before {{cutoff}} in any case'],
  'years-in-conditional-years': [
    '“{{words}}”，都在 {{from}}–{{to}} 年之内：{{condition}}',
    '“{{words}}”: within {{from}}–{{to}} in any case: {{condition}}',
  ],
  'years-after-cutoff': [
    '“{{words}}”，都晚于界线 {{cutoff}} 年',
    '“{{words}}”: after the cut-off {{cutoff}} in any case',
  ],
  'years-on-both-sides': [
    '“{{words}}”，界线 {{cutoff}} 年前后都有可能',
    '“{{words}}”: may be on either side of the cut-off {{cutoff}}',
  ],
  'day-decides': [
    '{{year}} 年，界线在 {{day}}，要看到日',
    '{{year}}; the line is drawn at {{day}}, so the day decides',
  ],
  'words-name-no-year': ['“{{words}}”，看不出年份', '“{{words}}” names no year'],
  'not-recorded': ['未登记', 'Not recorded'],
  'recorded-unknown': ['登记为不清楚', 'Recorded as not known'],
  'recorded-yes': ['登记为是', 'Recorded: yes'],
  'recorded-no': ['登记为否', 'Recorded: no'],
  'listed-by-clause': ['条文按名称列出了本小区', 'The clause lists this compound by name'],
  'rate-enough': ['同意率 {{rate}}%，不低于 {{least}}%', 'Consent {{rate}}%, at least {{least}}%'],
  'rate-too-low': ['同意率 {{rate}}%，低于 {{least}}%', 'Consent {{rate}}%, below {{least}}%'],
  'rate-without-measure': [
    '同意率 {{rate}}%；文件没有写明多高算够',
    'Consent {{rate}}%; the text does not say how much is enough',
  ],
  'comes-within': [
    '预计 {{when}}，在 {{limit}} 之前（自 {{asOf}} 起算）',
    'Expected {{when}}, by {{limit}} (counted from {{asOf}})',
  ],
  'comes-later': [
    '预计 {{when}}，在 {{limit}} 之后（自 {{asOf}} 起算）',
    'Expected {{when}}, after {{limit}} (counted from {{asOf}})',
  ],
  'should-have-come': ['原定 {{when}}，到 {{asOf}} 已过', 'Was expected {{when}}, which was over by {{asOf}}'],
  'over-by-then': ['{{when}} 完成，不晚于 {{limit}} 年', 'Finished {{when}}, by {{limit}}'],
  'over-later': ['{{when}} 完成，晚于 {{limit}} 年', 'Finished {{when}}, after {{limit}}'],
  'without-date': ['登记为是，没有日期', 'Recorded: yes, without a date'],
  'date-too-vague': [
    '预计 {{when}}，看不出是否在 {{limit}} 之前',
    'Expected {{when}}: too vague to tell whether by {{limit}}',
  ],
  'allowed-all-the-same': ['这一条不限制本类改造', 'The clause leaves this class of work open'],
  ...zoneBecause,
} as const
