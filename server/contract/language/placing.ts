/** Words of placing a compound by other means than drawing, and of pictures laid under the map. */
export const placing = {
  title: ['落图方式', 'How to place it'],
  ways: {
    draw: ['绘制', 'Draw'],
    coordinate: ['粘贴坐标', 'Paste a coordinate'],
    street: ['在街道内示意', 'Sketch in the street'],
    layer: ['从图层选取', 'Pick from a layer'],
    picture: ['描图', 'Trace a picture'],
  },
  wayHints: {
    draw: ['在图上逐点画出边界。', 'Set the corners of the boundary on the map.'],
    coordinate: [
      '只有一个坐标：在那里放一个示意轮廓，以后再核实。',
      'Only a coordinate is known: a sketch is put there, to be verified later.',
    ],
    street: [
      '只知道在哪个街道：在大致位置放一个示意轮廓，以后再核实。',
      'Only the street office is known: a sketch is put about there, to be verified later.',
    ],
    layer: [
      '设计院或街道给过图形文件：点选其中一块作边界。',
      'A design institute or street office sent a map file: one of its shapes becomes the boundary.',
    ],
    picture: [
      '有扫描图或晒图：配准后垫在图下，照着描。',
      'There is a scan or plot: matched to the ground and laid under the map, it is traced.',
    ],
  },
  back: ['返回', 'Back'],
  begin: ['开始绘制', 'Start drawing'],

  coordinate: ['坐标', 'Coordinate'],
  coordinateHint: [
    '如 113.6521, 34.7712；34°46′16″N 113°39′7″E；38464947.1, 3849012.3',
    'e.g. 113.6521, 34.7712; 34°46′16″N 113°39′7″E; 38464947.1, 3849012.3',
  ],
  find: ['查找', 'Find'],
  finding: ['正在查找', 'Finding'],
  candidates: ['可能的位置', 'Where it may be'],
  candidatesHint: [
    '按数字的样子和落点排列，最可能的在前。来自高德、腾讯或百度的坐标，请选对应的一项。',
    'By what the numbers look like and where they land, the likeliest first. For a coordinate of Amap, Tencent or Baidu choose theirs.',
  ],
  noCandidates: [
    '这些数字在常用坐标系里都落不到本区附近。检查数字，或改用其他方式。',
    'In no usual system do these numbers land near the district. Check them, or place it in another way.',
  ],
  outsideDistrict: ['不在本区', 'outside the district'],
  outsideNote: [
    '这个位置在本区范围线之外。核对坐标和坐标系，再决定放不放。',
    'This is outside the outline of the district. Check the numbers and their system before using it.',
  ],
  fromMiddle: ['距区中心 {{km}} km', '{{km}} km from the middle of the district'],
  withinCompound: ['落在“{{name}}”内', 'within {{name}}'],
  otherStreet: [
    '落在{{street}}，台账记的是{{own}}。核对后再用。',
    'This is in {{street}}, the ledger says {{own}}. Check before using it.',
  ],
  useHere: ['在这里放示意轮廓', 'Put the sketch here'],
  degreesOf: ['{{datum}} 经纬度', '{{datum}} degrees'],
  datums: {
    cgcs2000: ['CGCS2000', 'CGCS2000'],
    xian80: ['1980 西安', 'Xi’an 1980'],
    beijing54: ['1954 北京', 'Beijing 1954'],
  },
  zonePlain: [
    '{{datum}} {{width}}° 带，中央经线 {{meridian}}°E',
    '{{datum}} {{width}}° zone, central meridian {{meridian}}° E',
  ],
  zoneNumbered: ['{{datum}} {{width}}° 带，第 {{zone}} 带', '{{datum}} {{width}}° zone {{zone}}'],

  sizeBecause: {
    site: ['大小按占地面积 {{size}} m²。', 'As large as its site of {{size}} m².'],
    floor: [
      '大小按建筑面积推算，假定容积率 1.5，约 {{size}} m²。',
      'Its size is reckoned from the floor area at an assumed ratio of 1.5: about {{size}} m².',
    ],
    households: [
      '大小按户数推算，假定每户 70 m²、容积率 1.5，约 {{size}} m²。',
      'Its size is reckoned from the households at an assumed 70 m² each and a ratio of 1.5: about {{size}} m².',
    ],
    usual: [
      '面积、户数都不详，按一般院落 {{size}} m²。',
      'Neither size nor households are known; a usual yard of {{size}} m² is taken.',
    ],
  },
  noteCoordinate: [
    '示意位置，待核实。按坐标“{{text}}”（{{system}}）放置。{{size}}',
    'A sketch, still to be verified. Put at “{{text}}” ({{system}}). {{size}}',
  ],
  noteStreet: [
    '示意位置，待核实。在{{street}}内大致放置。{{size}}',
    'A sketch, still to be verified. Put about where it is in {{street}}. {{size}}',
  ],
  noteDistrict: [
    '示意位置，待核实。街道不详，在本区内大致放置。{{size}}',
    'A sketch, still to be verified. Put about where it is; the street office is unknown. {{size}}',
  ],
  noteLayer: ['从图形文件“{{file}}”选取。', 'Picked from the map file {{file}}.'],
  notePicture: ['描自图件“{{name}}”。', 'Traced from the picture {{name}}.'],

  streetHow: [
    '已显示{{street}}的范围。在图上单击大致位置。',
    'The map shows {{street}}. Click about where the compound lies.',
  ],
  districtHow: ['在图上单击大致位置。', 'Click on the map about where the compound lies.'],
  chooseStreet: ['街道', 'Street office'],
  streetUnknown: ['台账没有记它的街道，先选一个。', 'The ledger does not say its street office; choose one.'],
  streetWithoutOutline: [
    '{{street}}没有范围线，请自行移动地图找到它。',
    '{{street}} has no outline; move the map there yourself.',
  ],
  outsideStreet: [
    '点在{{street}}之外。再点一次，或换一个街道。',
    'That is outside {{street}}. Click again, or choose another street office.',
  ],

  layers: ['图形文件', 'Map files'],
  noLayers: [
    '还没有可选取的图形文件。上传一份（GeoJSON、shp 压缩包、KML、GeoPackage、DXF 等）。',
    'There is no map file to pick from yet. Upload one (GeoJSON, zipped Shapefile, KML, GeoPackage, DXF and others).',
  ],
  uploadLayer: ['上传图形文件', 'Upload a map file'],
  readingLayer: ['正在读取', 'Reading'],
  layerShapes_one: ['图上有 {{count}} 块可选，单击一块。', 'The map shows {{count}} shape to pick from; click it.'],
  layerShapes_other: ['图上有 {{count}} 块可选，单击一块。', 'The map shows {{count}} shapes to pick from; click one.'],
  layerWithoutShapes: [
    '这份文件里没有面状图形，换一份文件或另一张表。',
    'This file holds no shapes with an inside. Choose another file or table.',
  ],
  layerSystem: ['坐标系', 'Coordinate system'],
  layerSystemAsk: ['文件没有写明坐标系，选一个：', 'The file does not say its coordinate system; choose one:'],
  layerTable: ['表', 'Table'],
  likelyNames: ['名称相近', 'Like-named'],
  nothingThere: ['那里没有可选的图形，点在图形里面。', 'There is no shape there; click inside one.'],

  pictures: ['描图底图', 'Pictures to trace'],
  picturesHint: [
    '扫描图、晒图配准后垫在图下。只存在本服务器，不外传。',
    'Scans and plots, matched to the ground and laid under the map. They stay on this server.',
  ],
  noPictures: ['还没有图件。', 'No pictures yet.'],
  addPicture: ['上传图件', 'Upload a picture'],
  addPictureHint: [
    'PNG 或 JPEG，{{megabytes}} MB、{{megapixels}} 百万像素以内',
    'PNG or JPEG, up to {{megabytes}} MB and {{megapixels}} megapixels',
  ],
  addingPicture: ['正在上传', 'Uploading'],
  pictureAdded: ['“{{name}}”已上传，下一步配准', '{{name}} uploaded; match it next'],
  showPicture: ['显示“{{name}}”', 'Show {{name}}'],
  openPicture: ['打开“{{name}}”', 'Open {{name}}'],
  opacity: ['不透明度', 'Opacity'],
  opacityNow: ['{{percent}}%', '{{percent}}%'],
  notMatched: ['未配准', 'not matched'],
  matchedWithin: ['±{{metres}} m', '±{{metres}} m'],
  matched: ['已配准', 'matched'],
  pictureSize: ['{{wide}} × {{high}} 像素，{{megabytes}} MB', '{{wide}} × {{high}} pixels, {{megabytes}} MB'],
  traceWith: ['照着描“{{name}}”的边界', 'Trace the boundary of {{name}}'],
  traceHow: [
    '勾选要垫的图件，再照着画。没有配准的先打开配准。',
    'Tick the picture to lie under the map, then trace it. One that is not matched has to be matched first.',
  ],

  matching: ['配准', 'Matching'],
  matchHow: [
    '先在图件上点一处认得的地方（路口、楼角、坐标格网），再在地图上点同一处。至少 2 点；3 点以上可纠正图纸变形，4 点以上可检核。',
    'Click a place you know on the picture (a crossing, a corner, a grid mark), then the same place on the map. At least 2 points; 3 also correct the stretch of paper, 4 check it.',
  ],
  clickMap: ['现在在地图上点第 {{number}} 点的位置。', 'Now click point {{number}} on the map.'],
  orCoordinate: ['或填它的坐标', 'or give its coordinate'],
  useForPoint: ['用这个坐标作第 {{number}} 点', 'Use this coordinate for point {{number}}'],
  points: ['对应点', 'Matched points'],
  noPoints: ['还没有对应点。', 'No matched points yet.'],
  point: ['第 {{number}} 点', 'Point {{number}}'],
  removePoint: ['删除第 {{number}} 点', 'Remove point {{number}}'],
  lookAtPoint: ['在图上看第 {{number}} 点', 'Look at point {{number}} on the map'],
  residual: ['差 {{metres}} m', '{{metres}} m off'],
  savePoints: ['保存配准', 'Save the matching'],
  pointsSaved: ['“{{name}}”的配准已保存', 'Matching of {{name}} saved'],
  pointsUndone: ['“{{name}}”的配准已恢复', 'Matching of {{name}} put back'],
  fitKinds: {
    similarity: ['平移、旋转、缩放', 'shifted, turned, scaled'],
    affine: ['平移、旋转、缩放并纠正变形', 'shifted, turned, scaled, stretch corrected'],
  },
  fitTold: [
    '{{kind}}；每像素 {{metres}} m；中误差 {{rms}} m',
    '{{kind}}; {{metres}} m a pixel; root mean square {{rms}} m',
  ],
  withoutStretch: ['不纠正变形时 {{rms}} m', '{{rms}} m without correcting the stretch'],
  doubts: {
    unchecked: [
      '点数刚好，残差总是零，点错了也看不出来。再加一点检核。',
      'Just enough points: the residuals are zero whatever is wrong. Add one as a check.',
    ],
    'on-a-line': [
      '对应点几乎在一条直线上，另一个方向定不住。在旁边再加一点。',
      'The points lie almost on one line, which leaves the other direction open. Add one beside it.',
    ],
    mirrored: [
      '图件成了镜像，至少有一点配错了。',
      'The picture would be seen in a mirror: at least one point is taken for another.',
    ],
    rough: ['残差偏大，检查相差最多的一点。', 'The residuals are large; check the point that is farthest off.'],
    stretched: [
      '两个方向的比例相差超过 5%，多半有一点配错了。',
      'The scale differs by more than 5 % between directions; one point is probably wrong.',
    ],
  },
  refusals: {
    'too-few': ['还差 {{number}} 点。', '{{number}} more to go.'],
    'same-place': ['对应点重合，选相距远的点。', 'The points coincide; choose points far apart.'],
    'not-a-place': ['有一点不是坐标。', 'One point is not a place.'],
  },
  removePicture: ['移除图件', 'Remove the picture'],
  removePictureTitle: ['移除“{{name}}”？', 'Remove {{name}}?'],
  removePictureText: [
    '图件和配准都会删除，只能随即撤销；照它描的边界保留。',
    'The picture and its matching are deleted; this can be undone right away only. Boundaries traced from it stay.',
  ],
  pictureRestored: ['“{{name}}”及其配准已恢复', '{{name}} is back with its matching'],
  pictureLost: ['“{{name}}”没能恢复：{{why}}', '{{name}} could not be brought back: {{why}}'],
  pictureRemoved: ['“{{name}}”已移除', '{{name}} removed'],
  pictureView: [
    '图件。拖动平移，滚轮或 + − 缩放，单击取点；键盘：方向键平移，回车取中心点。',
    'The picture. Drag to move, wheel or + − to zoom, click to set a point; with the keyboard: arrows move, Enter sets the middle.',
  ],
  zoomIn: ['放大图件', 'Zoom the picture in'],
  zoomOut: ['缩小图件', 'Zoom the picture out'],
  wholePicture: ['看全图', 'Whole picture'],
  pictureAway: [
    '图件显示不出来：刚被移除、文件损坏，或网络不通。',
    'The picture cannot be shown: it was just removed, is damaged, or the network is away.',
  ],
  pictureGone: [
    '这张图件已移除，没有保存的对应点也没有了。照它描的边界保留。',
    'This picture was removed, with points that were not saved. Boundaries traced from it stay.',
  ],
} as const

