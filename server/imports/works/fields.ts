/** What a column of a file of works can hold, and the headings utility companies and surveyors give it. */
import type { NewWork } from '#contract/work.ts'
import { yesOrNoIn } from '../compounds/value-words.ts'
import { type FieldSigns, guideBySigns } from '../field-guide.ts'
import { canBeEasting, canBeNorthing, eastingWords, northingWords } from '../grid-figure.ts'
import { monthsIn } from './months.ts'
import { kindIn, placementIn, stateIn, tradeIn } from './words.ts'

type Facts = Omit<NewWork, 'adcode' | 'reason' | 'geometry' | 'operatorId'>

/** What a row says of a work. A field is absent where it says nothing; the operator is a name as the file writes it. */
export type WorkValues = { [Field in keyof Facts]?: NonNullable<Facts[Field]> } & {
  code?: string
  itemCode?: string
  operator?: string
}

const isNumber = (text: string) => /^[+-]?\d+(?:\.\d+)?$/.test(text)
const isDegreeBetween = (least: number, most: number) => (text: string) =>
  /^\d{1,3}\.\d{2,}$/.test(text) && Number(text) >= least && Number(text) <= most

const signs = {
  name: {
    exact: [
      '名称',
      '工程名称',
      '项目名称',
      '线路名称',
      '管线名称',
      '线路',
      '工程',
      'name',
      'mc',
      'gcmc',
      'xmmc',
      'gxmc',
    ],
    part: ['工程名称', '项目名称', '线路名称', '管线名称'],
    canBe: (text) => !isNumber(text),
  },
  code: {
    exact: [
      '管线编号',
      '管段编号',
      '线路编号',
      '工程编号',
      '项目编号',
      '管线编码',
      '编码',
      '唯一编码',
      'code',
      'gxbh',
      'gdbh',
    ].concat([...['gdbm', 'gxbm', 'pipeid', 'pipe_id', 'lineid', 'line_id', 'uuid']]),
    part: ['编码', '编号'],
    vague: ['id', '@id', 'bh', 'gid', 'guid'],
  },
  trade: {
    exact: [
      '专业',
      '管线类别',
      '管线种类',
      '管线类型',
      '管类',
      '管种',
      '管线专业',
      '专业类别',
      '线路类别',
      'trade',
      'gxzl',
      'gxlb',
      'gxlx',
    ],
    part: ['专业', '管线类', '管线种'],
    vague: ['类型', '类别', '种类', '性质', 'type', 'class', 'category', 'lx', 'lb'],
    canBe: (text) => tradeIn(text) !== null,
    isToldByContent: true,
  },
  kind: {
    exact: [
      '工程类型',
      '工程性质',
      '改造方式',
      '建设性质',
      '建设方式',
      '改造类型',
      '实施方式',
      '工程内容',
      '改造内容',
      'kind',
    ],
    part: ['建设性质', '改造方式', '工程性质'],
    vague: ['类型', '类别', '性质', '内容', 'type'],
    canBe: (text) => kindIn(text) !== null,
    isToldByContent: true,
  },
  placement: {
    exact: ['敷设方式', '埋设方式', '埋设类型', '敷设类型', '架设方式', '敷设', 'placement', 'msfs', 'fsfs', 'mslx'],
    part: ['敷设', '埋设', '架设'],
    vague: ['类型', '方式', 'type'],
    canBe: (text) => placementIn(text) !== null,
    isToldByContent: true,
  },
  state: {
    exact: [
      '状态',
      '使用状态',
      '运行状态',
      '工程状态',
      '建设状态',
      '进度',
      '进展',
      '工程进度',
      '实施进度',
      'state',
      'status',
      'zt',
      'syzt',
    ],
    part: ['状态', '进度', '进展'],
    canBe: (text) => stateIn(text) !== null,
    isToldByContent: true,
  },
  itemCode: { exact: ['改造项', '改造项代码', '清单编号', '清单项', '内容代码', 'itemcode', 'item_code'] },
  operator: {
    exact: [
      '权属单位',
      '产权单位',
      '管线单位',
      '管理单位',
      '运营单位',
      '专营单位',
      '权属',
      '所属单位',
      '公司',
      '权属代码',
    ].concat([...['operator', 'owner', 'qsdw', 'cqdw']]),
    part: ['权属', '产权', '运营单位', '管线单位'],
    vague: ['单位'],
    canBe: (text) => !isNumber(text),
  },
  implementer: {
    exact: ['实施单位', '实施主体', '责任单位', '牵头单位', '建设单位', 'implementer', 'ssdw'],
    part: ['实施单位', '实施主体', '责任单位'],
    vague: ['单位'],
    canBe: (text) => !isNumber(text),
  },
  payer: {
    exact: ['出资单位', '出资方', '投资主体', '资金来源', '出资', '投资单位', 'payer', 'zjly'],
    part: ['出资', '资金来源', '投资主体'],
    canBe: (text) => !isNumber(text),
  },
  roadName: {
    exact: [
      '道路',
      '道路名称',
      '路名',
      '所在道路',
      '所属道路',
      '敷设道路',
      '路段',
      '所在路段',
      'road',
      'roadname',
      'road_name',
      'szdl',
      'dlmc',
    ],
    part: ['道路', '路名', '路段'],
    vague: ['位置', '地点', '地址'],
    canBe: (text) => !isNumber(text),
  },
  fromMonth: {
    exact: [
      '开工时间',
      '开工日期',
      '计划开工',
      '计划开工时间',
      '最早开工',
      '开始时间',
      '开工',
      '起始时间',
      'start',
      'kgsj',
    ],
    part: ['开工', '开始'],
    canBe: (text) => monthsIn(text) !== null,
  },
  toMonth: {
    exact: [
      '完工时间',
      '竣工时间',
      '完成时间',
      '计划完工',
      '计划完成时间',
      '最晚完成',
      '竣工日期',
      '结束时间',
      '完工',
      'end',
      'wgsj',
      'jgsj',
    ],
    part: ['完工', '竣工', '完成时间', '结束'],
    canBe: (text) => monthsIn(text) !== null,
  },
  window: {
    exact: [
      '工期',
      '计划工期',
      '实施时间',
      '计划实施时间',
      '施工时间',
      '改造时间',
      '计划时间',
      '计划年度',
      '实施年度',
      '年度',
      '计划年份',
    ],
    part: ['实施时间', '计划年', '实施年', '施工时间'],
    vague: ['时间', 'year'],
    canBe: (text) => monthsIn(text) !== null,
  },
  excavates: {
    exact: ['是否开挖', '开挖', '需开挖', '是否需开挖', '是否破路', '破路', 'excavates'],
    part: ['开挖', '破路'],
    canBe: (text) => yesOrNoIn(text) !== null,
  },
  diameter: {
    exact: [
      '管径',
      '规格',
      '断面',
      '断面尺寸',
      '管径规格',
      '规格型号',
      '口径',
      '直径',
      '公称直径',
      'diameter',
      'dn',
      'gj',
      'dmcc',
    ],
    part: ['管径', '断面', '规格'],
  },
  material: { exact: ['材质', '管材', '材料', 'material', 'cz', 'gc'], part: ['材质', '管材'] },
  voltage: { exact: ['电压', '电压等级', '电压值', 'voltage', 'dydj', 'dyz'], part: ['电压'] },
  layer: { exact: ['图层', '图层名', '层名', 'layer', 'layername', 'tcmc'], canBe: (text) => !isNumber(text) },
  longitude: {
    exact: ['经度', 'lon', 'lng', 'longitude', 'x'],
    canBe: isDegreeBetween(73, 136),
    isBoundToContent: true,
  },
  latitude: {
    exact: ['纬度', 'lat', 'latitude', 'y'],
    canBe: isDegreeBetween(3, 54),
    isBoundToContent: true,
  },
  easting: { ...eastingWords, canBe: canBeEasting, isBoundToContent: true },
  northing: { ...northingWords, canBe: canBeNorthing, isBoundToContent: true },
  note: { exact: ['备注', '说明', '其他', 'note', 'notes', 'remark', 'remarks', 'bz'], part: ['备注', '说明'] },
} satisfies Record<string, FieldSigns>

export type WorkField = keyof typeof signs

export const workGuide = guideBySigns<WorkField>(signs)

/** Facts of a work that files give in columns of their own and a work keeps in its note. */
export const notedFields: readonly WorkField[] = ['diameter', 'material', 'voltage']
