/** What went wrong, and what to do next. Keys are the stable codes of problems and findings. */
export const problemTitles = {
  400: ['请求有误', 'Bad request'],
  403: ['不允许', 'Not allowed'],
  404: ['没有找到', 'Not found'],
  405: ['不支持的操作', 'Not supported'],
  409: ['与现有记录冲突', 'Conflict'],
  413: ['内容过大', 'Too large'],
  415: ['格式不支持', 'Unsupported format'],
  422: ['内容有误', 'Invalid content'],
  429: ['请求过多', 'Too many requests'],
  500: ['服务器出错', 'Server error'],
  502: ['上游服务不可用', 'Bad gateway'],
  503: ['暂时不可用', 'Unavailable'],
  504: ['超时', 'Too slow'],
  507: ['磁盘空间不足', 'Disk nearly full'],
} as const

export const problems = {
  'shapefile-loses-chinese': [
    '不导出 Shapefile：它的字段名最长 10 字节，中文编码没有统一规定，汉字会丢失或变成乱码。请改用 GeoPackage（format=gpkg），QGIS、ArcGIS 都能直接打开。',
    'Shapefile is not written: its field names end at 10 bytes and its encoding of Chinese is not settled, so text is lost or garbled. Use GeoPackage (format=gpkg); QGIS and ArcGIS open it.',
  ],
  'several-zones': [
    '所选内容分属几个 3° 带（{{zones}}），一张 CAD 图只能用一个带。请按区县分别导出。',
    'What is chosen lies in several 3° zones ({{zones}}), and a drawing has one. Export district by district.',
  ],
  'too-many-rows': [
    '所选 {{count}} 条记录超过一张 Excel 表的 {{limit}} 行。请按区县分别导出，或改用 CSV。',
    '{{count}} records are more than the {{limit}} rows of an Excel sheet. Export district by district, or as CSV.',
  ],
  'encoding-of-csv': [
    '只有 CSV 可以选编码；{{format}} 的编码是固定的。请去掉 encoding。',
    'Only CSV has a choice of encoding; that of {{format}} is fixed. Leave out encoding.',
  ],
  'no-such-bundling': [
    '这次连片测算已不在（服务重启或时间已久）。请重新测算。',
    'This search is gone (the server was restarted, or it is long ago). Start it again.',
  ],
  'no-such-scheme': ['没有方案 {{id}}。它可能已被删除。', 'There is no scheme {{id}}. It may have been removed.'],
  'scheme-not-draft': [
    '只有草案可以这样改；已采用或已归档的方案请先复制成新的草案。',
    'Only a draft can be changed this way. Copy the adopted or archived scheme into a new draft first.',
  ],
  'scheme-empty': ['方案里还没有片区，不能采用。', 'The scheme has no areas yet and cannot be adopted.'],
  'scheme-number-twice': ['编号 {{number}} 在方案里出现两次。', 'The number {{number}} occurs twice in the scheme.'],
  'scheme-compound-twice': [
    '小区 {{id}} 在方案里属于两个片区（{{number}} 是第二个）。',
    'Compound {{id}} is in two areas of the scheme ({{number}} is the second).',
  ],
  'scheme-broken': [
    '有 {{count}} 个片区按现在的台账不再相邻成片：{{why}}。重新测算后再采用。',
    '{{count}} areas are not contiguous as the ledger stands now: {{why}}. Search again, then adopt.',
  ],
  'no-such-barrier': ['没有屏障 {{id}}。', 'There is no barrier {{id}}.'],
  'neighbour-of-itself': [
    '一个小区不能与自己相邻。请选两个小区。',
    'A compound is no neighbour of itself. Choose two.',
  ],
  'reason-wanted': ['请写明理由，再保存。', 'Give a reason, then save.'],
  'not-placed-here': [
    '小区 {{id}} 不在本区，或还没有边界，无法认定相邻。',
    'Compound {{id}} is not of this district, or has no boundary yet: nothing can be decided about its neighbours.',
  ],
  'too-busy': ['正在排队的连片测算太多，请几秒后再试。', 'Too many searches are waiting. Try again in a few seconds.'],
  'too-many-solves': [
    '同时进行的连片测算不能超过 {{limit}} 个。先停止一个，再开始新的。',
    'No more than {{limit}} searches can run at once. Stop one, then start the next.',
  ],
  'solver-lost': [
    '连片测算中途中断，结果没有保存。请缩小范围或放宽条件后再试。',
    'The search broke off and nothing was kept. Choose a smaller window or looser limits, and try again.',
  ],
  'bad-ground': [
    '有小区的边界无法计算：{{what}}。请先修正边界。',
    'The boundary of a compound cannot be used: {{what}}. Correct the boundary first.',
  ],
  'wish-unknown-id': [
    '“{{id}}”不在可连片的小区里（{{where}}）。它可能未落图、已开工，或在所画范围之外。',
    '“{{id}}” is not among the compounds to be bundled ({{where}}). It may be unplaced, started, or outside the window.',
  ],
  'wish-locked-twice': [
    '“{{id}}”被锁在两个片区里。先解除一个。',
    '“{{id}}” is locked into two areas. Unlock one first.',
  ],
  'wish-locked-and-excluded': [
    '“{{id}}”既锁在片区里，又设为单独改造。两者只能取一。',
    '“{{id}}” is locked into an area and left out as well. Choose one of the two.',
  ],
  'wish-must-and-excluded': [
    '“{{id}}”既须与别的小区同片，又设为单独改造。两者只能取一。',
    '“{{id}}” must be with another compound and is left out as well. Choose one of the two.',
  ],
  'wish-must-and-cannot': [
    '“{{id}}”与“{{other}}”既须同片，又不得同片（两个锚点也不得同片）。取消其中一条。',
    '“{{id}}” and “{{other}}” must be together and must not (no two anchors may). Take one of the two back.',
  ],
  'wish-must-across-lock': [
    '“{{id}}”与“{{other}}”须同片，但其中一个锁在另一片区里。先解锁，或取消这一条。',
    '“{{id}}” and “{{other}}” must be together, but one is locked into another area. Unlock it, or take the wish back.',
  ],
  'wish-cannot-inside-lock': [
    '“{{id}}”与“{{other}}”不得同片（两个锚点也不得同片），却锁在同一片区里。先解锁，或取消这一条。',
    '“{{id}}” and “{{other}}” must not be together (no two anchors may), but are locked into one area. Unlock it, or take the wish or an anchor back.',
  ],
  malformed: [
    '{{pointer}} 处的内容有误：{{what}}。改正后再试。',
    'The content at {{pointer}} is wrong: {{what}}. Correct it and try again.',
  ],
  'malformed-json': [
    '请求正文不是有效的 JSON。检查格式后再试。',
    'The request body is not valid JSON. Check it and try again.',
  ],
  'unknown-parameter': [
    '不认识参数 {{name}}。可用的参数：{{known}}。',
    'Unknown parameter {{name}}. Known parameters: {{known}}.',
  ],
  'not-json': ['请以 application/json 发送内容。', 'Send the content as application/json.'],
  'body-unwanted': [
    '{{method}} 不收正文，什么都没有删除。去掉正文后再试。',
    '{{method}} takes no body; nothing was deleted. Leave the body away and try again.',
  ],
  'too-large': [
    '内容超过上限 {{limitMB}} MB。分批发送。',
    'The content exceeds the limit of {{limitMB}} MB. Send it in parts.',
  ],
  'broken-text': [
    '文字里有半个字符（不成对的代理项），无法保存。请删去后重试。',
    'The text holds half a character (an unpaired surrogate), which cannot be kept. Remove it and try again.',
  ],
  'too-deep': ['内容嵌套超过 {{limit}} 层。', 'The content is nested more than {{limit}} levels deep.'],
  'no-such-compound': [
    '没有编号为 {{id}} 的小区，可能已移除。刷新列表后再试。',
    'There is no compound {{id}}; it may have been removed. Refresh the list and try again.',
  ],
  'no-such-area': ['没有编号为 {{id}} 的片区，可能已删除。', 'There is no area {{id}}; it may have been deleted.'],
  'no-such-work': ['没有编号为 {{id}} 的工程，可能已删除。', 'There is no work {{id}}; it may have been deleted.'],
  'no-such-district': [
    '没有区县代码 {{id}} 的数据。检查代码，或先导入该区县。',
    'There is no data for district {{id}}. Check the code, or load that district first.',
  ],
  'no-such-street-office': ['没有编号为 {{id}} 的街道。', 'There is no street office {{id}}.'],
  'no-such-tile': ['没有瓦片 {{id}}。', 'There is no tile {{id}}.'],
  'wrong-method': [
    '{{id}} 不支持 {{method}}，支持：{{allowed}}。接口说明见 /api/docs。',
    '{{id}} does not take {{method}}; it takes {{allowed}}. The API is described at /api/docs.',
  ],
  'no-such-route': [
    '没有地址 {{id}}。接口说明见 /api/docs。',
    'There is nothing at {{id}}. The API is described at /api/docs.',
  ],
  'unknown-compounds': [
    '这些编号不是 {{adcode}} 的小区：{{ids}}。',
    'These ids are not compounds of {{adcode}}: {{ids}}.',
  ],
  'unknown-reference': ['{{field}} 指向的 {{id}} 不存在。', '{{field}} points to {{id}}, which does not exist.'],
  'still-named': [
    '别的记录（登记的事实、认定、计划、资金等）还指着它，没有保存。请先处理那些记录，再试。',
    'Other records (facts, decisions, plans, money) still name it, and nothing was saved. Settle those first, then try again.',
  ],
  'written-meanwhile': [
    '就在同一时刻，别人已写下同一条，你的没有保存。请看过别人写的，再试。',
    'At the same moment somebody else wrote the same thing, and yours was not saved. Look at theirs, then try again.',
  ],
  'stale-version': [
    '你改的时候，别人已保存了新版本（你看到第 {{seen}} 版，现为第 {{current}} 版）。你的内容还在，核对后再保存。',
    'Someone saved a newer version while you edited (you saw version {{seen}}, it is now {{current}}). Your edits are kept; compare and save again.',
  ],
  'stale-boundary': [
    '你改的时候，“{{name}}”已被别人保存（你看到第 {{seen}} 版，现为第 {{current}} 版）。几条边界一条都没有保存，你画的还在。',
    'Someone saved {{name}} while you drew (you saw version {{seen}}, it is now {{current}}). None of the boundaries was saved; your drawing is kept.',
  ],
  'stale-plan-year': [
    '“{{name}}”刚被别人改过（你看到第 {{seen}} 版，现为第 {{current}} 版），一个小区都没有调整。核对后再统一。',
    'Someone just changed {{name}} (you saw version {{seen}}, it is now {{current}}); no compound was moved. Look again, then harmonise.',
  ],
  'plan-year-fixed': [
    '{{names}} 的计划年度不能改：已开工、已批复，或已列入公布的年度计划。一个小区都没有调整。',
    'The plan year of {{names}} is fixed: started, approved, or in a published annual plan. No compound was moved.',
  ],
  'not-a-member': [
    '小区 {{id}} 不在这个片区里，可能刚被移出。一个小区都没有调整。',
    'Compound {{id}} is not in this area; it may just have been taken out. No compound was moved.',
  ],
  'no-such-step': [
    '没有这样一条手工记录的状态（{{status}}，{{onDay}}），可能已撤销。刷新后再看。',
    'No status {{status}} of {{onDay}} recorded by hand is there any more; it may have been taken back. Refresh and look again.',
  ],
  'community-elsewhere': [
    '社区“{{community}}”不属于所选街道。换一个社区，或改街道。',
    'Community {{community}} belongs to another street office. Choose another community, or change the street office.',
  ],
  'community-exists': [
    '“{{name}}”在该街道下已经有了。从列表里选。',
    '{{name}} is already listed under this street office. Choose it from the list.',
  ],
  'already-in-area': [
    '{{names}} 已在片区 {{area}} 中。先从那里移出。',
    '{{names}} already belongs to area {{area}}. Remove it there first.',
  ],
  'bad-geometry': [
    '图形有误，共 {{count}} 处。按提示修改后再保存。',
    'The geometry has {{count}} problem(s). Mend them and save again.',
  ],
  'bad-value': ['{{field}} 的内容有误：{{what}}。', '{{field}} is wrong: {{what}}.'],
  contradiction: [
    '所填内容有 {{count}} 处不能成立。按提示修改后再保存。',
    'The facts contradict themselves in {{count}} place(s). Mend them and save again.',
  ],
  unstorable: [
    '内容里有数据库存不下的字符或数值。检查后再试。',
    'The content holds a character or number that cannot be stored. Check it and try again.',
  ],
  'wall-outside-area': [
    '小区 {{id}} 不在片区 {{number}} 中。围墙只在片区成员之间决定。',
    'Compound {{id}} is not in area {{number}}. Walls are decided between members of an area.',
  ],
  'no-wall-between': [
    '{{from}} 与 {{to}} 之间没有可打通的围墙：相距超过 {{reachM}} m、没有正对的一段，或隔着阻隔。',
    'There is no wall to open between {{from}} and {{to}}: more than {{reachM}} m apart, facing nowhere, or kept apart by a barrier.',
  ],
  'no-such-balance-unit': [
    '没有编号为 {{id}} 的资金平衡单元，可能已删除。',
    'There is no balance unit {{id}}; it may have been deleted.',
  ],
  'balance-no-area': [
    '{{id}} 不是 {{adcode}} 现行方案的片区，可能已删除。从单元里移出后再保存。',
    '{{id}} is not an area of the adopted scheme of {{adcode}}; it may have been deleted. Take it out, then save.',
  ],
  'balance-no-compound': [
    '{{id}} 不是 {{adcode}} 名单上的小区，可能已移除。从单元里移出后再保存。',
    '{{id}} is not a compound on the list of {{adcode}}; it may have been retired. Take it out, then save.',
  ],
  'balance-item-twice': [
    '“{{name}}”在单元里出现两次，金额会重复计算。只留一次。',
    '{{name}} is in the unit twice and would be counted twice. Keep it once.',
  ],
  'balance-counted-twice': [
    '“{{name}}”已包含在片区“{{area}}”里，单独再列会重复计算。只留一个。',
    '{{name}} is already part of area {{area}} and would be counted twice. Keep one of the two.',
  ],
  'not-an-area': ['这些小区还不能成为片区：{{why}}', 'These compounds cannot form an area yet: {{why}}'],
  'unplaced-members': [
    '{{names}} 还没有落图，不能放入片区。先画出边界。',
    '{{names}} has no boundary yet and cannot join an area. Draw its boundary first.',
  ],
  'in-an-area': [
    '{{name}} 还在片区 {{area}} 中。先移出，再移除小区。',
    '{{name}} still belongs to area {{area}}. Take it out before retiring it.',
  ],
  'future-status': [
    '{{onDay}} 晚于今天。状态只记已发生的事；今后的安排填计划年度。',
    '{{onDay}} lies after today. A status records what has happened; put what is planned in the plan year.',
  ],
  'nothing-to-change': ['没有要保存的改动。', 'There is nothing to save.'],
  'no-demo': ['{{adcode}} 没有示意数据。', '{{adcode}} has no demo data.'],
  'demo-edited': [
    '示意数据已被采用或修改，不能整体移除：{{names}}。',
    'Demo data has been adopted or changed and cannot be removed in one step: {{names}}.',
  ],
  forbidden: ['你没有权限做这件事。', 'You are not allowed to do this.'],
  'read-only': [
    '服务器未设账户且对外开放，只能查看。要编辑，请在本机打开。',
    'The server is open to the network without accounts, so it is read-only. Edit on the machine it runs on.',
  ],
  'wrong-host': ['主机名 {{host}} 不是本服务的地址。', 'Host {{host}} is not an address of this service.'],
  'wrong-origin': [
    '来自 {{origin}} 的写入被拒绝。只接受本服务页面的写入。',
    'A write from {{origin}} was refused. Only pages of this service may write.',
  ],
  starting: ['数据库正在启动，几秒后重试。', 'The database is starting. Try again in a few seconds.'],
  'database-away': [
    '数据库暂时连不上，改动没有保存。稍后重试。',
    'The database cannot be reached; nothing was saved. Try again shortly.',
  ],
  'too-slow': [
    '数据库超时，改动没有保存。缩小范围后重试。',
    'The database took too long; nothing was saved. Try a smaller request.',
  ],
  'disk-low': [
    '磁盘只剩 {{freeMB}} MB（下限 {{floorMB}} MB），未写入任何内容。清理磁盘后再试。',
    'Only {{freeMB}} MB of disk space left (floor {{floorMB}} MB); nothing was written. Free some space and try again.',
  ],
  'basemap-away': [
    '底图服务取不到瓦片。本图其余内容不受影响。',
    'The basemap service gave no tile. The rest of the map is unaffected.',
  ],
  unexpected: [
    '服务器出错，改动没有保存。把编号告诉管理员。',
    'The server failed; nothing was saved. Give the request number to the administrator.',
  ],
} as const

