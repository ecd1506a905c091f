/** What is said of the shapes of a file before they are written, and of the repairs that are proposed. Keys are `readings.<code>`. */
export const shapeReadings = {
  // the form of a shape
  'shape-empty': [
    '图形里没有坐标，这一行按没有位置处理。可在地图上补画。',
    'The shape has no coordinates; the row is taken without a place. Draw it on the map.',
  ],
  'shape-not-a-place': [
    '坐标里有不是数的值。请在原文件里改正后重新导入。',
    'A coordinate is not a number. Correct it in the file and import again.',
  ],
  'shape-point-only': [
    '这一行只有一个点，没有边界。可勾选“只有点的，画一个估计的范围”，或在地图上补画；未选则位置不写入。',
    'The row has a point and no boundary. Have one sketched around it (marked as estimated), or draw it on the map; else no place is written.',
  ],
  'shape-wrong-type-point': [
    '这里要线或面，文件里是点。请向对方要线或面的图层。',
    'A line or an area is needed here; the file has a point. Ask for the layer of lines or areas.',
  ],
  'shape-wrong-type-line': [
    '这里要面，文件里是线。请向对方要面的图层。',
    'An area is needed here; the file has a line. Ask for the layer of areas.',
  ],
  'shape-wrong-type-area': [
    '这里要线，文件里是面。请确认选对了导入的类别（小区、工程、道路水系、街道界）。',
    'A line is needed here; the file has an area. Check what you are importing: compounds, works, roads and rivers or outlines.',
  ],
  'shape-line-not-area': [
    '边界画成了线，没有画成面，首尾相距 {{gapM}} m。可接受修复：把线闭合成面。',
    'The boundary was drawn as a line, not an area; its ends are {{gapM}} m apart. The line can be closed into an area.',
  ],
  'shape-line-open': [
    '这是一条没有闭合的线，首尾相距 {{gapM}} m，成不了边界。请在 CAD 里闭合后再导入，或在地图上补画。',
    'This is an open line, its ends {{gapM}} m apart; it is no boundary. Close it in CAD and import again, or draw it on the map.',
  ],
  'shape-unclosed': [
    '边界没有闭合，首尾相距 {{gapM}} m。可接受修复：以直线闭合。',
    'The boundary is not closed; its ends are {{gapM}} m apart. It can be closed by a straight line.',
  ],
  'shape-repeated-points': [
    '有 {{count}} 个顶点与前一个完全相同，已略去，形状不变。',
    '{{count}} corner(s) stood twice and were left out; the shape is the same.',
  ],
  'shape-parts-left': [
    '图形里还夹有 {{count}} 个别的类型的部分，没有用上。请核对原图。',
    'The shape also holds {{count}} part(s) of another type, which are not used. Compare with the drawing.',
  ],
  'shape-rings-dropped': [
    '有 {{count}} 个圈没有面积，已略去。请核对原图。',
    '{{count}} ring(s) enclose nothing and were left out. Compare with the drawing.',
  ],
  'shape-zero-size': [
    '边界没有围出面积。请检查坐标，或在地图上补画。',
    'The boundary encloses nothing. Check the coordinates, or draw it on the map.',
  ],
  'shape-zero-length': [
    '线的各点重合，没有长度。请检查坐标。',
    'All points of the line are one; it has no length. Check the coordinates.',
  ],
  'shape-too-short': ['线长只有 {{lengthM}} m。请核对。', 'The line is only {{lengthM}} m long. Check it.'],
  'shape-several': [
    '图形有 {{count}} 个部分，这里只能是一个。请在原文件里拆成几行。',
    'The shape has {{count}} parts where there can be one. Split it into rows in the file.',
  ],
  'shape-too-many-points': [
    '图形有 {{count}} 个顶点，上限 {{limit}}。可接受修复：简化；若未给出，请在原软件里先简化。',
    'The shape has {{count}} corners, the limit is {{limit}}. Accept the simplified one; where none is offered, simplify it in the program it comes from.',
  ],
  'shape-too-many-parts': [
    '图形有 {{count}} 个部分，上限 {{limit}}。请按小区分成几行。',
    'The shape has {{count}} parts, the limit is {{limit}}. Split it into rows, one a compound.',
  ],
  'shape-heights': [
    '有 {{count}} 行的坐标带高程，只用了平面位置。',
    '{{count}} row(s) have heights; only the place on the ground is used.',
  ],
  'shape-far-away': [
    '落在离{{district}} {{km}} km 的地方，不可能属于本区。多半是坐标系或带号选错了，请改选后再看落点。',
    'It lands {{km}} km from {{district}} and cannot belong to it. The coordinate system or zone is probably wrong: choose another and look again.',
  ],
  // areas that cross themselves, and sizes
  'shape-crosses-itself': [
    '边界自相交，见 × 处。可接受修复：在交点处断开重围，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'The boundary crosses itself at ×. It can be mended by cutting it there: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-hole-outside': [
    '有洞落在外圈之外，见 × 处。可接受修复：去掉这样的洞，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'A hole lies outside its outer ring at ×. It can be mended by taking it out: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-parts-nested': [
    '一个部分压着另一个部分，见 × 处。可接受修复：合为一体，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'One part lies over another at ×. They can be joined: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-too-small': [
    '边界只有 {{sizeM2}} m²，小于 {{limitM2}} m²，不像小区。请检查坐标的单位。',
    'The boundary is only {{sizeM2}} m², below {{limitM2}} m²: no compound. Check the unit of the coordinates.',
  ],
  'shape-too-big': [
    '边界有 {{sizeKm2}} km²，超过 {{limitKm2}} km²，不像小区。请检查坐标的单位。',
    'The boundary covers {{sizeKm2}} km², above {{limitKm2}} km²: no compound. Check the unit of the coordinates.',
  ],
  'shape-holes': [
    '边界里有 {{count}} 个洞，共 {{sizeM2}} m²，不算在小区内。若只是没画满，请补上。',
    'The boundary has {{count}} hole(s), {{sizeM2}} m² in all, which do not belong to it. If they were only left blank, fill them.',
  ],
  // neighbours
  'shape-overlaps-compound': [
    '与台账里的“{{name}}”$t(readings.mark-{{mark}})重叠 {{sizeM2}} m²（占本图形 {{percent}}%）。请核对两家的分界，或先改其中一个。',
    'It overlaps {{name}}$t(readings.mark-{{mark}}) of the ledger by {{sizeM2}} m² ({{percent}}% of this shape). Check where the two meet, or change one of them first.',
  ],
  'shape-overlaps-row': [
    '与第 {{other}} 行重叠 {{sizeM2}} m²（占本图形 {{percent}}%）。请核对两家的分界，在原文件里改正。',
    'It overlaps row {{other}} by {{sizeM2}} m² ({{percent}}% of this shape). Check where the two meet and correct the file.',
  ],
  'shape-sliver-compound': [
    '与台账里的“{{name}}”$t(readings.mark-{{mark}})之间有一条宽 {{widthM}} m 的重叠（{{sizeM2}} m²）。可接受修复：贴到对方边上，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'It overlaps {{name}}$t(readings.mark-{{mark}}) of the ledger by a sliver {{widthM}} m wide ({{sizeM2}} m²). It can be cut back to its neighbour’s edge: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-sliver-row': [
    '与第 {{other}} 行之间有一条宽 {{widthM}} m 的重叠（{{sizeM2}} m²）。可接受修复：本行贴到对方边上，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'It overlaps row {{other}} by a sliver {{widthM}} m wide ({{sizeM2}} m²). This row can be cut back to the other’s edge: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-gap-compound': [
    '与台账里的“{{name}}”$t(readings.mark-{{mark}})之间留有一条宽至 {{widthM}} m 的缝。若中间没有巷道，可接受修复：贴到对方边上，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'A gap up to {{widthM}} m wide lies between it and {{name}}$t(readings.mark-{{mark}}) of the ledger. If there is no lane between, it can be drawn to its neighbour’s edge: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-gap-row': [
    '与第 {{other}} 行之间留有一条宽至 {{widthM}} m 的缝。若中间没有巷道，可接受修复：本行贴到对方边上，面积由 {{beforeM2}} m² 变为 {{afterM2}} m²。',
    'A gap up to {{widthM}} m wide lies between it and row {{other}}. If there is no lane between, this row can be drawn to the other’s edge: {{beforeM2}} m² become {{afterM2}} m².',
  ],
  'shape-same-as-compound': [
    '与台账里“{{name}}”$t(readings.mark-{{mark}})的边界是同一个（{{sizeM2}} m²）。若是同一小区，请把这一行对应到它。',
    'It is the outline {{name}}$t(readings.mark-{{mark}}) of the ledger has ({{sizeM2}} m²). If they are one compound, match this row to it.',
  ],
  'shape-same-as-row': [
    '与第 {{other}} 行的边界是同一个（{{sizeM2}} m²）。请删去一个，或分清两家。',
    'It is the same outline as in row {{other}} ({{sizeM2}} m²). Take one out, or tell the two apart.',
  ],
  'shapes-one-outline': [
    '共有 {{count}} 行的边界是同一个（{{sizeM2}} m²）：第 {{rows}} 行。多半是把街道、社区的范围填进了每一行，请换成各自的边界。',
    '{{count}} rows have one and the same outline ({{sizeM2}} m²): rows {{rows}}. It may be the territory of a street office or community written into each of them; give every row its own.',
  ],
  'shape-among-many': [
    '周围有 {{most}} 个以上的图形与它重叠或紧贴，只逐个核对了其中 {{compared}} 个，有 {{count}} 个重叠。若它是街道、社区的范围，请换成小区自己的边界。',
    'More than {{most}} shapes lie over it or close beside it; {{compared}} of them were held against it one by one, and {{count}} overlap. If it is the territory of a street office or community, give the compound its own boundary.',
  ],
  'shape-gaps-among-many': [
    '周围有 {{most}} 个以上的图形，只与其中最近的 {{compared}} 个查过缝隙。',
    'More than {{most}} shapes lie around it; gaps were looked for beside the nearest {{compared}} of them only.',
  ],
  // the ground
  'shape-outside-district': [
    '整个在{{district}}$t(readings.mark-{{mark}})之外，相距 {{km}} km。请核对坐标系，或确认这一行属于本区。',
    'It lies wholly outside {{district}}$t(readings.mark-{{mark}}), {{km}} km away. Check the coordinate system, or whether the row belongs to this district.',
  ],
  'shape-partly-outside': [
    '有 {{percent}}% 在{{district}}$t(readings.mark-{{mark}})之外。请核对边界。',
    '{{percent}}% of it lies outside {{district}}$t(readings.mark-{{mark}}). Check the boundary.',
  ],
  'shapes-beyond-district': [
    '{{all}} 个图形里有 {{count}} 个整个在{{district}}之外，照样读入。',
    '{{count}} of {{all}} shapes lie wholly outside {{district}}; they are read all the same.',
  ],
  'shape-in-other-street': [
    '这一行写的是{{said}}，图形却有 {{percent}}% 在{{lies}}$t(readings.mark-{{mark}})。请核对所属街道，或核对位置。',
    'The row says {{said}}, but {{percent}}% of the shape lies in {{lies}}$t(readings.mark-{{mark}}). Check the street office, or the place.',
  ],
  'shape-in-other-street-than-ledger': [
    '台账里属{{said}}，图形却有 {{percent}}% 在{{lies}}$t(readings.mark-{{mark}})。请核对所属街道，或核对位置。',
    'The ledger says {{said}}, but {{percent}}% of the shape lies in {{lies}}$t(readings.mark-{{mark}}). Check the street office, or the place.',
  ],
  'shape-across-from-road': [
    '名称或地址里有{{road}}，它与这里之间却隔着$t(words.barrierKind.{{barrierKind}}){{name}}$t(readings.mark-{{mark}})。可能画到了另一侧，请核对位置。',
    'Its name or address speaks of {{road}}, but the $t(words.barrierKind.{{barrierKind}}) {{name}}$t(readings.mark-{{mark}}) lies between the two. It may be drawn on the wrong side: check the place.',
  ],
  'shape-far-from-road': [
    '名称或地址里有{{road}}$t(readings.mark-{{mark}})，它离这里却超过 {{farM}} m。请核对位置。',
    'Its name or address speaks of {{road}}$t(readings.mark-{{mark}}), which is more than {{farM}} m away. Check the place.',
  ],
  'shape-apart-from-street': [
    '{{said}}的其他小区（比较了 {{count}} 个）都在$t(words.barrierKind.{{barrierKind}}){{name}}$t(readings.mark-{{mark}})的另一侧。请核对所属街道，或核对位置。',
    'The other compounds of {{said}} (of {{count}} looked at) all lie beyond the $t(words.barrierKind.{{barrierKind}}) {{name}}$t(readings.mark-{{mark}}). Check the street office, or the place.',
  ],
  'shape-on-road': [
    '“{{name}}”$t(readings.mark-{{mark}})的中心线有 {{lengthM}} m 在边界之内，边界可能画到了路的另一侧。请核对。',
    '{{lengthM}} m of the centre line of {{name}}$t(readings.mark-{{mark}}) lie within the boundary; it may have been drawn across the road. Check it.',
  ],
  'shape-on-nameless-road': [
    '一条无名道路$t(readings.mark-{{mark}})的中心线有 {{lengthM}} m 在边界之内，边界可能画到了路的另一侧。请核对。',
    '{{lengthM}} m of the centre line of a road without a name$t(readings.mark-{{mark}}) lie within the boundary; it may have been drawn across the road. Check it.',
  ],
  'shape-across-barrier': [
    '$t(words.barrierKind.{{barrierKind}}){{name}}$t(readings.mark-{{mark}})有 {{lengthM}} m 穿过边界。小区一般不会横跨它，请核对位置。',
    'The $t(words.barrierKind.{{barrierKind}}) {{name}}$t(readings.mark-{{mark}}) runs through the boundary for {{lengthM}} m. Hardly any compound lies across one: check the place.',
  ],
  'shape-parts-across': [
    '两个部分分在$t(words.barrierKind.{{barrierKind}}){{name}}$t(readings.mark-{{mark}})两侧，相距 {{lengthM}} m。请核对是不是一个小区。',
    'Its parts lie on either side of the $t(words.barrierKind.{{barrierKind}}) {{name}}$t(readings.mark-{{mark}}), {{lengthM}} m apart. Check whether they are one compound.',
  ],
  'shape-parts-apart': [
    '两个部分相距 {{lengthM}} m，不像一处。请核对是不是一个小区。',
    'Its parts are {{lengthM}} m apart. Check whether they are one compound.',
  ],
  'shift-from-ledger': [
    '疑似 {{system}} 坐标被当作真经纬度：{{count}} 个小区与台账边界的中位偏差为 {{before}} m，还原（移动 {{length}} m）后降到 {{after}} m。请改选 {{system}} 再看落点。',
    '{{system}} seems to have been taken for true degrees: {{count}} compounds lie {{before}} m (median) from their boundaries in the ledger, and {{after}} m when it is undone (a move of {{length}} m). Choose {{system}} and look again.',
  ],
  // behind the name of what is invented for the demo
  'mark-invented': ['（示意）', ' (invented)'],
  'mark-none': ['', ''],
  // repairs: what accepting one does, and that it was done
  'repair-close-line': ['闭合成面（接上 {{gapM}} m）', 'Close it into an area (across {{gapM}} m)'],
  'repair-simplify': [
    '简化到 {{limit}} 个顶点以内，边线移动不超过 {{toleranceM}} m',
    'Simplify it to at most {{limit}} corners; no edge moves by more than {{toleranceM}} m',
  ],
  'repair-make-valid': [
    '在交点处断开重围：{{beforeM2}} m² → {{afterM2}} m²（相差 {{differenceM2}} m²）',
    'Cut it where it crosses: {{beforeM2}} m² → {{afterM2}} m² ({{differenceM2}} m² of difference)',
  ],
  'repair-snap-sliver': [
    '贴到相邻边界上：{{beforeM2}} m² → {{afterM2}} m²',
    'Draw it to its neighbours’ edges: {{beforeM2}} m² → {{afterM2}} m²',
  ],
  'repair-close-gap': [
    '补上缝隙，贴到相邻边界上：{{beforeM2}} m² → {{afterM2}} m²',
    'Close the gap to its neighbours’ edges: {{beforeM2}} m² → {{afterM2}} m²',
  ],
  'made-close-gap': [
    '已按你的确认补上缝隙：{{beforeM2}} m² → {{afterM2}} m²。',
    'The gap was closed as accepted: {{beforeM2}} m² → {{afterM2}} m².',
  ],
  'made-close-line': [
    '已按你的确认闭合成面（接上 {{gapM}} m）。',
    'Closed into an area as accepted, across {{gapM}} m.',
  ],
  'made-simplify': [
    '已按你的确认简化，原有 {{count}} 个顶点，边线移动不超过 {{toleranceM}} m。',
    'Simplified as accepted, from {{count}} corners; no edge moved by more than {{toleranceM}} m.',
  ],
  'made-make-valid': [
    '已按你的确认修复自相交：{{beforeM2}} m² → {{afterM2}} m²。',
    'Made valid as accepted: {{beforeM2}} m² → {{afterM2}} m².',
  ],
  'made-snap-sliver': [
    '已按你的确认贴到相邻边界上：{{beforeM2}} m² → {{afterM2}} m²。',
    'Drawn to its neighbours’ edges as accepted: {{beforeM2}} m² → {{afterM2}} m².',
  ],
} as const
