/** What a reader of tables (text, pasted words, workbooks, Word documents) found odd, and why it refused a file. */
export const tableReadings = {
  'not-text': [
    '文件不是文本，无法按文字读取。请确认文件类型，或在原程序中另存为 xlsx 或 csv 后再导入。',
    'The file is not text. Check its type, or save it as xlsx or csv in the program it comes from.',
  ],
  'encoding-unknown': [
    '不认识编码“{{wished}}”。可用的编码：{{known}}。',
    'The encoding “{{wished}}” is not known. Use one of: {{known}}.',
  ],
  'encoding-not-that': [
    '文件开头标明编码是 {{is}}，与指定的 {{wished}} 不符。请去掉指定的编码后重试。',
    'The file says it is {{is}}, not {{wished}}. Leave the encoding out and try again.',
  ],
  'encoding-does-not-fit': [
    '文件不是 {{wished}} 编码。请改用其他编码，或不指定编码。',
    'The file is not in {{wished}}. Choose another encoding, or none.',
  ],
  'encoding-none-fits': [
    '文件不是 UTF-8、UTF-16 或 GB18030 编码。请在原程序中另存为 UTF-8 后再导入。',
    'The file is in none of UTF-8, UTF-16 and GB18030. Save it as UTF-8 and try again.',
  ],
  'encoding-doubtful': [
    '已按指定的 {{wished}} 读取，但文件更像 {{looks}}。请核对汉字是否正确。',
    'Read as {{wished}}, as you asked, but it looks like {{looks}}. Check that the characters are right.',
  ],
  'encoding-damaged': [
    '有 {{count}} 处文字损坏，显示为“�”。请向提供者索取完好的文件，或导入后逐处更正。',
    '{{count}} places of the text are damaged and shown as “�”. Ask the sender for a sound file, or correct them.',
  ],
  'line-too-long': [
    '有一行超过 {{most}} 字节，不像表格。请检查文件是否缺少换行。',
    'A line is longer than {{most}} bytes, which no table has. Check whether line breaks are missing.',
  ],
  'quote-open': [
    '有一个引号没有闭合，已把引号当作普通文字读取。请检查这一行。',
    'A quotation mark is never closed; quotation marks were read as plain text. Check this line.',
  ],
  'no-table': [
    '文件里没有找到表格。请确认表格有表头和数据，或把表格单独复制后粘贴。',
    'No table was found. Check that it has a header and rows, or copy and paste the table alone.',
  ],
  'rows-limit': [
    '表格超过 {{most}} 行。请拆成几个文件后分别导入。',
    'The table has more than {{most}} rows. Split it into several files.',
  ],
  'columns-limit': [
    '表格有 {{count}} 列，超过 {{most}} 列。请删去多余的列后再导入。',
    'The table has {{count}} columns, more than {{most}}. Delete those that are not needed.',
  ],
  'cells-limit': [
    '一个工作表超过 {{most}} 个单元格。请拆成几个文件后分别导入。',
    'A sheet has more than {{most}} cells. Split it into several files.',
  ],
  'cell-too-long': [
    '有一个单元格长达 {{length}} 个字符，超过 {{most}}。请检查该单元格的内容。',
    'A cell is {{length}} characters long, more than {{most}}. Check what is in it.',
  ],
  'merged-too-much': [
    '合并单元格覆盖超过 {{most}} 格。请取消多余的合并后再导入。',
    'Merged cells cover more than {{most}} cells. Unmerge those that are not needed.',
  ],
  'nested-too-deep': [
    '文件内容嵌套超过 {{most}} 层。请把表格单独复制到新文件中。',
    'The file nests more than {{most}} levels deep. Copy the table into a new file.',
  ],
  'xml-entities': [
    '文件中的 {{name}} 带有实体定义，可能有害，未读取。请在原程序中另存一份后再导入。',
    'The part {{name}} defines entities, which may do harm, and was not read. Save the file anew in its program.',
  ],
  'xml-encoding': [
    '文件中的 {{name}} 不是 UTF-8 编码。请在原程序中另存一份后再导入。',
    'The part {{name}} is not in UTF-8. Save the file anew in its program.',
  ],
  'workbook-locked': [
    '工作簿设有打开密码。请取消密码后再导入。',
    'The workbook is locked with a password. Remove the password and try again.',
  ],
  'workbook-broken': [
    '工作簿已损坏，无法读取。请用 Excel 或 WPS 打开后另存一份。',
    'The workbook is damaged. Open it in Excel or WPS and save it anew.',
  ],
  'workbook-kind': [
    '暂不支持这种工作簿格式。请另存为 xlsx 后再导入。',
    'This kind of workbook is not read. Save it as xlsx.',
  ],
  'not-a-workbook': [
    '文件不是工作簿。请确认文件类型，或另存为 xlsx 后再导入。',
    'The file is no workbook. Check its type, or save it as xlsx.',
  ],
  'not-a-document': ['文件不是 Word 文档。请另存为 docx 后再导入。', 'The file is no Word document. Save it as docx.'],
  'title-row': [
    '《{{table}}》表头上方的文字“{{text}}”没有作为数据读取。',
    '“{{text}}” stands above the header of {{table}} and was not read as data.',
  ],
  'header-missing': [
    '《{{table}}》没有找到表头，各列以字母命名。请为各列指定含义。',
    '{{table}} has no header; its columns are named by letters. Say what each of them is.',
  ],
  'header-joined': [
    '《{{table}}》的表头分成几行，已合并为：{{columns}}。请核对列名。',
    'The header of {{table}} was split over lines and is joined as: {{columns}}. Check the names.',
  ],
  'another-table': [
    '《{{table}}》下方从“{{first}}”起是另一张表，已单独读取。',
    'Another table begins with “{{first}}” below {{table}} and was read by itself.',
  ],
  'table-empty': [
    '《{{table}}》只有表头，没有数据行。请确认是否选错了工作表。',
    '{{table}} has a header and no rows. Check that it is the right sheet.',
  ],
  'totals-row': [
    '《{{table}}》的合计行“{{text}}”没有作为数据读取。',
    'The totals “{{text}}” of {{table}} were not read as a record.',
  ],
  'section-row': [
    '《{{table}}》的分组标题“{{text}}”没有作为数据读取。下面各行如需要这一信息，请补在列中。',
    'The heading “{{text}}” within {{table}} was not read as a record. Add a column if the rows below need it.',
  ],
  'repeated-header': [
    '《{{table}}》中重复的表头“{{text}}”没有作为数据读取。',
    'The header repeated within {{table}}, “{{text}}”, was not read as a record.',
  ],
  'column-numbers': [
    '《{{table}}》表头下的列号“{{text}}”没有作为数据读取。',
    'The column numbers “{{text}}” of {{table}} were not read as a record.',
  ],
  'note-row': [
    '《{{table}}》下方的说明“{{text}}”没有作为数据读取。',
    'The note “{{text}}” below {{table}} was not read as a record.',
  ],
  'serial-jump': [
    '《{{table}}》的序号从 {{before}} 跳到 {{serial}}。请确认是否缺行。',
    'The running number of {{table}} goes from {{before}} to {{serial}}. Check whether a row is missing.',
  ],
  'row-longer': [
    '《{{table}}》的这一行有 {{cells}} 格，比表头的 {{columns}} 列多。请检查是否多了分隔符。',
    'This row of {{table}} has {{cells}} cells, more than the {{columns}} columns. Check for an extra separator.',
  ],
  'row-shorter': [
    '《{{table}}》的这一行只有 {{cells}} 格，比表头的 {{columns}} 列少。请检查是否漏了分隔符。',
    'This row of {{table}} has {{cells}} cells, fewer than the {{columns}} columns. Check for a lost separator.',
  ],
  'row-indented': [
    '《{{table}}》的这一行前面多出 {{cells}} 个空格子，已从第一个有字的格子读起。请核对。',
    'This row of {{table}} begins with {{cells}} empty cells too many and was read from its first words. Check it.',
  ],
  'record-uneven': [
    '《{{table}}》的这一条有 {{cells}} 格，应为 {{columns}} 格：“{{text}}”。请逐格核对。',
    'This record of {{table}} has {{cells}} cells instead of {{columns}}: “{{text}}”. Check each of them.',
  ],
  'column-unnamed': [
    '《{{table}}》的 {{column}} 列没有列名。请指定这一列的含义。',
    'Column {{column}} of {{table}} has no name. Say what it is.',
  ],
  'column-twice': [
    '《{{table}}》有两列都叫“{{column}}”，后一列改称“{{as}}”。请核对。',
    '{{table}} has two columns “{{column}}”; the later one is called “{{as}}”. Check them.',
  ],
  'merged-cells': [
    '《{{table}}》有 {{count}} 处合并单元格，其值已填入所覆盖的每一格。',
    '{{table}} has {{count}} merged cells; each cell they cover was given the value.',
  ],
  'merged-number': [
    '《{{table}}》的 {{column}} 列有 {{count}} 处数字跨几行合并，每行都会得到同一个数。请核对，避免重复合计。',
    'In column {{column}} of {{table}}, {{count}} numbers are merged over rows and now stand in each. Check them, or they are summed twice.',
  ],
  'more-of-a-kind': [
    '《{{table}}》另有 {{count}} 处同类情况（{{kind}}），不再逐条列出。',
    '{{table}} has {{count}} more of the kind {{kind}}, not listed one by one.',
  ],
  'formula-without-value': [
    '《{{table}}》的 {{cell}} 是公式，但文件里没有算好的值，按空白读取。请用 Excel 或 WPS 打开并保存后再导入。',
    '{{cell}} of {{table}} is a formula with no value in the file and was read as empty. Open and save the file in Excel or WPS.',
  ],
  'formula-values': [
    '《{{table}}》有 {{count}} 个公式，采用文件里保存的结果，不重新计算。',
    '{{table}} has {{count}} formulas; the results saved in the file are used.',
  ],
  'cell-error': [
    '《{{table}}》的 {{cell}} 是错误值 {{value}}，按空白读取。请在原文件中更正。',
    '{{cell}} of {{table}} holds the error {{value}} and was read as empty. Correct it in the file.',
  ],
  'sheet-hidden': [
    '工作表《{{table}}》是隐藏的，也已读取。不需要时请不要选它。',
    'The sheet {{table}} is hidden and was read as well. Leave it out if it is not needed.',
  ],
  'words-outside': [
    '表格以外的 {{lines}} 行文字没有读取，从“{{first}}”起。',
    '{{lines}} lines outside the tables were not read, from “{{first}}” on.',
  ],
  'list-in-sentence': [
    '从句子中读出名单《{{table}}》，共 {{count}} 个，与文中“{{said}}”一致。',
    'The list {{table}} was read from a sentence: {{count}} names, as many as “{{said}}” says.',
  ],
  'list-not-counted': [
    '句中列出 {{count}} 个名称，与“{{said}}”不一致，没有读取。请改用表格，或补全名单。',
    'A sentence lists {{count}} names but says “{{said}}”; it was not read. Use a table, or complete the list.',
  ],
  'nested-table': [
    '《{{table}}》的这一行里嵌有一张 {{rows}} 行的表，已接在原处读取。',
    'A table of {{rows}} rows stands within this row of {{table}} and was read in its place.',
  ],
  'nested-read-again': [
    '《{{table}}》中有 {{count}} 行是内嵌表格的重复，只读一次。',
    '{{count}} rows of {{table}} repeat its nested tables and were read once.',
  ],
} as const
