/** What can go wrong when an import is written or taken back. */
export const importApply = {
  problems: {
    'no-such-import': [
      '没有编号为 {{id}} 的导入，可能已删除。',
      'There is no import {{id}}; it may have been removed.',
    ],
    'import-under-way': [
      '正在写入一份大文件。内置数据库一次只服务一项工作，请稍候，页面会自动再试。',
      'A large file is being written. The embedded database serves one at a time; please wait, it will be tried again.',
    ],
    'import-not-draft': [
      '这次导入已经写入或已撤销，不能再次写入。要再导入，请重新上传文件。',
      'This import has been written or undone already. To import again, upload the file once more.',
    ],
    'import-not-applied': [
      '这次导入没有写入台账，或已经撤销，无可撤销。',
      'This import is not in the ledger, or was undone already: there is nothing to undo.',
    ],
    'import-changes-nothing': [
      '文件与台账一致，没有要写入的内容。台账没有改动。',
      'The file says what the ledger has: there is nothing to write, and nothing was written.',
    ],
    'import-records-changed': [
      '预览之后，有 {{count}} 条记录被他人改动：{{names}}。什么都没有写入；请重新预览后再写入。',
      '{{count}} record(s) were changed by others since the preview: {{names}}. Nothing was written; look at the preview again.',
    ],
    'import-of-retired': [
      '{{count}} 个小区已移出台账：{{names}}。请在这些行选“跳过”或另选小区。什么都没有写入。',
      '{{count}} compound(s) are off the ledger: {{names}}. Skip those rows or choose another compound. Nothing was written.',
    ],
    'import-names-twice': [
      '有 {{count}} 行写到已有其他行的小区：{{names}}。每个小区只能对应一行。什么都没有写入。',
      '{{count}} row(s) are of a compound another row has: {{names}}. Each compound takes one row. Nothing was written.',
    ],
    'import-nameless': [
      '第 {{rows}} 行没有名称，不能新增小区（共 {{count}} 行）。什么都没有写入。',
      'Rows without a name add no compound: {{rows}} ({{count}} in all). Nothing was written.',
    ],
    'import-bad-geometry': [
      '{{count}} 条记录的图形有误：{{names}}。什么都没有写入。',
      'The geometry of {{count}} record(s) cannot be: {{names}}. Nothing was written.',
    ],
    'import-community-elsewhere': [
      '{{count}} 个小区的社区属于另一个街道：{{names}}。请在文件中改正街道或社区。什么都没有写入。',
      'The community of {{count}} compound(s) lies under another street office: {{names}}. Correct either in the file. Nothing was written.',
    ],
  },
  correctedNote: ['导入时改正为“{{text}}”', 'Corrected on import to {{text}}'],
  retiredReason: ['撤销导入：{{file}}', 'Import undone: {{file}}'],
  findings: {
    'not-a-boundary': ['不是面，不能作为小区边界。', 'It is no polygon, so it cannot be the boundary of a compound.'],
  },
} as const
