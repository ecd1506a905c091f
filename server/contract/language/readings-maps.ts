/** What map files have wrong or odd, and what to do about it: findings of the reading, and refusals. */
export const readingsMaps = {
  // any map file
  'more-of-the-same': [
    '同类问题还有 {{count}} 处（{{code}}），未逐一列出。修好上面列出的再交一次即可看到其余的。',
    'There are {{count}} more of this kind ({{code}}), not listed one by one. Mend those above and hand the file in again to see the rest.',
  ],
  'no-features': [
    '文件里没有任何要素。请检查导出时是否选中了图层和要素。',
    'There are no features in the file. Check that the layer and its features were selected for the export.',
  ],
  'no-geometry': [
    '这一行没有图形，只读入了属性。之后可按名称对应或在地图上补画。',
    'This row has no geometry; only its attributes were read. Match it by name or draw it on the map later.',
  ],
  'heights-left-out': [
    '{{count}} 个图形带有高程或里程值，未读入；平面位置不受影响。',
    'Heights or measures of {{count}} shapes were left out; where they lie does not change.',
  ],
  'not-a-geometry': [
    '图形应是一个对象，这里却是：{{found}}。这一行按没有图形读入，请改正后再交。',
    'The geometry should be an object, but is: {{found}}. The row was read without it; correct it and hand it in again.',
  ],
  'geometry-without-type': [
    '图形没有写明类型（type），无法判断是点、线还是面。请补上类型后再交。',
    'The geometry has no type, so nobody knows whether it is a point, a line or a polygon. Add the type and hand it in again.',
  ],
  'geometry-type-unknown': [
    '不认识的图形类型：{{found}}。请改为点、线、面（Point、LineString、Polygon 或 Multi…）后再交。',
    'Unknown type of geometry: {{found}}. Make it a Point, LineString, Polygon or Multi… and hand it in again.',
  ],
  'type-miswritten': [
    '类型写成了“{{found}}”，已按“{{wanted}}”读入。请核对，并在来源处改正。',
    'The type is written “{{found}}” and was read as “{{wanted}}”. Check it, and correct it at its source.',
  ],
  'no-coordinates': [
    '{{type}} 图形没有坐标。这一行没有图形；请在来源软件里检查后重新导出。',
    'A {{type}} has no coordinates. The row has no geometry; look at it in the program it came from and export again.',
  ],
  'empty-geometry': [
    '{{type}} 图形是空的，一个点也没有。这一行按没有图形读入；不需要时可在来源处删去。',
    'A {{type}} is empty, without a single point. The row was read without geometry; delete it at its source if nobody needs it.',
  ],
  'wrong-nesting': [
    '{{type}} 的坐标层级不对，这里是：{{found}}。这一行没有图形；请重新导出，或改正图形类型。',
    'The coordinates of a {{type}} are nested wrongly here: {{found}}. The row has no geometry; export again, or correct the type.',
  ],
  'not-finite': [
    '坐标里有不是数字的值：{{found}}。这一行没有图形；请改正后再交。',
    'A coordinate is not a number: {{found}}. The row has no geometry; correct it and hand it in again.',
  ],
  'more-than-three-values': [
    '一个点有三个以上的值：{{found}}。只读入了前两个（横、纵坐标），请确认没有错位。',
    'A position has more than three values: {{found}}. Only the first two were read; make sure that nothing is shifted.',
  ],
  'nested-collection': [
    '图形集合里又套着图形集合，已照样读入。建议在来源软件里打散。',
    'A collection of geometries holds another. It was read as it is; better take it apart at its source.',
  ],
  'too-few-points': [
    '点数不够：有 {{count}} 个，至少要 {{least}} 个。这一行没有图形；请补画。',
    'Too few points: {{count}}, where at least {{least}} are due. The row has no geometry; draw it again.',
  ],
  'unclosed-ring': [
    '边界没有闭合，已按首点补上一段。请对照地图核对这条边界是否完整。',
    'A boundary is not closed; it was closed with its first point. Check on the map that the boundary is whole.',
  ],
  'ring-without-size': [
    '边界的点都落在一两个位置上，围不出面积。请重画这条边界。',
    'All points of a boundary lie in one or two places and enclose nothing. Draw the boundary again.',
  ],
  'zero-length-line': [
    '线的所有点都在同一位置，长度为零。请补画，或改为点。',
    'All points of a line lie in one place; it has no length. Draw it again, or make it a point.',
  ],
  'outside-world': [
    '坐标 {{x}}，{{y}} 超出了经纬度的范围。请检查经纬度是否写反，或是否跨越 180° 经线。',
    'The coordinates {{x}}, {{y}} are outside longitude and latitude. Check whether they are swapped, or cross the 180° meridian.',
  ],
  'metres-not-degrees': [
    '{{count}} 个图形的坐标像是投影坐标（米），不是经纬度。请指明坐标系，如 EPSG:4547。',
    'The coordinates of {{count}} shapes look like metres of a projection, not degrees. Name the coordinate system, e.g. EPSG:4547.',
  ],
  'layer-with-other-crs': [
    '图层“{{layer}}”的坐标系（{{crs}}）与其他图层（{{first}}）不同，未读入。请把它单独导出后再交。',
    'The layer “{{layer}}” has another coordinate system ({{crs}}) than the others ({{first}}) and was not read. Export it by itself and hand that in.',
  ],
  'crs-not-understood': [
    '看不懂文件写明的坐标系：{{found}}。请手动选择坐标系。',
    'The coordinate system the file names is not understood: {{found}}. Choose the coordinate system by hand.',
  ],
  'shape-type-unknown': [
    '这一行的图形类型（{{type}}）是曲线、曲面或三维体，未读入。请在来源软件里转成普通的点、线、面。',
    'The geometry of this row (type {{type}}) is a curve, a surface or a body and was not read. Turn it into plain points, lines or polygons at its source.',
  ],
  'shape-broken': [
    '这一行的图形数据已损坏，未读入。请在来源软件里修复后重新导出。',
    'The geometry of this row is damaged and was not read. Repair it in the program it came from and export again.',
  ],
  'too-many-positions': [
    '第 {{row}} 行的图形超过 {{most}} 个点。请先化简（抽稀）或分块后再交。',
    'The geometry of row {{row}} has more than {{most}} points. Simplify it or divide it, then hand it in.',
  ],
  'too-many-features': [
    '要素超过 {{most}} 个。请按街道或区县分成几个文件。',
    'There are more than {{most}} features. Divide the file by street office or district.',
  ],
  'too-many-attributes': [
    '属性列超过 {{most}} 个。请只导出需要的列。',
    'There are more than {{most}} attributes. Export only those that are needed.',
  ],
  'too-many-cells': [
    '{{rows}} 行乘 {{columns}} 列，表太大。请去掉不需要的列，或分成几个文件。',
    '{{rows}} rows by {{columns}} columns make too large a table. Leave out columns nobody needs, or divide the file.',
  ],
  'attribute-too-long': [
    '第 {{row}} 行“{{column}}”的内容超过 {{most}} 个字。请删短后再交。',
    'In row {{row}} “{{column}}” is longer than {{most}} characters. Shorten it and hand it in again.',
  ],
  'number-not-finite': [
    '“{{column}}”的数值是无穷大或不是数，按空白读入。请补上正确的数。',
    'The number in “{{column}}” is infinite or none, and was read as empty. Fill in the right one.',
  ],
  'number-unreadable': [
    '“{{column}}”应是数字，却写着“{{found}}”，已按文字读入。请核对。',
    '“{{column}}” should be a number but says “{{found}}”; it was read as text. Check it.',
  ],
  'binary-not-read': [
    '“{{column}}”里是图片或其他二进制内容（{{count}} 处），未读入。需要时请另行上传附件。',
    '“{{column}}” holds pictures or other binary content ({{count}} times), which was not read. Upload it by itself if it is needed.',
  ],
  'characters-lost': [
    '“{{column}}”里有无法识别的字。请指明文件编码（如 GB18030）重新读取，或在来源处改正。',
    '“{{column}}” holds characters that cannot be read. Name the encoding (e.g. GB18030) and read again, or correct it at its source.',
  ],
  'too-deep': [
    '内容层层嵌套超过 {{most}} 层，不是正常的地图文件。请从来源软件重新导出。',
    'The content is nested more than {{most}} deep; no proper map file is. Export again from the program it came from.',
  ],
  // encodings
  'encoding-name-unknown': [
    '不认识的编码：{{name}}。可用 UTF-8、GB18030、Big5 等。',
    'Unknown encoding: {{name}}. Try UTF-8, GB18030 or Big5.',
  ],
  'encoding-not-as-declared': [
    '文件写明的编码是 {{declared}}，内容却不是，已按 {{used}} 读入。请核对中文是否正确。',
    'The file names the encoding {{declared}}, but its content is not; it was read as {{used}}. Check that the Chinese is right.',
  ],
  'encoding-broken': [
    '文字里有不合任何编码的地方，已按 {{used}} 读入，{{lost}} 个字无法识别。请核对，或指明编码重读。',
    'Some of the text fits no encoding. It was read as {{used}}; {{lost}} characters are lost. Check it, or name the encoding and read again.',
  ],
  'encoding-found-out': [
    '文件没有写明编码，按内容判断为 {{encoding}}。请核对中文是否正确。',
    'The file names no encoding; by its content it is {{encoding}}. Check that the Chinese is right.',
  ],
  'text-cut': [
    '{{count}} 处文字在字段末尾被截断了半个字，已去掉。字段太窄，请核对原文。',
    'In {{count}} places the text ends within a character, which was taken away. The field is too narrow; check the original.',
  ],
  // GeoJSON
  'json-broken': [
    '文件不是完好的 JSON，从这里起读不懂：{{near}}。请从来源软件重新导出。',
    'The file is no proper JSON; from here on it cannot be read: {{near}}. Export again from the program it came from.',
  ],
  'json-cut-off': [
    '文件没有写完，在中途断了。请重新下载或重新导出。',
    'The file breaks off before its end. Download or export it again.',
  ],
  'json-cut-off-after': [
    '文件在这一行之后断了，后面的要素没有读到。请重新下载或重新导出。',
    'The file breaks off after this row; what followed was not read. Download or export it again.',
  ],
  'json-not-geojson': [
    '这是 JSON，但不是 GeoJSON（里面是：{{found}}）。请让来源方导出为 GeoJSON 的 FeatureCollection，或改交 Shapefile、GeoPackage。',
    'This is JSON but not GeoJSON (it holds: {{found}}). Ask for an export as a GeoJSON FeatureCollection, or hand in a Shapefile or GeoPackage.',
  ],
  'json-of-other-type': [
    '这是“{{found}}”类型的 JSON，不是 GeoJSON。请转换成 GeoJSON 的 FeatureCollection 后再交。',
    'This is JSON of type “{{found}}”, not GeoJSON. Turn it into a GeoJSON FeatureCollection and hand that in.',
  ],
  'json-is-esri': [
    '这是 Esri 的 JSON，不是 GeoJSON。请在 ArcGIS 里用“要素转 JSON”并勾选 GeoJSON，或改交 Shapefile。',
    'This is Esri JSON, not GeoJSON. In ArcGIS use “Features To JSON” with GeoJSON ticked, or hand in a Shapefile.',
  ],
  'geojson-without-features': [
    'FeatureCollection 里没有要素列表（features）。请重新导出。',
    'The FeatureCollection has no list of features. Export it again.',
  ],
  'not-a-feature': [
    '这里应是一个要素，却是：{{found}}。请删去或改正。',
    'A feature is due here, but this stands instead: {{found}}. Delete or correct it.',
  ],
  'feature-broken': [
    '这个要素的 JSON 写坏了，未读入：{{near}}。请改正后再交。',
    'The JSON of this feature is broken and was not read: {{near}}. Correct it and hand it in again.',
  ],
  'not-a-number': [
    '这个要素里有 NaN 或 Infinity，按空白读入。请在来源处补上数值。',
    'This feature holds NaN or Infinity, read as empty. Fill in the values at their source.',
  ],
  'feature-without-type': [
    '要素没有写 "type": "Feature"，已按要素读入。请在来源处补上。',
    'The feature lacks "type": "Feature"; it was read as one. Add it at its source.',
  ],
  'feature-without-geometry': [
    '要素没有 geometry 一项，按没有图形读入。请检查是否写成了别的名字。',
    'The feature has no member “geometry” and was read without one. Check whether it goes by another name.',
  ],
  'properties-missing': [
    '要素没有属性（properties）。请检查导出时是否漏掉了属性表。',
    'The feature has no properties. Check whether the export left the attributes out.',
  ],
  'properties-wrong': [
    '要素的属性应是一个对象，这里却是：{{found}}，未读入。请改正后再交。',
    'The properties of the feature should be an object, but are: {{found}}; they were not read. Correct them and hand the file in again.',
  ],
  'members-beside-properties': [
    '{{count}} 个要素在属性之外还写有：{{found}}，未读入。需要时请移到 properties 里。',
    '{{count}} features hold more beside their properties: {{found}}; it was not read. Move it into the properties if it is needed.',
  ],
  'id-wrong': [
    '要素编号应是文字或数字，这里却是：{{found}}，未读入。请改正。',
    'The id of a feature should be text or a number, but is: {{found}}; it was not read. Correct it.',
  ],
  'bbox-wrong': [
    '范围框（bbox）写得不对：{{found}}。读取时不用它，可在来源处改正或删去。',
    'The bounding box is wrong: {{found}}. The reading does without it; correct or delete it at its source.',
  ],
  // Shapefile
  'shp-broken': [
    '不是完好的 Shapefile（.shp 或压缩包已损坏）。请重新导出并打成 zip。',
    'This is no proper Shapefile (the .shp or the archive is damaged). Export again and pack it as a zip.',
  ],
  'shp-cut-off': [
    '.shp 文件从这一行起断了，后面的图形没有读到。请重新复制或导出。',
    'The .shp file breaks off at this row; what followed was not read. Copy or export it again.',
  ],
  'shp-without-dbf': [
    '图层“{{layer}}”没有 .dbf，只有图形没有属性。请把同名的 .dbf、.prj、.cpg 与 .shp 一起打成 zip 再交。',
    'The layer “{{layer}}” has no .dbf: shapes without attributes. Pack the .dbf, .prj and .cpg of that name with the .shp into a zip and hand that in.',
  ],
  'shp-without-prj': [
    '图层“{{layer}}”没有 .prj，没有写明坐标系。请补上同名的 .prj，或手动选择坐标系。',
    'The layer “{{layer}}” has no .prj, so it names no coordinate system. Add the .prj of that name, or choose the system by hand.',
  ],
  'zip-without-shp': [
    '压缩包里没有 .shp 文件，只有属性没有图形。请把同名的 .shp、.shx、.dbf、.prj 一起打包。',
    'There is no .shp file in the archive: attributes without shapes. Pack the .shp, .shx, .dbf and .prj of one name together.',
  ],
  'zip-other-files': [
    '压缩包里还有 {{count}} 个其他文件，未读入：{{names}}。需要时请单独上传。',
    'The archive holds {{count}} other files, which were not read: {{names}}. Upload them by themselves if they are needed.',
  ],
  'dbf-without-shp': [
    '“{{name}}”只有 .dbf 没有 .shp，没有图形。请把同名的 .shp 一起交来。',
    '“{{name}}” is a .dbf without its .shp: there are no shapes. Hand in the .shp of that name with it.',
  ],
  'dbf-broken': [
    '.dbf 属性表已损坏，读不出列。请在来源软件里重新导出。',
    'The .dbf table is damaged; its columns cannot be read. Export it again from the program it came from.',
  ],
  'dbf-cut-off': [
    '.dbf 属性表应有 {{promised}} 行，只有 {{found}} 行。请重新复制或导出。',
    'The .dbf table should have {{promised}} rows but has {{found}}. Copy or export it again.',
  ],
  'dbf-of-other-length': [
    '图层“{{layer}}”有 {{shapes}} 个图形、{{records}} 行属性，两者对不上。已按顺序对应，请核对后面的行。',
    'The layer “{{layer}}” has {{shapes}} shapes but {{records}} rows of attributes. They were paired in order; check the rows towards the end.',
  ],
  'records-deleted': [
    '图层“{{layer}}”有 {{count}} 行已标记删除，未读入。若不该删，请在来源软件里恢复。',
    'In the layer “{{layer}}” {{count}} rows are marked as deleted and were not read. Restore them at their source if they should be there.',
  ],
  'field-not-read': [
    '“{{column}}”是备注或其他类型（{{type}}）的字段，{{count}} 处未读入。需要时请转成文字字段。',
    '“{{column}}” is a memo or another kind of field ({{type}}); {{count}} values were not read. Make it a text field if they are needed.',
  ],
  'cpg-unknown': [
    '.cpg 写的编码“{{found}}”不认识，已按内容判断。请核对中文是否正确。',
    'The encoding “{{found}}” in the .cpg is not known; the content decided instead. Check that the Chinese is right.',
  ],
  'rings-turned': [
    '有的边界环方向不对，无法分辨是外边界还是洞，已当作单独的面。请对照地图核对。',
    'Some rings turn the wrong way, so that nobody can tell an outer boundary from a hole; each was taken as a polygon. Check on the map.',
  ],
  'rings-tangled': [
    '这个面由 {{count}} 个环组成，无法在合理时间内分清内外，未读入图形。请在来源软件里拆开。',
    'This polygon has {{count}} rings, too many to tell which is whose hole; its geometry was not read. Divide it at its source.',
  ],
  // KML, KMZ
  'xml-not-kml': [
    '这是 XML，但不是 KML。请从来源软件导出为 KML 或 KMZ。',
    'This is XML but not KML. Export it as KML or KMZ from the program it came from.',
  ],
  'xml-broken': [
    'XML 写坏了，标签前后不一致：{{found}}。请重新导出。',
    'The XML is broken; tags do not match here: {{found}}. Export it again.',
  ],
  'xml-cut-off': [
    'XML 没有写完，缺少：{{found}}。请重新下载或导出。',
    'The XML breaks off; this is not finished: {{found}}. Download or export it again.',
  ],
  'xml-doctype': [
    '文件带有文档类型声明（DOCTYPE），出于安全不予读取。请重新导出为普通的 KML。',
    'The file has a document type (DOCTYPE) and is not read for safety. Export it again as plain KML.',
  ],
  'kmz-without-kml': ['KMZ 压缩包里没有 .kml。请重新导出。', 'There is no .kml in the KMZ. Export it again.'],
  'kmz-other-kml': [
    '只读入了 {{main}}；压缩包里另有 {{count}} 个 KML 未读入：{{names}}。需要时请单独上传。',
    'Only {{main}} was read; {{count}} other KML files in the archive were not: {{names}}. Upload them by themselves if they are needed.',
  ],
  'kml-not-drawn': [
    '{{count}} 个 {{type}} 未读入（网络链接、影像、轨迹和模型不是台账图形，也不会联网去取）。需要时请另存为点、线、面。',
    '{{count}} {{type}} not read: links, images, tracks and models are no shapes of a ledger, and nothing is fetched. Save them as points, lines or polygons if they are needed.',
  ],
  'coordinates-unreadable': [
    '坐标读不懂：{{found}}。应写作“经度,纬度”，逗号后不留空格。请改正后再交。',
    'Coordinates that cannot be read: {{found}}. They are written “longitude,latitude” without a blank after the comma. Correct them and hand the file in again.',
  ],
  'placemark-too-large': [
    '一个地标里有 {{most}} 个以上的内容项（多半是轨迹）。请删去轨迹后再交。',
    'One placemark holds more than {{most}} elements, most likely a track. Delete the track and hand the file in again.',
  ],
  // GeoPackage
  'sqlite-broken': [
    'GeoPackage 已损坏，读不下去。请重新复制或导出。',
    'The GeoPackage is damaged and cannot be read. Copy or export it again.',
  ],
  'sqlite-not-gpkg': [
    '这是 SQLite 数据库，但不是 GeoPackage（里面的表：{{found}}）。请在来源软件里导出为 GeoPackage。',
    'This is an SQLite database but not a GeoPackage (its tables: {{found}}). Export it as a GeoPackage from the program it came from.',
  ],
  'gpkg-table-not-listed': [
    '表“{{table}}”不在 GeoPackage 的目录里，未读入。需要时请在 QGIS 里重新保存。',
    'The table “{{table}}” is not in the contents of the GeoPackage and was not read. Save it again with QGIS if it is needed.',
  ],
  'gpkg-table-missing': [
    'GeoPackage 的目录里有“{{table}}”，却找不到这张表。请重新导出。',
    'The contents of the GeoPackage name “{{table}}”, but there is no such table. Export it again.',
  ],
  'gpkg-kind-not-read': [
    '“{{table}}”是影像或栅格（{{kind}}），未读入。这里只读要素和属性表。',
    '“{{table}}” is imagery or a raster ({{kind}}) and was not read. Only features and attribute tables are; export those.',
  ],
  'gpkg-view-not-read': [
    '“{{table}}”是视图而不是表，未读入。请把它另存为图层后再交。',
    '“{{table}}” is a view, not a table, and was not read. Save it as a layer and hand that in.',
  ],
  'gpkg-column-computed': [
    '“{{table}}”的“{{column}}”是计算出来的列，未读入。需要时请另存为普通列。',
    '“{{column}}” of “{{table}}” is a computed column and was not read. Save it as a plain column if it is needed.',
  ],
  'geometry-of-other-crs': [
    '这一行图形的坐标系编号（{{found}}）与图层（{{layer}}）不同，未读入图形。请在来源软件里统一坐标系。',
    'The geometry of this row names another coordinate system ({{found}}) than its layer ({{layer}}) and was not read. Make them one at the source.',
  ],
  // FlatGeobuf
  'fgb-broken': [
    'FlatGeobuf 已损坏，读不下去。请重新复制或导出。',
    'The FlatGeobuf is damaged and cannot be read. Copy or export it again.',
  ],
  'fgb-cut-off': [
    '文件从这一行起损坏或断了，后面的要素没有读到。请重新复制或导出。',
    'The file is damaged or breaks off at this row; what followed was not read. Copy or export it again.',
  ],
  'fgb-of-other-length': [
    '文件写明有 {{promised}} 个要素，读到 {{found}} 个。请重新复制或导出。',
    'The file says it has {{promised}} features; {{found}} were read. Copy or export it again.',
  ],
  // DXF
  'dwg-not-dxf': [
    '这是 DWG（{{version}}），不能直接读。请在 CAD 里“另存为”DXF（2007 或更新版本）后再交。',
    'This is a DWG ({{version}}), which cannot be read. In the CAD program use “Save as” DXF (2007 or newer) and hand that in.',
  ],
  'dxf-binary': [
    '这是二进制 DXF。请另存为文本（ASCII）DXF 后再交。',
    'This is a binary DXF. Save it as a text (ASCII) DXF and hand that in.',
  ],
  'dxf-broken': [
    '不是完好的 DXF，开头是：{{found}}。请在 CAD 里重新另存为 DXF。',
    'This is no proper DXF; it begins with: {{found}}. Save it as DXF again in the CAD program.',
  ],
  'dxf-line-broken': [
    '第 {{line}} 行应是组码，却是：{{found}}。后面的内容没有读到，请重新另存。',
    'Line {{line}} should be a group code, but is: {{found}}. What followed was not read; save the drawing again.',
  ],
  'dxf-cut-off': [
    '图纸没有结束标记（EOF），可能没有写完。请核对，必要时重新另存。',
    'The drawing has no end mark (EOF) and may not be whole. Check it, and save it again if need be.',
  ],
  'dxf-nothing-to-draw': [
    '图纸里没有可以读入的图形。请检查模型空间里是否有点、线、多段线、圆或文字。',
    'There is nothing to draw in the drawing. Check whether its model space holds points, lines, polylines, circles or texts.',
  ],
  'dxf-not-drawn': [
    '{{count}} 个 {{type}} 未读入。需要时请在 CAD 里分解（EXPLODE）或转成多段线。',
    '{{count}} {{type}} not read. Explode them or turn them into polylines in the CAD program if they are needed.',
  ],
  'dxf-paper-space': [
    '布局（图纸空间）里的 {{count}} 个对象未读入，只读模型空间。需要时请移到模型空间。',
    '{{count}} objects of layouts (paper space) were not read, only model space is. Move them there if they are needed.',
  ],
  'dxf-layer-hidden': [
    '图层“{{layer}}”在图纸里是关闭或冻结的，内容仍已读入。不需要时请不要导入这一层。',
    'The layer “{{layer}}” is off or frozen in the drawing; it was read all the same. Leave it out of the import if it is not needed.',
  ],
  'dxf-units': [
    '图纸的单位是 {{unit}}，不是米。坐标照原样读入，请先换算成米，或用对应点配准。',
    'The unit of the drawing is {{unit}}, not metres. The coordinates are as drawn; scale the drawing to metres, or match points.',
  ],
  'dxf-geodata': [
    '图纸带有地理位置信息（{{found}}），没有采用。请核对坐标系后手动选择。',
    'The drawing carries a geographic location ({{found}}), which was not used. Check the coordinate system and choose it by hand.',
  ],
  'dxf-block-missing': [
    '图块“{{block}}”没有定义，{{count}} 处只读入了插入点。请在 CAD 里检查图块。',
    'The block “{{block}}” is not defined; in {{count}} places only its point was read. Check the block in the CAD program.',
  ],
  'dxf-block-elsewhere': [
    '“{{block}}”是外部参照，内容不在这个文件里，{{count}} 处只读入了插入点。请先绑定外部参照。',
    '“{{block}}” is an external reference, not in this file; in {{count}} places only its point was read. Bind the reference first.',
  ],
  'dxf-block-too-deep': [
    '图块“{{block}}”套在自身里或超过 {{most}} 层，{{count}} 处没有再往下画。请在 CAD 里分解。',
    'The block “{{block}}” is within itself or more than {{most}} deep; in {{count}} places it was drawn no further. Explode it in the CAD program.',
  ],
  'dxf-blocks-too-many': [
    '图块“{{block}}”层层展开后超过 {{most}} 个图形。请清理图块后再交。',
    'Drawn out, the block “{{block}}” comes to more than {{most}} shapes. Purge the blocks and hand the drawing in again.',
  ],
  'drawing-too-large': [
    '图纸展开后超过 {{most}} 个点。请只保留需要的图层再交。',
    'Drawn out, the drawing has more than {{most}} points. Keep only the layers that are needed and hand it in again.',
  ],
} as const
