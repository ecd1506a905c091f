/** The words ledgers use for what a record keeps as one of a few values. A cell is one of them as a whole, or it is not understood. */
import type { ownerKinds, structuralSafeties } from '#contract/compound.ts'
import type { Status } from '#contract/status.ts'
import type { ImportField } from '../import-fields.ts'

type OwnerKind = (typeof ownerKinds)[number]
type Safety = (typeof structuralSafeties)[number]

const statusWords: Record<Status, readonly string[]> = {
  candidate: ['储备', '储备库', '入库', '已入库', '摸底', '已摸底'],
  planned: ['已列计划', '列入计划', '已列入计划', '计划', '计划改造', '拟改造', '待改造'],
  approved: ['已批复', '批复', '已立项', '立项'],
  'under-way': ['在建', '施工中', '改造中', '正在改造', '正在施工', '已开工', '开工'],
  finished: ['已完工', '完工', '已竣工', '竣工', '已改造', '已完成', '完成', '改造完成', '完成改造'],
  accepted: ['已验收', '验收合格', '通过验收', '竣工验收'],
  paused: ['暂缓', '停工', '已暂停', '暂停'],
  dropped: ['移出计划', '取消', '已取消', '不改造', '调出'],
}

const ownerWords: Record<OwnerKind, readonly string[]> = {
  central: ['中央', '中央单位', '中央驻豫单位', '央企', '中央企业'],
  province: ['省', '省属', '省属单位', '省直'],
  city: ['市', '市属', '市属单位', '市直'],
  district: ['区', '区属', '县属', '区属单位', '县属单位', '区直', '县直'],
  enterprise: ['企业', '国企', '国有企业', '企业单位', '私企'],
  none: ['无', '无主管', '无主管单位', '商品房', '私有'],
}

const safetyWords: Record<Safety, readonly string[]> = {
  safe: ['安全', '满足', 'a级', 'b级', 'a', 'b', '合格'],
  unsafe: ['不安全', '危房', 'c级', 'd级', 'c', 'd', '不合格'],
  unknown: ['未鉴定', '待鉴定'],
}

const tenureWords = {
  state: ['国有', '国有土地', '国有划拨', '国有出让', '划拨', '出让'],
  collective: ['集体', '集体土地'],
}

const lists: Partial<Record<ImportField, Readonly<Record<string, readonly string[]>>>> = {
  status: statusWords,
  ownerKind: ownerWords,
  structuralSafety: safetyWords,
  landTenure: tenureWords,
}

const meanings = Object.fromEntries(
  Object.entries(lists).map(([field, list]) => [
    field,
    new Map(Object.entries(list).flatMap(([value, words]) => words.map((word) => [word, value] as const))),
  ]),
)

/** One of the field's values, or null. */
export const wordIn = (field: ImportField, text: string): string | null =>
  meanings[field]?.get(text.toLowerCase()) ?? null

const yesNo = new Map([
  ...['是', '有', '需要', '愿意', '√', '1', 'true', 'yes', 'y'].map((word) => [word, true] as const),
  ...['否', '无', '不需要', '不愿意', '×', '0', 'false', 'no', 'n'].map((word) => [word, false] as const),
])

export const yesOrNoIn = (text: string): boolean | null => yesNo.get(text.toLowerCase()) ?? null
