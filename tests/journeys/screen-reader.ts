/** What a screen reader would stumble over on a page. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Critical and serious faults of the accessibility rules (WCAG 2 A, AA), each with the elements it is about. */
export async function faultsForReaders(page: Page): Promise<unknown> {
  // the page's own policy allows no foreign script, so the rules are run from outside it
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe.source })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }).then((found) => JSON.stringify(found.violations
      .filter(({ impact }) => impact === 'critical' || impact === 'serious')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '))))`,
    awaitPromise: true,
  })
  return JSON.parse(String(result.value))
}
