import { expect, it } from 'vitest'
import type { Progress } from '#contract/district.ts'
import { ask, visit } from './visit.ts'

it('a leader reads five figures at the data date, and each opens its rows', async () => {
  const progress = await ask<Progress>('/api/progress?adcode=410108')
  await using leader = await visit()
  const { page } = leader
  await leader.open('/progress')
  const figures = page
    .getByRole('group', { name: /五个数/ })
    .or(page.getByLabel(/五个数/))
    .first()
  await figures.waitFor()
  const text = (await figures.innerText()).replace(/\s+/g, ' ')
  expect(text).toContain(`小区 ${progress.compounds.total}`)
  expect(text).toContain(`已开工 ${progress.started}`)
  expect(text).toContain(`已完工 ${progress.finished}`)
  expect(text).toContain(`逾期 ${progress.late}`)
  await page.getByText(progress.dataDate).first().waitFor()
  await leader.settled()
  await leader.keepPicture('journey-read-progress')
  await figures.getByRole('button', { name: /逾期/ }).first().click()
  await page.getByRole('heading', { name: new RegExp(`^${progress.late} 个小区`) }).waitFor()
  expect(page.url()).toContain('f=late')
  await leader.keepPicture('journey-late-rows')
  expect(leader.complaints).toEqual([])
})
