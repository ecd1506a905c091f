/** What does not fit in the money of a compound, one sentence for each code. */
export const moneyFindings = {
  'cost-unknown': ['有来源，没有费用', 'There are sources and no cost'],
  overfunded: ['来源多出 {{amount}} 万元', 'Sources exceed the cost by {{amount}} ×10,000 yuan'],
  'counted-once': [
    '{{items}} 与 {{others}} 说的是同一项，费用只计一次：{{amount}} 万元',
    '{{items}} and {{others}} say the same work: its cost counts once, {{amount}} ×10,000 yuan',
  ],
  'buildings-too': [
    '{{item}} 小区填了 {{compound}} 万元，楼栋合计 {{buildings}} 万元，只计较大的',
    '{{item}} has {{compound}} for the compound and {{buildings}} ×10,000 yuan for its buildings: the larger counts',
  ],
  'perhaps-twice': [
    '{{items}} 部分相同，费用可能重复，请核对',
    '{{items}} partly say the same: look whether a cost counts twice',
  ],
  'private-paid-by-others': [
    '{{item}}（{{amount}} 万元）由政府付，文件归受益户负责',
    'The government pays {{item}} ({{amount}} ×10,000 yuan), which the document leaves to the households',
  ],
  underfunded: ['尚缺 {{amount}} 万元', '{{amount}} ×10,000 yuan are missing'],
  'paid-above-contribution': [
    '第 {{number}} 笔已拨付 {{paid}} 万元，多于出资 {{amount}} 万元',
    'No. {{number}}: {{paid}} paid out of {{amount}} ×10,000 yuan',
  ],
  'paid-off-purpose': [
    '第 {{number}} 笔拨付 {{amount}} 万元用于 {{item}}，专款范围是 {{purpose}}',
    'No. {{number}}: {{amount}} ×10,000 yuan went to {{item}}, earmarked for {{purpose}}',
  ],
  'consent-missing': [
    '第 {{number}} 笔用公共收益，缺业委会或自治小组同意的文件',
    'No. {{number}} is public revenue: the consent of the owners’ committee is missing',
  ],
  'payment-unconfirmed': [
    '第 {{number}} 笔的拨付 {{payment}}（{{day}}，{{amount}} 万元）没有街道办事处按进度确认',
    'No. {{number}}, payment {{payment}} ({{day}}, {{amount}} ×10,000 yuan): the street office has not confirmed the progress',
  ],
  'payment-confirmed-late': [
    '第 {{number}} 笔的拨付 {{payment}}（{{day}}）先于街道办事处的确认（{{confirmedOn}}）',
    'No. {{number}}: payment {{payment}} ({{day}}) went before the street office confirmed it ({{confirmedOn}})',
  ],
  'government-debt': [
    '第 {{number}} 笔是政府承诺偿还或担保的借款，属隐性债务',
    'No. {{number}} is a loan the government promises to repay: a hidden debt',
  ],
  'standing-disordered': [
    '第 {{number}} 笔的申报、评审、批复、下达日期先后颠倒',
    'No. {{number}}: the days of application, review, approval and allocation are out of order',
  ],
  'trunk-charged': [
    '“{{work}}”是红线外的城市主干工程，{{item}} 的 {{amount}} 万元不能列入改造',
    '{{work}} is a trunk work outside every boundary: {{amount}} ×10,000 yuan of {{item}} cannot be charged',
  ],
  'central-outside': [
    '第 {{number}} 笔中央预算内投资用于 {{item}}，工程“{{work}}”在红线外',
    'No. {{number}}: central budget for {{item}}, whose work {{work}} lies outside the boundary',
  ],
  'utility-not-first': [
    '{{works}} 项管线工程没有优先列入管线单位计划',
    'Works not first in their operator’s programme: {{works}}',
  ],
  'utility-apart': ['{{works}} 项管线工程与小区改造不同步', 'Utility works not in step with the renovation: {{works}}'],
  'fund-below-floor': [
    '维修资金余额为首期的 {{percent}}%，不足 {{floor}}%，可补建或续筹',
    'The maintenance fund holds {{percent}}% of what was first raised, below {{floor}}%: to be raised again',
  ],
  'fund-missing': ['没有建立维修资金，可补建', 'There is no maintenance fund: it can be set up'],
  'fund-unknown': ['维修资金缺余额或首期金额', 'Balance or first sum of the maintenance fund is missing'],
  'subsidy-rate-low': [
    '补贴每月每平方米 {{rate}} 元，低于 {{floor}} 元',
    'The subsidy of {{rate}} yuan is below {{floor}} yuan a square metre and month',
  ],
  'subsidy-term-short': [
    '补贴 {{months}} 个月，少于 {{floor}} 个月',
    'The subsidy runs {{months}} months, fewer than {{floor}}',
  ],
  'floor-area-missing': ['缺建筑面积，补贴算不出', 'Without the floor area the subsidy has no total'],
  'subsidy-ending': ['补贴 {{day}} 到期', 'The subsidy ends on {{day}}'],
  'tranches-differ': [
    '分期共 {{parts}} 个月，补贴是 {{months}} 个月',
    'Tranches make {{parts}} months, the subsidy {{months}}',
  ],
  'paid-unreleased': [
    '第 {{number}} 期 {{day}} 已拨付，没有评价依据',
    'Tranche {{number}} was paid on {{day}} without an evaluation',
  ],
} as const
