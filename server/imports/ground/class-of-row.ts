/** What a row of the ground is called, and by which word: its tags, its column of classes, its layer or its own name. */
import type { Said } from '../said-words.ts'
import {
  classMeant,
  classOfTags,
  classOfTagWord,
  classOfWords,
  type GroundClass,
  type Tags,
  tagKeys,
} from './classes.ts'
import type { Cells, GroundField } from './fields.ts'

export type Classed = {
  /** Null where nobody knows. */
  ground: GroundClass | null
  /** As the file has it. */
  word: string | null
  isTag: boolean
  /** Where the word stands; null where no column says it. */
  field: GroundField | null
  /** What a user said that the word means. */
  meaning?: string
}

type Beside = { layer: string; name: string | undefined; said: Said }

/** What a user said the words mean, then what we know of them. */
export function classOf(cells: Cells, tags: Tags, beside: Beside): Classed {
  const known = classOfOwn(cells, tags, beside)
  // a layer is called something also where its name says nothing of what lies in it
  const word = known.word ?? beside.layer
  const meaning = word === '' ? null : beside.said('class', word)
  if (meaning === null) return known
  return { ...known, word, ground: classMeant(meaning), meaning }
}

/** By tags, then by the column of classes, then by what the layer or the thing itself is called. */
function classOfOwn(cells: Cells, tags: Tags, { layer, name }: Beside): Classed {
  const byTags = classOfTags(tags)
  const tag = tagKeys.find((key) => tags[key] !== undefined)
  if (byTags && tag) {
    const field = cells[tag] === undefined ? null : tag
    return { ground: byTags, word: `${tag}=${tags[tag]}`, isTag: true, field }
  }
  const { class: words } = cells
  const field = 'class'
  const byTagWord = words === undefined ? null : classOfTagWord(words)
  if (byTagWord) return { ground: byTagWord, word: words ?? null, isTag: /[.=:]/.test(words ?? ''), field }
  const byWords = words === undefined ? null : classOfWords(words)
  if (byWords) return { ground: byWords, word: words ?? null, isTag: false, field }
  // of a layer of many classes, its name is that of none of them
  const byLayer = words === undefined ? classOfWords(layer) : null
  if (byLayer) return { ground: byLayer, word: layer, isTag: false, field: null }
  const byName = words === undefined && name !== undefined && /天桥|地下通道/.test(name) ? classOfWords(name) : null
  return { ground: byName, word: words ?? (byName ? (name ?? null) : null), isTag: false, field }
}
