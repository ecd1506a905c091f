/** What a column of a file of roads, rivers and railways can hold, and what OpenStreetMap and districts head it with. */
import { type FieldSigns, guideBySigns } from '../field-guide.ts'
import { classOfTagWord, classOfWords } from './classes.ts'

const isNumber = (text: string) => /^[+-]?\d+(?:\.\d+)?$/.test(text)
const isWidth = (text: string) => /^\d+(?:\.\d+)?\s*(?:m|米)?$/i.test(text)

const signs = {
  name: {
    exact: [
      'name',
      '名称',
      '路名',
      '道路名称',
      '道路名',
      '街道名称',
      '河流名称',
      '水系名称',
      '河名',
      '铁路名称',
      '线路名称',
      '桥名',
    ].concat([...['mc', 'dlmc', 'hlmc', 'lm', 'roadname', 'road_name']]),
    part: ['名称', '路名'],
    vague: ['name:zh', 'name_zh'],
    canBe: (text) => !isNumber(text),
  },
  code: {
    exact: [
      'osm_id',
      'osmid',
      '@id',
      'full_id',
      'osm_way_id',
      '道路编号',
      '道路编码',
      '路线编号',
      '河流编码',
      '编码',
      '编号',
      'dlbm',
      'dlbh',
    ],
    part: ['编号', '编码'],
    vague: ['id', 'gid', 'bh', 'code', 'fid_1', 'guid', 'uuid'],
  },
  class: {
    exact: [
      '道路等级',
      '等级',
      '道路类型',
      '道路级别',
      '道路分类',
      '道路性质',
      '路级',
      '河流等级',
      '水系类型',
      '水系类别',
      '河流类型',
    ].concat([
      ...['fclass', 'class', 'type', '类型', '类别', '分类', 'dldj', 'dllx', 'lx', 'lb', 'road_class', 'roadclass'],
    ]),
    part: ['等级', '道路类', '水系类'],
    canBe: (text) => classOfTagWord(text) !== null || classOfWords(text) !== null,
    isToldByContent: true,
  },
  highway: { exact: ['highway'] },
  railway: { exact: ['railway'] },
  waterway: { exact: ['waterway'] },
  natural: { exact: ['natural'] },
  water: { exact: ['water'] },
  bridge: { exact: ['bridge', '桥', '是否桥梁'] },
  tunnel: { exact: ['tunnel', '隧道', '是否隧道'] },
  level: { exact: ['layer', 'level'], canBe: (text) => /^-?\d$/.test(text) },
  widthM: {
    exact: [
      '红线宽度',
      '道路红线宽度',
      '红线',
      '宽度',
      '路宽',
      '路幅宽度',
      '道路宽度',
      '路面宽度',
      'width',
      'hxkd',
      'dlkd',
      'lk',
    ],
    part: ['红线宽', '路宽', '宽度'],
    canBe: isWidth,
  },
  tags: { exact: ['other_tags', 'tags', 'all_tags'] },
  attribution: { exact: ['attribution', 'copyright', '版权', '版权声明', '许可'] },
} satisfies Record<string, FieldSigns>

export type GroundField = keyof typeof signs
export type Cells = Partial<Record<GroundField, string>>

export const groundGuide = guideBySigns<GroundField>(signs)
