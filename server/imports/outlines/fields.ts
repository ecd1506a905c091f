/** What a column of a file of territories can hold, and what surveyors, yearbooks and OpenStreetMap head it with. */
import { type FieldSigns, guideBySigns } from '../field-guide.ts'

const isNumber = (text: string) => /^[+-]?\d+(?:\.\d+)?$/.test(text)

const signs = {
  name: {
    exact: [
      ...['名称', '街道名称', '街道办事处', '街道', '街道办', '镇街', '镇街名称', '乡镇', '乡镇名称', '乡镇街道'],
      ...[
        '行政区名称',
        '行政区划名称',
        '区划名称',
        'name',
        'mc',
        'xzqmc',
        'xzqhmc',
        'jdmc',
        'xzmc',
        'town',
        'townname',
      ],
    ],
    part: ['街道名', '乡镇名', '区划名', '行政区名'],
    vague: ['name:zh', 'name_zh', 'fullname', '名'],
    canBe: (text) => !isNumber(text),
  },
  code: {
    exact: [
      ...['区划代码', '行政区划代码', '行政区代码', '街道代码', '乡镇代码', '统计用区划代码', '代码', '编码'],
      ...['adcode', 'xzqdm', 'xzqhdm', 'jddm', 'pac', 'code', 'gb'],
    ],
    part: ['区划代码', '行政区代码'],
    vague: ['dm', 'id'],
    canBe: (text) => /^\d{6}(?:\d{3}){0,2}$/.test(text),
    isBoundToContent: true,
  },
  level: {
    exact: ['level', 'admin_level', '级别', '行政级别', '区划级别', '层级', '类型', '类别', 'xzjb'],
    part: ['级别'],
  },
  district: {
    exact: [
      ...['区县', '区县名称', '县区', '所属区县', '所在区县', '所属区', '所在区', '区', '市辖区', '县'],
      ...['qxmc', 'qx', 'county', 'district', 'district_name'],
    ],
    part: ['区县'],
    canBe: (text) => !isNumber(text),
  },
  attribution: { exact: ['attribution', 'copyright', '版权', '版权声明', '许可'] },
} satisfies Record<string, FieldSigns>

export type OutlineField = keyof typeof signs

export const outlineGuide = guideBySigns<OutlineField>(signs)
