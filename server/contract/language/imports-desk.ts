/** Words of the desk: why a file cannot be looked at or applied, and how rows were matched beyond what readings-meaning.ts says. */
export const deskProblems = {
  'import-no-file': ['请求里没有文件。请重新选择文件上传。', 'The request holds no file. Choose the file again.'],
  'upload-broke-off': [
    '上传中断，没有留下任何内容。请再上传一次。',
    'The upload broke off and nothing of it was kept. Upload the file again.',
  ],
  'import-name-missing': [
    '文件没有名称。请给文件起名后再上传。',
    'The file has no name. Give it one and upload it again.',
  ],
  'import-blocked': ['还不能导入：{{reason}}', 'It cannot be applied yet: {{reason}}'],
  'import-stale': [
    '预览之后台账或文件的读法有了变化，没有写入任何内容。请看过新的预览再导入。',
    'Since the preview the ledger or the way the file is read has changed; nothing was written. Look at the new preview, then apply it.',
  ],
  'import-too-much': [
    '文件展开后超出可用内存，没有写入任何内容。请按街道或图层分成几份再导入。',
    'Unpacked, the file needs more memory than there is; nothing was written. Split it by street office or layer.',
  ],
  'import-thread-lost': [
    '读取文件的进程意外结束，没有写入任何内容。请再试一次；若仍如此，请把文件分成几份。',
    'Reading ended unexpectedly; nothing was written. Try again, and if it happens again, split the file.',
  ],
  'import-usage': [
    '用法：npm run import -- 文件 --adcode 410108 [--kind compounds] [--crs EPSG:4547] [--encoding gb18030] [--table 0] [--sender 某街道] [--wishes 选择.json] [--dry-run] [--language en]（{{reason}}）',
    'Usage: npm run import -- FILE --adcode 410108 [--kind compounds] [--crs EPSG:4547] [--encoding gb18030] [--table 0] [--sender NAME] [--wishes wishes.json] [--dry-run] [--language en] ({{reason}})',
  ],
  'import-cancelled': ['已取消，没有写入任何内容。', 'Cancelled; nothing was written.'],
} as const

/** Beside the findings of readers, said in the same place. */
export const deskReadings = {
  'file-incomplete': [
    '文件没有完整取出，没有读取。请再试一次；若仍如此，请重新上传。',
    'The file did not reach its reader whole and was not read. Try again; if it happens again, upload it anew.',
  ],
  'crs-needed': [
    '文件有坐标，但没有写明坐标系。请在“坐标与落点”里选一个，或填写坐标系代号，或用对应点。',
    'The file has coordinates and names no coordinate system. Under Coordinates, choose one of those proposed, give its code, or match points.',
  ],
  'crs-by-standard-on-page': [
    '文件没有写明坐标系，按 GeoJSON 标准当作 {{system}} 经纬度。若落点偏了（如火星坐标会偏 500 米左右），请在“坐标与落点”里换一个坐标系。',
    'The file names no coordinate system; by the GeoJSON standard it is taken as {{system}} degrees. If it lands off (GCJ-02 by some 500 m), choose another system under Coordinates.',
  ],
  'word-as-said': ['“{{value}}”按指定的意思读，共 {{count}} 处。', '{{value}} is read as you said, {{count}} times.'],
  'cell-put-right': [
    '“{{column}}”列的“{{value}}”在这里改成了“{{text}}”。',
    '{{value}} in column {{column}} was put right here: {{text}}.',
  ],
  'nothing-to-write': ['没有新增或变化的内容，不需要导入。', 'Nothing is new or changed; there is nothing to import.'],
  'too-many-rows': [
    '共 {{count}} 行，一次最多导入 {{most}} 行。请按街道或图层分成几份。',
    'There are {{count}} rows; at most {{most}} are imported at once. Split the file by street office or layer.',
  ],
} as const

export const deskReasons = {
  match: {
    'chosen-before': ['按以前的选择', 'As chosen before'],
    nameless: ['没有名称和编码，请指定对应的小区', 'Neither name nor code; say which compound it is'],
    'by-overlap': ['与台账里的范围重叠 {{percent}}%', 'Overlaps the outline in the ledger by {{percent}}%'],
    'overlaps-some': ['与台账里的范围部分重叠', 'Overlaps outlines of the ledger in part'],
  },
  candidate: {
    overlaps: ['范围重叠 {{percent}}%', 'outlines overlap {{percent}}%'],
  },
} as const
