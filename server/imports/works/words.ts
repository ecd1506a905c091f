/**
 * What the words of a cell, a layer or a name say of a work: its trade, what is done, where it runs, how far it is. Words are looked for
 * within longer ones (10kV架空线, DN300给水管（现状）); where two of them contradict each other nothing is understood.
 */
import type { Placement, Trade, WorkKind, WorkState } from '#contract/work-words.ts'
import { toHalfWidth } from '#geodata/readers/tables/values.ts'

const mostRemembered = 5000

type Words<Value> = readonly (readonly [Value, RegExp])[]

/** In this order, and what is found is taken out: wastewater is no water. */
const tradeWords: Words<Trade> = [
  [
    'drainage',
    /雨污(?:水|合流|分流)?|排水|雨水|污水|合流|下水|排污|sewer|sewage|waste ?water|storm ?water|drain(?:age)?/g,
  ],
  ['heating', /供热|热力|供暖|采暖|暖气|热网|(?:district )?heat(?:ing)?/g],
  ['gas', /燃气|天然气|煤气|液化气|\bgas\b/g],
  [
    'telecom',
    /通信|通讯|电信|弱电|移动|联通|铁塔|广电|有线电视|光缆|光纤|光交|telecom\w*|communications?|fib(?:re|er)/g,
  ],
  ['power', /电力|供电|强电|输电|配电|高压线|低压线|路灯|照明|国网|\d+(?:\.\d+)?k?v\b|千伏|power|electric\w*/g],
  ['water', /给水|供水|自来水|上水|配水|输水|water/g],
]

/** The two letters surveys of pipelines use (CJJ 61), alone or before what a layer goes on with. */
const tradeLetters: Readonly<Record<string, Trade>> = {
  ...{ js: 'water', gs: 'water', zls: 'water' },
  ...{ ps: 'drainage', ws: 'drainage', ys: 'drainage', hs: 'drainage' },
  ...{ rq: 'gas', tr: 'gas', tq: 'gas', mq: 'gas' },
  ...{ rl: 'heating', rs: 'heating', zq: 'heating' },
  ...{ dl: 'power', gd: 'power', ld: 'power' },
  ...{ dx: 'telecom', tx: 'telecom', yd: 'telecom', lt: 'telecom', gx: 'telecom', ds: 'telecom' },
}

/** Overhead lines put below ground: both words stand in it and neither is the placement. */
const undergrounding =
  /(?:架空(?:线|线路|管线|杆线|电缆|线缆)?(?:改造)?(?:入地|落地|下地|入廊|改地埋)|杆线[入下落]地|上改下|(?:线缆|管线)?入地|undergrounding)(?:改造|工程|项目)*/g

/** What is renovated is the compound; the work may be anything. */
const renovation = /(?:老旧)?小区(?:配套|综合|基础设施)*(?:改造|更新)/g

const placementWords: Words<Placement> = [
  ['overhead', /架空|杆线|线杆|电杆|上杆|附杆|挂墙|悬挂|吊挂|overhead|aerial/g],
  ['buried', /地下|埋|管道|管沟|排管|管廊|电缆沟|管块|顶管|隧道|定向钻|暗敷|穿管|直埋|underground|buried/g],
]

const kindWords: Words<WorkKind> = [
  ['undergrounding', undergrounding],
  ['removal', /拆除|废除|废弃|拆移|拆改|removal|abandon\w*/g],
  ['replacement', /改造|更换|更新|改建|迁改|改迁|换管|翻建|replace\w*|renew\w*/g],
  ['new', /新建|新设|新铺|新增|新装|新敷|拟建|扩建|\bnew\b/g],
  ['existing', /现状|现有|已有|已建|既有|原有|在用|在役|运行|existing/g],
  ['road', /道路(?:工程|改造|建设)|路面/g],
]

const stateWords: Words<WorkState> = [
  ['finished', /已?完工|竣工|已?完成|已验收|finished|completed?/g],
  ['under-way', /在建|施工|建设中|进行中|已开工|under.?way|construction/g],
  ['planned', /计划|规划|拟|设计|待建|待施工|未开工|未实施|planned|proposed/g],
  ['existing', /现状|现有|已有|已建|既有|原有|在用|在役|运行|existing/g],
]

export const tradeIn = remembering((text): Trade | null => {
  const plain = plainOf(text)
  const byWord = onlyOne(plain, tradeWords)
  if (byWord !== null || hasAny(plain, tradeWords)) return byWord
  const letters = /^([a-z]{2,3}?)(?:l|p|gx|line|lines|管线?|线)?(?:[-_ .].*|\d.*)?$/.exec(plain)?.[1] ?? ''
  return tradeLetters[letters] ?? null
})

export const placementIn = remembering((text): Placement | null =>
  onlyOne(plainOf(text).replaceAll(undergrounding, ''), placementWords),
)

export const kindIn = remembering((text): WorkKind | null =>
  onlyOne(plainOf(text).replaceAll(renovation, ''), kindWords),
)

export const stateIn = remembering((text): WorkState | null => onlyOne(plainOf(text), stateWords))

function plainOf(text: string): string {
  return toHalfWidth(text).toLowerCase().trim()
}

/** A file has a hundred thousand rows and a dozen words in them. */
function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as Value // it has been put there
    const value = read(text)
    if (known.size < mostRemembered) known.set(text, value)
    return value
  }
}

/** The one value the words speak of; null for none and for several. */
function onlyOne<Value>(text: string, words: Words<Value>): Value | null {
  const found = new Set<Value>()
  let left = text
  for (const [value, pattern] of words) {
    const rest = left.replaceAll(pattern, ' ')
    if (rest !== left) found.add(value)
    left = rest
  }
  const [value] = found
  return found.size === 1 && value !== undefined ? value : null
}

const hasAny = <Value>(text: string, words: Words<Value>) => words.some(([, pattern]) => text.search(pattern) >= 0)
