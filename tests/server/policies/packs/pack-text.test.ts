import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPackText } from '#server/policies/packs/pack-text.ts'

const huiji = readFileSync(new URL('../../../../seeds/policies/huiji-2019-63.json', import.meta.url), 'utf8')
const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length

describe('a written pack', () => {
  it('is taken as it is where nothing is wrong with it', () => {
    expect(readPackText(huiji, 'zh-CN').faults).toEqual([])
  })

  it.each([
    ['a field written wrongly', '"cutoffYear": 2002', '"cutofYear": 2002', 'cutofYear'],
    ['a year as text', '"cutoffYear": 2002', '"cutoffYear": "2002年"', 'eligibility.builtYear.cutoffYear'],
    [
      'words no clause holds',
      '"printed": "2002年以前建成投入使用"',
      '"printed": "2003年以前建成"',
      'eligibility.builtYear.printed',
    ],
    ['a parameter that is not there', '"parameter": "demolition-horizon"', '"parameter": "demolition"', 'parameter'],
  ])('with %s is refused by the line and with the reason', (_, right, wrong, path) => {
    const text = huiji.replace(right, wrong)
    const { pack, faults } = readPackText(text, 'zh-CN')
    expect(pack).toBeNull()
    const fault = faults.find((each) => each.path.endsWith(path))
    expect(fault?.line).toBe(lineOf(text, wrong))
    expect(fault?.reason).toMatch(/\p{Script=Han}/u)
  })

  it('that is no JSON is told where it breaks, in both languages', () => {
    const broken = huiji.replace('"level": "district",', '"level": "district"')
    const [zh] = readPackText(broken, 'zh-CN').faults
    const [en] = readPackText(broken, 'en').faults
    expect(zh?.line).toBe(lineOf(broken, '"level": "district"') + 1)
    expect([zh?.reason, en?.reason]).toEqual(['缺逗号', 'a comma is missing'])
    expect(readPackText('', 'en').faults).toHaveLength(1)
  })
})
