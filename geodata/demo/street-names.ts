/** Names for the streets that have none yet; a street that goes on across a crossing keeps its name. */
import type { Road } from './split.ts'

const names = [
  '兴隆铺路', '青年路', '同乐路', '杏园路', '书院街', '丰产路', '柳林街', '文化巷', '槐树街', '清河街', '工农路', '团结路', '育才街',
  '新柳路', '东风渠路', '民生街', '桃园街', '劳动路', '永安街', '向阳路', '菜园街', '粮仓街', '纺织路', '机校路', '花圃街', '水厂路',
  '站前街', '北环里', '安康街', '和平路', '朝霞路', '月季街', '银杏路', '田园路', '春晓街', '沙溪路', '晨光路', '三全里', '锦绣街', '古树街',
]
const lanes = ['一巷', '二巷', '三巷', '四巷']

/** Secondary roads and streets get names in the order they were laid out; lanes stay unnamed but for a few. */
export function nameStreets(roads: Road[]): Road[] {
  const given = new Map<Road, string | null>()
  let next = 0
  const nameOf = (road: Road): string | null => {
    if (road.name) return road.name
    const known = given.get(road)
    if (known !== undefined) return known
    const kept = road.continues ? nameOf(road.continues) : null
    const name = kept ?? (road.class === 'lane' ? null : freshName(next++))
    given.set(road, name)
    return name
  }
  return roads.map((road) => ({ ...road, name: nameOf(road) }))
}

const freshName = (nth: number): string =>
  `${names[nth % names.length]}${nth < names.length ? '' : (lanes[Math.floor(nth / names.length) - 1] ?? '')}`
