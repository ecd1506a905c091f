/** Sentences on coordinate systems, and their names with examples of how their numbers look. */
export const readingsCrs = {
  'crs-missing': [
    '文件没有写明坐标系。请对照数字的样子选择，或选几个对应点。',
    'The file names no coordinate system. Choose one by what the numbers look like, or match a few points.',
  ],
  'crs-unknown': [
    '不认识文件写明的坐标系：{{system}}。请另选一个，如 EPSG:4547。',
    'The coordinate system the file names is not known: {{system}}. Choose one instead, e.g. EPSG:4547.',
  ],
  'crs-unknown_wished': [
    '不认识坐标系代号“{{system}}”。请写成 EPSG:4547、gcj02、bd09 这样的代号，或粘贴整段 WKT。',
    'There is no coordinate system {{system}}. Write a code such as EPSG:4547, gcj02 or bd09, or paste a whole WKT.',
  ],
  'no-likely-system': [
    '这些数字在各常用坐标系里都落不到本区附近，可能是城市独立坐标系。请用 2–4 个对应点配准。',
    'In no usual system do these numbers land near the district; they may be in a city’s own grid. Match 2–4 points.',
  ],
  'beijing-54-approximate': [
    '1954 年北京坐标系没有全国通用的公开转换参数。这里用 EPSG:15921，误差可达约 {{accuracy}} m；要求更准时请用对应点配准。',
    'Beijing 1954 has no public transformation for the whole country. EPSG:15921 is used, up to about {{accuracy}} m off; match points where that is too much.',
  ],
  'xian-80-approximate': [
    '1980 西安坐标系没有公开的转换参数。这里按经纬度不变处理，误差可达约 {{accuracy}} m；请用对应点配准，或向测绘部门要 CGCS2000 成果。',
    'Xi’an 1980 has no public transformation. Its degrees are taken as they are, up to about {{accuracy}} m off; match points, or ask the surveyors for CGCS2000.',
  ],
  'datum-shift-unknown': [
    '{{system}} 到 CGCS2000 的转换参数这里没有，位置可能偏几十到几百米。请用对应点配准，或要来已转换的数据。',
    'The way from {{system}} to CGCS2000 is not at hand; places may be off by tens or hundreds of metres. Match points, or ask for converted data.',
  ],
  'datum-shift-approximate': [
    '{{system}} 到 CGCS2000 有几套公开参数，这里用其中一套，位置可能偏几米到几百米。请核对几处，或用对应点配准。',
    'There are several published ways from {{system}} to CGCS2000; one is used, and places may be off by metres to hundreds of metres. Compare a few, or match points.',
  ],
  'shifted-by-public-formula': [
    '{{system}} 按公开公式还原，误差约 {{accuracy}} m。请与影像或道路核对几处。',
    '{{system}} was undone by the public formula, about {{accuracy}} m off. Compare a few places with roads or imagery.',
  ],
  'shift-suspected': [
    '疑似 {{system}} 坐标被当作真经纬度：还原后移动 {{length}} m，到道路的中位距离由 {{before}} m 降到 {{after}} m。请改选 {{system}} 再看落点。',
    '{{system}} seems to have been taken for true degrees: undoing it moves everything by {{length}} m and brings the median distance to the roads from {{before}} m to {{after}} m. Choose {{system}} and look again.',
  ],
  'latitude-first': [
    '数字像是纬度在前、经度在后，读时已对调。请看落点是否正确。',
    'The numbers look like latitude first, longitude second, and are read in that order. Check where they land.',
  ],
  'northing-first': [
    '数字像是 X（北）在前、Y（东）在后，读时已对调。请看落点是否正确。',
    'The numbers look like northing first, easting second, and are read in that order. Check where they land.',
  ],
  'not-a-position': [
    '{{table}}：坐标不是数字（{{position}}），这一行按没有位置处理。请改正后重新导入，或在地图上画。',
    '{{table}}: a position is not made of numbers ({{position}}); the row is taken without a place. Correct it and import again, or draw it.',
  ],
  'lands-outside-world': [
    '{{table}}：坐标 {{position}} 落在地球之外，这一行按没有位置处理。请检查坐标系或这一行的数字。',
    '{{table}}: {{position}} lands outside the world; the row is taken without a place. Check the coordinate system or the numbers.',
  ],
  'outside-area-of-use': [
    '有位置落在 {{system}} 的适用范围之外，坐标系可能选错了。请看落点，另选分带或坐标系。',
    'Some places lie outside the area {{system}} is made for; it may be the wrong one. Look where they land and choose another zone or system.',
  ],
  'crosses-antimeridian': [
    '这一图形跨过 180° 经线，按短的一边理解，没有切开。请确认。',
    'This shape crosses the 180th meridian; it is read the short way round and not cut. Please confirm.',
  ],
  'around-the-pole': [
    '这一图形绕过极点。请检查坐标，区县里不会有这样的图形。',
    'This shape goes round a pole. Check its coordinates: no district holds such a shape.',
  ],
  'more-rows-like-this': [
    '还有 {{count}} 行同样的问题，未逐行列出。',
    '{{count}} more rows like these are not listed.',
  ],
  'own-grid-too-few': [
    '至少要 2 个对应点；3 个以上才能检验。',
    'At least 2 matched points are needed, and 3 or more to check them.',
  ],
  'own-grid-not-a-place': [
    '对应点里有不是坐标的数字，或经纬度不在地球上。请改正。',
    'A matched point is not a place: a number is missing, or its degrees are not on Earth. Correct it.',
  ],
  'own-grid-same-place': [
    '对应点重合或相距不到 1 m，定不出方向和比例。请选相距远的点。',
    'Matched points coincide or lie within 1 m; they give no direction and no scale. Choose points far apart.',
  ],
  'own-grid-on-a-line': [
    '对应点几乎在一条直线上，定不住另一个方向。请在旁边再选一点。',
    'The matched points lie almost on one line, which leaves the other direction open. Choose one beside it.',
  ],
  'own-grid-unchecked': [
    '只有 2 个对应点，残差总是零，点错了也看不出来。请加 1–2 个点检验。',
    'With 2 points the residuals are always zero and a wrong point does not show. Add one or two as a check.',
  ],
  'own-grid-scale': [
    '配准的比例是 {{scale}}，与 1 相差太多。请检查对应点，或坐标的单位是不是米。',
    'The scale comes out as {{scale}}, too far from 1. Check the points, and that the grid is in metres.',
  ],
  'own-grid-axes-swapped': [
    '残差 {{rms}} m；把 X、Y 对调后只有 {{other}} m。请对调坐标的两列。',
    'The residual is {{rms}} m; with X and Y exchanged it is {{other}} m. Exchange the two columns.',
  ],
  'own-grid-rough': [
    '残差 {{rms}} m，偏大；第 {{point}} 个点相差最多。请核对这一点。',
    'The residual is {{rms}} m, which is much; point {{point}} is the farthest off. Check that point.',
  ],
  systems: {
    'EPSG:4490': {
      name: ['CGCS2000 经纬度', 'CGCS2000 degrees'],
      example: ['113.6168, 34.8330', '113.6168, 34.8330'],
      hint: [
        '国家现行坐标系。与 WGS84 视为相同，相差不到 1 m。',
        'The national system. Taken as equal to WGS 84, less than 1 m apart.',
      ],
    },
    'EPSG:4326': {
      name: ['WGS84 经纬度（GPS）', 'WGS 84 degrees (GPS)'],
      example: ['113.6168, 34.8330', '113.6168, 34.8330'],
      hint: ['GPS、GeoJSON、KML、OSM。', 'GPS, GeoJSON, KML, OSM.'],
    },
    'GCJ-02': {
      name: ['GCJ-02（高德、腾讯）', 'GCJ-02 (Amap, Tencent)'],
      example: ['113.6228, 34.8319', '113.6228, 34.8319'],
      hint: [
        '加偏的经纬度，看上去与真经纬度一样，偏 300–700 m。',
        'Shifted degrees that look like true ones; 300–700 m off.',
      ],
    },
    'BD-09': {
      name: ['BD-09（百度）', 'BD-09 (Baidu)'],
      example: ['113.6293, 34.8381', '113.6293, 34.8381'],
      hint: ['在 GCJ-02 上再偏一次，共约 1 km。', 'GCJ-02 shifted once more; about 1 km off in all.'],
    },
    zone3Numbered: {
      name: ['CGCS2000 3° 带，有带号', 'CGCS2000 3° zone, with its number'],
      example: ['38464947.36, 3856133.03', '38464947.36, 3856133.03'],
      hint: [
        '东坐标 8 位，前两位是带号 25–45（38 带 = 114°E，EPSG:4526）。',
        'Eastings of 8 digits that begin with the zone, 25–45 (zone 38 = 114° E, EPSG:4526).',
      ],
    },
    zone3: {
      name: ['CGCS2000 3° 带，无带号', 'CGCS2000 3° zone, without its number'],
      example: ['464947.36, 3856133.03', '464947.36, 3856133.03'],
      hint: [
        '东坐标 6 位，须知中央经线（114°E = EPSG:4547）。',
        'Eastings of 6 digits; the central meridian must be known (114° E = EPSG:4547).',
      ],
    },
    zone6Numbered: {
      name: ['CGCS2000 6° 带，有带号', 'CGCS2000 6° zone, with its number'],
      example: ['19739396.36, 3859189.95', '19739396.36, 3859189.95'],
      hint: [
        '东坐标 8 位，前两位是带号 13–23（19 带 = 111°E，EPSG:4497）。',
        'Eastings of 8 digits that begin with the zone, 13–23 (zone 19 = 111° E, EPSG:4497).',
      ],
    },
    xian80: {
      name: ['1980 西安坐标系', 'Xi’an 1980'],
      example: ['38464947, 3856135', '38464947, 3856135'],
      hint: [
        '数字与 CGCS2000 相差约百米，只看数字分不出来。没有公开的转换参数。',
        'About a hundred metres from CGCS2000, which the numbers alone do not show. No public transformation.',
      ],
    },
    beijing54: {
      name: ['1954 年北京坐标系', 'Beijing 1954'],
      example: ['38464899, 3856182', '38464899, 3856182'],
      hint: [
        '数字与 CGCS2000 相差几十米，只看数字分不出来。转换参数是近似的。',
        'Tens of metres from CGCS2000, which the numbers alone do not show. The transformation is approximate.',
      ],
    },
    'EPSG:3857': {
      name: ['Web 墨卡托', 'Web Mercator'],
      example: ['12647764.32, 4141209.61', '12647764.32, 4141209.61'],
      hint: ['网络地图的米，在 35°N 放大两成。', 'The metres of web maps, a fifth too long at 35° N.'],
    },
    utm: {
      name: ['UTM 分带', 'UTM zone'],
      example: ['739300.60, 3857646.27', '739300.60, 3857646.27'],
      hint: ['49 带 = 111°E，EPSG:32649。', 'Zone 49 = 111° E, EPSG:32649.'],
    },
    ownGrid: {
      name: ['城市独立坐标系', 'A city’s own grid'],
      example: ['12345.67, 23456.78', '12345.67, 23456.78'],
      hint: ['用 2–4 个对应点配准；3 个以上能看出残差。', 'Matched by 2–4 points; with 3 or more the residuals show.'],
    },
  },
  accuracy: ['误差约 {{accuracy}} m', 'about {{accuracy}} m off'],
  accuracyUnknown: ['误差不明', 'accuracy unknown'],
  distance: ['离本区中心 {{distance}}', '{{distance}} from the middle of the district'],
  residual: ['第 {{point}} 点残差 {{residual}} m', 'Point {{point}}: {{residual}} m'],
  rms: ['中误差 {{rms}} m', 'Root mean square {{rms}} m'],
} as const
