import { expect, it } from 'vitest'
import type { CompoundDetail, CompoundList } from '#contract/compound.ts'
import type { Survey } from '#contract/survey.ts'
import { ask, visit } from './visit.ts'

const adcode = '410108'
const whole = `${adcode}-c-014`
const readSurvey = () => ask<Survey>(`/api/survey?adcode=${adcode}`)
const streetOf = async (name: string) => (await readSurvey()).streets.find(({ street }) => street?.name === name)!
const listed = async (words: string) =>
  (await ask<CompoundList>(`/api/compounds?adcode=${adcode}&q=${encodeURIComponent(words)}`)).items

it('a street office signs its survey off, a planner splits 同乐社区南北院 in two, what changed is told, and the split is taken back', async () => {
  await using planner = await visit({ width: 1280, height: 720 })
  const { page } = planner
  await planner.open('/areas?survey')

  // a missing fact filters the table
  await page.getByRole('button', { name: /^楼栋数/ }).click()
  await page.locator('.drawer .chip', { hasText: '缺楼栋数' }).waitFor()
  await page.locator('.drawer').getByRole('button', { name: '清除' }).click()

  // the street office answers for its records, and says why some are not complete
  await page.getByRole('button', { name: '刘寨街道：签认' }).click()
  const dialog = page.getByRole('dialog', { name: '刘寨街道签认摸底结果？' })
  await dialog.getByText(/必填项还缺：/).waitFor()
  await dialog.getByLabel('签认岗位').fill('街道办事处主任')
  expect(await dialog.getByRole('button', { name: '签认' }).isDisabled()).toBe(true)
  await dialog.getByLabel('缺项原因').fill('户籍册年底前补齐')
  await dialog.getByRole('button', { name: '签认' }).click()
  await page.getByText('刘寨街道的摸底结果已签认').waitFor()
  await page.getByRole('button', { name: '签认单' }).click()
  await page.getByText(/刘寨街道对辖区内 19 个老旧小区的调查摸底结果签认/).waitFor()
  await page.getByText('签认以来没有改动。').waitFor()
  await page.keyboard.press('Escape')
  const { signOff } = await streetOf('刘寨街道')
  expect(signOff).toMatchObject({ compounds: 19, note: '户籍册年底前补齐' })

  // one row of the ledger names two yards
  const { households } = await ask<CompoundDetail>(`/api/compounds/${whole}`)
  await planner.goOn(`/areas?survey&sel=${whole}`)
  await page.getByText('已由街道签认').waitFor()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '拆分此小区' }).click()
  await page.getByText('边界 2 块').waitFor()
  const part = (number: number) => page.getByRole('group', { name: `第 ${number} 部分`, exact: true })
  await part(1).getByLabel('户数').fill('160')
  await part(2)
    .getByLabel('户数')
    .fill(String(households! - 170))
  const told = new RegExp(`^户数：原数 ${households}.户，各部分合计 ${households! - 10}.户，相差 10.户$`)
  await page.getByText(told).waitFor()
  await part(2)
    .getByLabel('户数')
    .fill(String(households! - 160))
  await page.getByText('户数：原数').waitFor({ state: 'detached' })
  await page.getByLabel('理由（必填）').fill('台账一行写了南、北两院')
  await planner.settled()
  await planner.keepPicture('journey-splitting-a-compound')
  await page.getByRole('button', { name: '拆分', exact: true }).click()
  await page.getByText('“同乐社区南北院”已拆分为同乐社区北院、同乐社区南院').waitFor()
  await page.getByRole('heading', { name: '2 个小区' }).waitFor()
  const parts = await listed('同乐社区')
  expect(parts.map((row) => [row.name, row.households, row.placed])).toEqual([
    ['同乐社区北院', 160, true],
    ['同乐社区南院', households! - 160, true],
  ])

  // the record says where it came from; the survey, what changed since it was signed
  await page.getByRole('button', { name: /^同乐社区南院/ }).click()
  await page.getByText('由“同乐社区南北院”拆分而来').waitFor()
  await page.locator('.inspector-close').click()
  await page.getByText('此后改动 3').waitFor()
  expect((await streetOf('刘寨街道')).changes.items.map(({ kind }) => kind).sort()).toEqual(['added', 'added', 'gone'])
  await planner.settled()
  await planner.keepPicture('journey-survey-of-a-district')

  await planner.goOn(`/areas?survey&sel=${parts[0]!.id}`)
  await page.getByRole('button', { name: '撤销拆分' }).click()
  await page.getByText('拆分已撤销').waitFor()
  expect((await listed('同乐社区')).map(({ name }) => name)).toEqual(['同乐社区南北院'])
  await ask(`/api/survey/sign-offs/${signOff!.id}/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reason: '演练' }),
  })
  expect(planner.complaints).toEqual([])
})
