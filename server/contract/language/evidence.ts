/** Words about files attached to the facts of the policies. */
export const evidence = {
  title: ['佐证材料', 'Evidence'],
  attach: ['附材料', 'Attach a file'],
  attachNamed: ['附材料：{{name}}', 'Attach a file: {{name}}'],
  attaching: ['正在上传…', 'Uploading…'],
  attached: ['已附 {{name}}', '{{name}} attached'],
  hint: [
    '附材料选好即存：PDF、JPEG、PNG、WebP、DOCX 或 XLSX，每个不超过 {{megabytes}} MB。',
    'A file is kept as soon as it is chosen: PDF, JPEG, PNG, WebP, DOCX or XLSX, at most {{megabytes}} MB each.',
  ],
  about: ['{{issuer}}，{{day}}', '{{issuer}}, {{day}}'],
  noIssuer: ['出具单位未登记', 'issuer not recorded'],
  noDay: ['日期未登记', 'day not recorded'],
  download: ['下载 {{name}}', 'Download {{name}}'],
  describe: ['登记单位和日期', 'Issuer and day'],
  describeNamed: ['登记单位和日期：{{name}}', 'Issuer and day: {{name}}'],
  issuer: ['出具单位', 'Issued by'],
  issuerHint: ['如 鉴定机构的全称', 'Such as the full name of the appraiser'],
  onDay: ['材料日期', 'Day it bears'],
  saved: ['已登记 {{name}} 的单位和日期', 'Issuer and day of {{name}} recorded'],
  remove: ['移除', 'Remove'],
  removeNamed: ['移除 {{name}}', 'Remove {{name}}'],
  removed: ['已移除 {{name}}', '{{name}} removed'],
  restored: ['{{name}} 已恢复', '{{name}} is back'],
  lacks: [
    '未附{{paper}}（本产品的提示，条文没有要求，不影响判定）',
    '{{paper}} not attached (our hint: no clause asks for it, and no verdict hangs on it)',
  ],
  papers: { appraisal: ['鉴定报告', 'Appraisal report'] },
} as const

export const evidenceProblems = {
  'no-such-evidence': ['没有编号为 {{id}} 的佐证材料，或已移除。', 'There is no file {{id}}, or it was removed.'],
  'evidence-unknown': [
    '这不是可附的文件。请用 PDF、JPEG、PNG、WebP、DOCX 或 XLSX；只看文件内容，不看扩展名。',
    'This is no file that can be attached. Use PDF, JPEG, PNG, WebP, DOCX or XLSX; what counts is the content, not the name.',
  ],
  'evidence-cut-off': [
    '文件不完整，结尾缺失。请重新复制或扫描后再附。',
    'The file is not whole: its end is missing. Copy or scan it again.',
  ],
  'evidence-macros': [
    '文件带有宏，不接收。请另存为不带宏的 DOCX 或 XLSX，或转成 PDF。',
    'The file has macros and is not taken. Save it as DOCX or XLSX without them, or as PDF.',
  ],
  'evidence-too-large': [
    '文件超过 {{limitMB}} MB。请压缩或分成几个。',
    'The file is over {{limitMB}} MB. Make it smaller or split it.',
  ],
  'evidence-too-many': [
    '一个小区最多附 {{limit}} 个文件。请先移除不用的。',
    'A compound has at most {{limit}} files. Remove some first.',
  ],
  'evidence-again': ['这一项已附过同一个文件：{{name}}。', 'The same file is attached to this fact already: {{name}}.'],
} as const