export const placingProblems = {
  'coordinate-no-numbers': [
    '这段文字里没有数字。粘贴一对坐标，如 113.6521, 34.7712。',
    'There are no numbers in this text. Paste a pair, e.g. 113.6521, 34.7712.',
  ],
  'coordinate-one-number': [
    '只有一个数字。坐标要一对：经度和纬度，或东和北。',
    'There is only one number. A coordinate is a pair: longitude and latitude, or easting and northing.',
  ],
  'coordinate-many-numbers': [
    '数字多于两个，分不清哪一对是坐标。只粘贴一对；度分秒请带上 ° ′ ″。',
    'There are more than two numbers. Paste one pair only; write degrees, minutes and seconds with ° ′ ″.',
  ],
  'coordinate-not-an-angle': [
    '度分秒不对：分和秒要小于 60，度不超过 180。',
    'These are no degrees, minutes and seconds: minutes and seconds stay below 60, degrees within 180.',
  ],
  'no-such-picture': [
    '没有编号为 {{id}} 的图件，可能已移除。',
    'There is no picture {{id}}; it may have been removed.',
  ],
  'picture-unknown': [
    '这不是 PNG 或 JPEG 图件。把扫描件另存为 PNG 或 JPEG 再上传；PDF 请先导出为图片。',
    'This is neither a PNG nor a JPEG. Save the scan as one of them; export a PDF as a picture first.',
  ],
  'picture-too-large': [
    '图件超过 {{limitMB}} MB。降低扫描分辨率，或存为 JPEG，再上传。',
    'The picture exceeds {{limitMB}} MB. Scan it coarser, or save it as a JPEG, then upload it.',
  ],
  'picture-cut-off': [
    '图件不完整，文件在中间断了。重新拷贝或重新扫描后再上传。',
    'The picture is not whole: its file breaks off. Copy or scan it again, then upload it.',
  ],
  'picture-not-the-same': [
    '这不是原来的“{{name}}”，不能恢复到原处。作为新图件上传，再配准。',
    'This is not the former {{name}}. Upload it as a new picture and match it.',
  ],
  'picture-too-many-pixels': [
    '图件约 {{megapixels}} 百万像素，超过 {{limit}}。降低扫描分辨率，或裁成几张。',
    'The picture has about {{megapixels}} megapixels, above {{limit}}. Scan it coarser, or cut it into several.',
  ],
  'picture-point-outside': [
    '第 {{point}} 个对应点在图件之外。重新取点。',
    'Matched point {{point}} lies outside the picture. Set it again.',
  ],
} as const
