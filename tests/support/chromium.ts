import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './system-parts.ts'

declare global {
  /** Open for as long as the test process lives: all journeys share it, each in a context of its own. */
  var browserUnderTest: Promise<Browser> | undefined
}

/** The browser the journeys run in. */
export function testBrowser(): Promise<Browser> {
  globalThis.browserUnderTest ??= launchChromium()
  return globalThis.browserUnderTest
}

async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium on this machine (Debian: chromium); CHROMIUM_PATH may name one')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // as root, and in containers, there is none to be had
      '--disable-dev-shm-usage',
      '--use-angle=swiftshader', // WebGL without a graphics card
      '--enable-unsafe-swiftshader',
      '--disable-gpu-compositing', // then only the map is drawn as if by a graphics card, and the page around it the plain way
      '--disable-background-networking',
    ],
  })
}
