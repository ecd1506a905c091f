import type { LaidRoad } from './lay-out.ts'
import { isWithin, lengthOf, type Path, type Ring } from './plane.ts'
import type { Random } from './random.ts'

/** The street the ledger's addresses mention, beside one of the main roads drawn by hand. */
const streetOfTheLedger = '兴隆铺路'

const names = [
  ...[
    '桃源路',
    '柳林路',
    '丰产路',
    '银杏路',
    '苏屯路',
    '石榴路',
    '槐荫路',
    '枣园路',
    '棠梨路',
    '朝晖路',
    '安泰路',
    '尚学路',
  ],
  ...[
    '白杨路',
    '松柏路',
    '水厂路',
    '鹭洲路',
    '书院街',
    '育才街',
    '民生街',
    '桂花街',
    '月季街',
    '荷塘街',
    '仓前街',
    '纺织街',
  ],
  ...[
    '粮仓街',
    '西堤街',
    '渡口街',
    '桥南街',
    '杏园街',
    '双桥街',
    '老营街',
    '河清街',
    '金洼街',
    '凤栖街',
    '百合街',
    '竹溪街',
  ],
  ...[
    '麦香街',
    '晨光街',
    '和畅街',
    '永宁街',
    '康宁街',
    '崇文街',
    '常青街',
    '海棠街',
    '玉兰街',
    '芦花街',
    '石桥街',
    '文庙街',
  ],
]

/** Streets that run on across a crossing share one name; the longest get theirs first, lanes and short streets none. */
export function nameStreets(roads: LaidRoad[], yards: Ring[], random: Random): LaidRoad[] {
  const chains = new Map<number, LaidRoad[]>()
  for (const road of roads) {
    if (road.class !== 'secondary' && road.class !== 'street') continue
    chains.set(road.chain, [...(chains.get(road.chain) ?? []), road])
  }
  const lengthM = new Map(
    [...chains].map(([chain, parts]) => [chain, parts.reduce((sum, { line }) => sum + lengthOf(line), 0)]),
  )
  const longestFirst = [...chains.keys()].sort((a, b) => lengthM.get(b)! - lengthM.get(a)!)
  const ofTheLedger = mostFronted(longestFirst.slice(0, names.length), chains, yards)
  const pool = random.shuffled(names)
  const nameOf = new Map<number, string | null>(ofTheLedger === undefined ? [] : [[ofTheLedger, streetOfTheLedger]])
  for (const chain of longestFirst) {
    if (!nameOf.has(chain)) nameOf.set(chain, pool.shift() ?? null)
  }
  return roads.map((road) => ({ ...road, name: road.name ?? nameOf.get(road.chain) ?? null }))
}

function mostFronted(candidates: number[], chains: Map<number, LaidRoad[]>, yards: Ring[]): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, 0]
  for (const chain of candidates) {
    const fronting = yards.filter((yard) => chains.get(chain)!.some((road) => fronts(yard, road))).length
    if (fronting > most) [best, most] = [chain, fronting]
  }
  return best
}

/** True when a yard has the road before its wall: no more than pavement and a row of shops between. */
export function fronts(yard: Ring, road: { line: Path; widthM: number }): boolean {
  const reachM = road.widthM / 2 + 14
  const walls: Path = [...yard, yard[0]!]
  return yard.some((p) => isWithin(p, road.line, reachM)) || road.line.some((p) => isWithin(p, walls, reachM))
}
