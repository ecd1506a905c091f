import { expect, it } from 'vitest'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { ask, visit } from './visit.ts'

it('a planner reads the verdicts on a compound of 2002 and the clause that leaves it open as printed, records what is missing, and signs the year', async () => {
  const { items } = await ask<CompoundList>('/api/compounds?adcode=410108&limit=200')
  const compound = items.find((row) => row.name === '中华园小区')!
  await using planner = await visit()
  const { page } = planner
  await planner.open(`/areas?sel=${compound.id}`)
  const province = page.getByRole('article', { name: '豫政办〔2019〕58号' })
  await province.getByText('不符合', { exact: true }).waitFor()
  await province.getByText('2002 年，晚于界线 2000 年').waitFor()
  await province.getByText('缺 9 项资料').waitFor()

  const district = page.getByRole('article', { name: '惠政文〔2019〕63号' })
  await district.getByText('资料不足', { exact: true }).waitFor()
  await district.getByText('另有：临界年份待认定').waitFor()
  expect(await district.locator('.missing-kind li').allTextContents()).toEqual([
    '棚户区改造',
    '三年内征收拆迁',
    '“三供一业”改造移交',
  ])
  await district.getByRole('button', { name: '惠政文〔2019〕63号，综合改造：逐项核对 4 项' }).click()
  expect(await district.locator('.test-row').count()).toBe(4)

  await district.getByRole('button', { name: '建成年代 惠政文〔2019〕63号 二' }).click()
  const card = page.getByRole('dialog', { name: '惠政文〔2019〕63号 二' })
  await card.getByText('2002年以前建成投入使用', { exact: true }).waitFor()
  await card.getByText('辖区内2002年以前建成投入使用的住宅小区列入综合改造范围', { exact: false }).waitFor()
  await card.getByText('“以前”是否含2002年当年，文件没有写明').waitFor()
  await card.getByText('通过、有条件', { exact: true }).waitFor()
  await planner.keepPicture('journey-read-a-verdict')
  await page.keyboard.press('Escape')

  // what the district asks besides the year is recorded in one step, on the word of a list
  await district.getByRole('button', { name: '登记：棚户区改造' }).click()
  const facts = page.getByRole('dialog', { name: '中华园小区：登记政策事实' })
  await facts.getByRole('button', { name: /^同时登记其他缺的/ }).click()
  for (const name of ['棚户区改造', '三年内征收拆迁', '“三供一业”改造移交'])
    await facts.locator('.fact-ask', { hasText: name }).getByText('没有', { exact: true }).click()
  const asked = facts.locator('.fact-ask', { hasText: '棚户区改造' })
  const buffer = Buffer.from('%PDF-1.7\n%%EOF\n')
  await asked.locator('input[type=file]').setInputFiles({ name: '棚改名单.pdf', mimeType: 'application/pdf', buffer })
  await asked.getByRole('link', { name: '棚改名单.pdf' }).waitFor()
  await facts.getByLabel('来源').fill('2019 年棚改与征收计划')
  await facts.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('已登记 3 项').waitFor()
  await district.getByText('临界年份待认定', { exact: true }).waitFor()

  // the year of the line is somebody's to sign
  await district.getByRole('button', { name: '认定：建成年代' }).click()
  const deciding = page.getByRole('dialog', { name: '中华园小区：认定建成年代' })
  await deciding.getByLabel('认定岗位或单位').fill('区住建局')
  await deciding.getByLabel('理由').fill('2002 年计入“以前”')
  await deciding.getByRole('button', { name: '认定', exact: true }).click()
  await district.getByText('符合', { exact: true }).waitFor()
  await district.getByText('区住建局认定为“通过”：2002 年计入“以前”').waitFor()
  await page.locator('.toast').hover() // it stays while the pointer is on it
  await planner.keepPicture('journey-sign-a-year')

  // signed by mistake: taken back at once, for as many as were signed
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('认定已撤回').waitFor()
  await district.getByText('临界年份待认定', { exact: true }).waitFor()

  // ground that a document marks: whose verdict changes is told before it is saved
  const around = items.find(({ id, placed }) => placed && id !== compound.id)!
  const { boundary } = await ask<CompoundDetail>(`/api/compounds/${around.id}`)
  const [west, south, east, north] = boundsOf(boundary!)!
  const middle = [(west + east) / 2, (south + north) / 2].map((degrees) => degrees.toFixed(5))
  await planner.open(`/areas?c=eligibility&at=${middle.join()},16`)
  await page.getByRole('button', { name: '管理范围' }).click()
  await page.getByRole('button', { name: '划定新范围' }).click()
  await planner.holding('zone')
  const room = 0.0002
  await planner.clickPlace([west - room, south - room])
  await planner.clickPlace([east + room, south - room])
  await planner.clickPlace([east + room, north + room])
  await planner.clickPlace([west - room, north + room], { count: 2 })
  await page.getByLabel('范围名称').fill('沙口路片区')
  await page.locator('.zone-form .picker-button').click()
  await page.getByRole('option', { name: '已列入棚户区改造' }).click()
  await page.locator('.zone-changes li', { hasText: around.name }).getByText('→ 不符合').first().waitFor()
  await page.getByRole('button', { name: '保存范围' }).click()
  await page.getByRole('heading', { name: '沙口路片区' }).waitFor()
  await page.locator('.toast').hover()
  await planner.keepPicture('journey-mark-ground')
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤销', { exact: true }).waitFor()
  expect(planner.complaints).toEqual([])
})

it('a planner adds a policy of the district’s own in a form: a typo is pointed at by its line, who changes is told first, and it is taken back', async () => {
  await using planner = await visit()
  const { page } = planner
  await planner.open('/areas?page=policies')
  await page.getByRole('button', { name: '新政策包' }).click()
  await page.getByLabel('文号').fill('惠政文〔2026〕1号')
  await page.getByLabel('名称').fill('惠济区补充范围')
  await page.getByLabel('发文单位').fill('惠济区人民政府')
  await page.getByLabel('代号（拼音-年-号）').fill('huiji-2026-1')
  await page.getByLabel('原文').fill('2005年以前建成的住宅小区列入补充范围。')
  await page.getByText('规定了年代界线').click()
  await page.getByLabel('界线年份').fill('2005')
  await page.getByLabel('界线当年').selectOption('算在内')
  await page.getByLabel('条文原话').fill('2005年以前建的')

  // the words are not those of the clause: the fault leads to its line
  await page.getByRole('button', { name: /条款“一”里没有“2005年以前建的”/ }).click()
  const text = page.getByLabel('政策包全文（JSON）')
  expect(await text.evaluate((area: HTMLTextAreaElement) => getSelection()?.toString() ?? area.value)).toContain(
    '2005年以前建的',
  )
  await page.getByText('表单', { exact: true }).click()
  await page.getByLabel('条文原话').fill('2005年以前建成')

  await page.getByText('28 个小区的判定会变').waitFor()
  await planner.keepPicture('journey-write-a-policy')
  await page.getByLabel('为什么这样改').fill('区政府会议纪要')
  await page.getByRole('button', { name: '保存为第 1 版' }).click()
  await page.getByText('已保存 惠政文〔2026〕1号 第 1 版').waitFor()
  await page.getByRole('heading', { name: '惠政文〔2026〕1号' }).waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤回 惠政文〔2026〕1号 第 1 版').waitFor()
  await page.getByRole('heading', { name: '惠政文〔2026〕1号' }).waitFor({ state: 'detached' })
  expect(planner.complaints).toEqual([])
})