export const findings = {
  'self-crossing': ['边界自相交，见 × 处。', 'The boundary crosses itself at ×.'],
  'too-few-points': ['一圈至少要三个不同的点。', 'A ring needs at least three different points.'],
  'unclosed-ring': ['边界没有闭合：首尾两点不同。', 'The ring is not closed: its first and last points differ.'],
  'empty-geometry': ['图形是空的。', 'The geometry is empty.'],
  'zero-size': ['边界没有面积。', 'The boundary encloses nothing.'],
  'too-small': [
    '边界只有 {{sizeM2}} m²，小于 {{limitM2}} m²。检查坐标。',
    'The boundary is only {{sizeM2}} m², below {{limitM2}} m². Check the coordinates.',
  ],
  'too-big': [
    '边界有 {{sizeKm2}} km²，超过 {{limitKm2}} km²。检查坐标。',
    'The boundary covers {{sizeKm2}} km², above {{limitKm2}} km². Check the coordinates.',
  ],
  'too-short': ['线长只有 {{lengthM}} m。', 'The line is only {{lengthM}} m long.'],
  'three-dimensional': [
    '坐标带有高程（第三个数）。本图只用经度、纬度。',
    'The coordinates carry a height (a third number). Only longitude and latitude are used.',
  ],
  'wrong-type': [
    '此处要 GeoJSON 图形 {{wanted}}，收到的是 {{found}}。',
    'The geometry must be GeoJSON of type {{wanted}}; this is {{found}}.',
  ],
  'no-type': [
    '图形没有写明类型（type），此处要 {{wanted}}。',
    'The geometry does not say its type; {{wanted}} is needed here.',
  ],
  'no-coordinates': ['图形没有坐标（coordinates）。', 'The geometry has no coordinates.'],
  'wrong-nesting': [
    '坐标的层数与类型 {{type}} 不符：此处应是列表，收到的是 {{found}}。',
    'The coordinates are not nested as those of a {{type}}: a list is due here, not {{found}}.',
  ],
  'swapped-axes': [
    '经纬度好像写反了：{{x}}, {{y}}。应为经度在前、纬度在后。',
    'Longitude and latitude look swapped: {{x}}, {{y}}. Longitude comes first.',
  ],
  'metres-not-degrees': [
    '坐标像是米（{{x}}, {{y}}），此处要 CGCS2000 经纬度（度）。先换算。',
    'The coordinates look like metres ({{x}}, {{y}}); degrees of CGCS2000 are needed. Convert them first.',
  ],
  'wrong-datum': [
    '声明的坐标系是 {{found}}，此处要 CGCS2000（EPSG:4490）。先换算。',
    'The declared coordinate system is {{found}}; CGCS2000 (EPSG:4490) is needed. Convert first.',
  ],
  'not-finite': ['坐标里有不是数的值。', 'A coordinate is not a number.'],
  'outside-world': ['坐标 {{x}}, {{y}} 不在地球上。', 'The coordinate {{x}}, {{y}} is not on Earth.'],
  'outside-china': [
    '坐标 {{x}}, {{y}} 不在中国境内。检查坐标系。',
    'The coordinate {{x}}, {{y}} is not in China. Check the coordinate system.',
  ],
  'outside-district': [
    '图形有 {{shareOutside}}% 在{{district}}之外。',
    '{{shareOutside}}% of the shape lies outside {{district}}.',
  ],
  overlap: ['与“{{name}}”重叠 {{sizeM2}} m²', 'Overlaps {{name}} by {{sizeM2}} m²'],
  'too-many-points': [
    '图形有 {{count}} 个点，上限 {{limit}}。先简化。',
    'The geometry has {{count}} points, the limit is {{limit}}. Simplify it first.',
  ],
  'self-touching': ['边界自我接触，见 × 处。', 'The boundary touches itself at ×.'],
  'hole-outside': ['洞在外圈之外，见 × 处。', 'A hole lies outside its outer ring at ×.'],
  'parts-apart': [
    '两部分相距 {{gapM}} m，不算同一处。',
    'Its parts are {{gapM}} m apart and are not neighbours of each other.',
  ],
  'window-reversed': [
    '最早月份 {{from}} 晚于最晚月份 {{to}}。',
    'The earliest month {{from}} lies after the latest month {{to}}.',
  ],
  'never-overhead': [
    '只有供电和通信线路可以架空、可以上改下。改专业，或改为地下。',
    'Only power and telecom lines hang overhead or are put underground. Change the trade, or make it buried.',
  ],
  'nested-parts': ['一个部分压着另一个部分，见 × 处。', 'One part lies over another at ×.'],
} as const

