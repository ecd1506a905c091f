/** The map's own words; labels of codes come from the product's vocabulary. Each entry is [中文, English]. */
import type { Language } from '#contract/language/catalogue.ts'
import { words as vocabulary } from '#contract/language/vocabulary.ts'
import type { Status } from '#contract/status.ts'
import type { Trade } from '#contract/work-words.ts'

const pairs = {
  map: ['地图', 'Map'],
  keys: [
    '方向键移动，加减号缩放，句号到下一个小区，回车选中',
    'Arrow keys move, plus and minus zoom, full stop goes to the next compound, Enter selects',
  ],
  loading: ['正在打开地图', 'Opening the map'],
  noWebgl: [
    '这台电脑的浏览器不能绘制地图（没有 WebGL）。台账、统计和审批照常可用；换用新版 Edge 或 Chrome 可看图。',
    'This browser cannot draw the map (no WebGL). Ledger, figures and forms still work; a current Edge or Chrome shows it.',
  ],
  broken: ['地图没有打开。', 'The map did not open.'],
  tilesAway: [
    '部分图块没有取到，图上可能不全。台账数字不受影响。',
    'Some of the map did not arrive and may be missing. Figures of the ledger are not affected.',
  ],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  wholeDistrict: ['看全区', 'Whole district'],
  retry: ['重试', 'Try again'],
  about: ['约', 'about'],
  zone: ['带', 'zone'],
  unknownYear: ['不详', 'unknown'],
  unplanned: ['未排', 'unplanned'],
  area: ['片区', 'area'],
  late: ['滞后', 'late'],
  drawing: ['绘图', 'Drawing'],
  undo: ['撤销', 'Undo'],
  redo: ['重做', 'Redo'],
  finish: ['完成', 'Finish'],
  cancel: ['取消', 'Cancel'],
  threeCorners: ['边界至少要三个顶点。', 'A boundary needs at least three corners.'],
  twoCorners: ['线至少要两个顶点。', 'A line needs at least two corners.'],
  crossesItself: ['边界自相交，见 × 处。', 'The boundary crosses itself at ×.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

type Word = keyof typeof pairs

export type Words = Readonly<Record<Word, string>> & {
  status: (status: Status) => string
  tradeLetter: (trade: Trade) => string
}

export function wordsOf(language: Language): Words {
  const index = language === 'en' ? 1 : 0
  const own = Object.fromEntries(Object.entries(pairs).map(([word, pair]) => [word, pair[index]]))
  return {
    ...(own as Record<Word, string>), // the entries of `pairs`, one by one
    status: (status) => vocabulary.status[status][index],
    tradeLetter: (trade) => vocabulary.tradeLetter[trade][index],
  }
}
