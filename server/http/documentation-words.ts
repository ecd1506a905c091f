/** The words of /api/docs: headings in both languages, and in Chinese what each route is for (in English the route says it). */
import type { Language } from '#contract/language/catalogue.ts'

const headings = {
  title: ['连片 接口说明', 'Lianpian API'],
  introduction: [
    '坐标为 CGCS2000（EPSG:4490）经纬度，经度在前。出错时按 RFC 9457 回答，code 不变，文字随 Accept-Language。机器可读的说明：',
    'Coordinates are degrees of CGCS2000 (EPSG:4490), longitude first. Problems follow RFC 9457: their code is stable, their text follows Accept-Language. For machines:',
  ],
  topics: ['分类', 'Topics'],
  parameter: ['参数', 'Parameter'],
  where: ['位置', 'In'],
  required: ['必填', 'Required'],
  form: ['形式', 'Form'],
  body: ['请求正文', 'Request body'],
  otherwise: ['出错', 'Problem'],
} as const satisfies Record<string, readonly [string, string]>

const topics: Record<string, readonly [string, string]> = {
  health: ['服务状态', 'Health'],
  openapi: ['接口说明', 'API description'],
  docs: ['接口说明（网页）', 'API description (page)'],
  events: ['变更通知', 'Change feed'],
  districts: ['区县', 'Districts'],
  'street-offices': ['街道', 'Street offices'],
  communities: ['社区', 'Communities'],
  barriers: ['阻隔', 'Barriers'],
  compounds: ['小区', 'Compounds'],
  nearby: ['捕捉', 'Snapping'],
  areas: ['片区', 'Areas'],
  works: ['工程', 'Works'],
  operators: ['管线单位', 'Utility companies'],
  'undergrounding-zones': ['上改下区域', 'Undergrounding zones'],
  progress: ['进度', 'Progress'],
  audit: ['操作记录', 'Audit'],
  tiles: ['瓦片', 'Tiles'],
  basemap: ['底图', 'Basemap'],
}

export const heading = (key: keyof typeof headings, language: Language): string => headings[key][indexOf(language)]
export const topicName = (topic: string, language: Language): string => topics[topic]?.[indexOf(language)] ?? topic

const indexOf = (language: Language) => (language === 'zh-CN' ? 0 : 1)

export const inChinese: Record<string, string> = {
  'GET /api/health': '服务是否就绪',
  'GET /api/openapi.json': '本接口的 OpenAPI 3.0 文档',
  'GET /api/docs': '同一文档，供人阅读',
  'GET /api/events': '区县有改动时的通知（server-sent events）',
  'GET /api/districts': '有记录的区县',
  'GET /api/districts/{adcode}': '一个区县：数据截至日、版次、数目',
  'DELETE /api/districts/{adcode}/demo': '一次移除该区县的全部示意数据；用户改过的保留',
  'GET /api/street-offices': '一个区县的街道',
  'GET /api/communities': '一个区县的社区',
  'POST /api/communities': '在街道下添加社区',
  'GET /api/barriers': '阻隔与通道（GeoJSON）',
  'GET /api/compounds': '区县、市或省的小区',
  'GET /api/compounds/{id}': '一个小区的全部字段及来源',
  'POST /api/compounds': '手工添加小区',
  'PATCH /api/compounds/{id}': '修改字段、边界或状态',
  'PUT /api/compounds/boundaries': '几条边界一起保存，要么全存，要么全不存',
  'POST /api/compounds/{id}/retire': '从名单移除小区，记录保留',
  'POST /api/compounds/check-boundary': '保存前检查边界',
  'GET /api/nearby': '窗口内的准确边界与道路，供捕捉',
  'POST /api/areas/preview': '画出的范围或选出的小区若成片区会怎样',
  'GET /api/areas': '一个区县现行方案的片区',
  'GET /api/areas/{id}': '一个片区的现状',
  'POST /api/areas': '保存片区',
  'PATCH /api/areas/{id}': '修改片区名称、年度、成员或范围',
  'DELETE /api/areas/{id}': '删除片区；小区与操作记录保留',
  'GET /api/works': '一个区县的工程',
  'GET /api/works/{id}': '一项工程：线位、相关小区及各字段来源',
  'POST /api/works': '添加工程',
  'PATCH /api/works/{id}': '修改工程的字段或线位',
  'DELETE /api/works/{id}': '删除工程；操作记录保留',
  'GET /api/operators': '管线单位，及在该区县有工程的其他单位',
  'GET /api/undergrounding-zones': '某年的上改下区域及各单位米数',
  'GET /api/undergrounding-zones.geojson': '同上，每个区域合成一个图形（GeoJSON）',
  'GET /api/progress': '区县在数据截至日的进度，每个数字附其小区',
  'GET /api/audit': '操作记录，最新在前，附改前改后全文',
  'GET /api/audit/verify': '重算操作记录的哈希链，指出断点',
  'GET /api/tiles/{document}': '图层的 TileJSON：compounds.json、works.json、ground.json',
  'GET /api/tiles/{tileset}/{z}/{x}/{y}': '矢量瓦片',
  'GET /api/basemap.json': '所配置的底图',
  'GET /api/basemap/{z}/{x}/{y}': '底图瓦片，由服务器代取',
}
