/** What is said of a file that was read: of archives and files as such, of tables, of maps, of coordinates. */
import { readingsCrs } from './readings-crs.ts'
import { readingsMaps } from './readings-maps.ts'
import { readingsMeaning } from './readings-meaning.ts'
import { tableReadings } from './readings-tables.ts'

const files = {
  usage: [
    '用法：npm run -s read -- 文件 [--crs EPSG:4547] [--encoding gb18030] [--rows 5] [--language en]（{{reason}}）',
    'Usage: npm run -s read -- FILE [--crs EPSG:4547] [--encoding gb18030] [--rows 5] [--language en] ({{reason}})',
  ],
  'not-found': ['找不到文件 {{file}}。请检查路径。', 'There is no file {{file}}. Check the path.'],
  unreadable: [
    '读取时出了意料之外的差错：{{reason}}。请把文件另存一份再试。',
    'Reading failed in a way nobody foresaw: {{reason}}. Save the file anew and try again.',
  ],
  'crs-by-standard': [
    '文件没有写明坐标系，按 GeoJSON 标准当作 {{system}} 经纬度。若是火星坐标等，请用 --crs 指明（如 gcj02）。',
    'The file names no coordinate system; by the GeoJSON standard it is taken as {{system}} degrees. If it is not, name it with --crs (e.g. gcj02).',
  ],
  'empty-file': ['文件是空的。请对方重新发送。', 'The file is empty. Ask for it again.'],
  'file-too-large': [
    '文件超过 {{most}} MB。请按街道或图层分成几份。',
    'The file is larger than {{most}} MB. Split it by street office or layer.',
  ],
  'foreign-kind': [
    '{{kind}} 里没有可读的表格或图形。请索取原始表格（xlsx、csv）或图形文件（GeoJSON、shp、DXF）。',
    'A {{kind}} file holds no table and no map to read. Ask for the original table (xlsx, csv) or map (GeoJSON, shp, DXF).',
  ],
  'archive-broken': [
    '压缩包已损坏或不完整。请重新压缩后再发。',
    'The archive is broken or cut off. Ask for it to be packed again.',
  ],
  'archive-locked': [
    '压缩包里的“{{name}}”有密码。请去掉密码后再压缩。',
    '“{{name}}” in the archive has a password. Pack it again without one.',
  ],
  'archive-path': [
    '压缩包里的“{{name}}”指向包外，不予解开。',
    '“{{name}}” in the archive points outside it; it is not unpacked.',
  ],
  'archive-bomb': [
    '压缩包里的“{{name}}”展开后过大，不予解开。请去掉多余内容后再压缩。',
    '“{{name}}” in the archive would unpack to too much. Pack it again without what is not needed.',
  ],
  'archive-entries': [
    '压缩包里有 {{count}} 个文件，超过 {{most}} 个。请只压缩需要的文件。',
    'The archive holds {{count}} files, more than {{most}}. Pack only those that are needed.',
  ],
  'archive-lacks': ['压缩包里没有“{{name}}”。', 'There is no “{{name}}” in the archive.'],
  'archive-method': [
    '“{{name}}”的压缩方法不支持。请用普通 zip 重新压缩。',
    '“{{name}}” is packed by a method that is not supported. Pack it as a plain zip.',
  ],
  'archive-unknown': [
    '压缩包里没有认得的表格或图形（{{names}}）。请压缩 shp 全套文件，或直接上传表格。',
    'Nothing known is in the archive ({{names}}). Pack all files of a shapefile, or upload the table itself.',
  ],
} as const

export const readings = { ...files, ...tableReadings, ...readingsMaps, ...readingsCrs, ...readingsMeaning } as const