/** Sentences for malformed fields; keys are zod's issue codes. */
export const issues = {
  invalid_type: ['类型不对，应为 {{expected}}', 'wrong type, {{expected}} expected'],
  too_big: ['超过上限 {{maximum}}', 'above the limit {{maximum}}'],
  too_small: ['低于下限 {{minimum}}', 'below the limit {{minimum}}'],
  invalid_format: ['格式不对（{{format}}）', 'wrong format ({{format}})'],
  not_multiple_of: ['不是 {{divisor}} 的倍数', 'not a multiple of {{divisor}}'],
  unrecognized_keys: ['不认识的字段：{{keys}}', 'unknown field: {{keys}}'],
  invalid_union: ['不符合任何一种允许的写法', 'matches none of the allowed forms'],
  invalid_key: ['字段名不对', 'invalid key'],
  invalid_element: ['列表中的值不对', 'invalid element'],
  invalid_value: ['只能是：{{values}}', 'must be one of: {{values}}'],
  'nothing-visible': ['没有看得见的文字', 'it holds nothing that can be seen'],
  'wrong-form': ['写法不对', 'it is not written as it should be here'],
  'source-wanted': ['核定的要写明出处，如文号', 'what is approved needs its source, such as a document number'],
  'named-twice': ['同一个小区出现两次', 'the same compound is named twice'],
  'other-district': ['与第一个小区不在同一区县', 'it belongs to another district than the first'],
  'min-above-max': ['最小值大于最大值', 'the least is above the most'],
  custom: ['{{message}}', '{{message}}'],
} as const
