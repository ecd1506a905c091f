import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPageIfStale, home, isPageStale } from '#server/build-page.ts'
import { nodeVersionFinding } from '#server/node-version.mjs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianpian-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('starting on the wrong Node', () => {
  it.each(['v20.19.0', 'v20.19.5', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('%s can run the product', (version) => {
    expect(nodeVersionFinding(version)).toBeNull()
  })

  it.each(['v20.18.3', 'v18.20.4', 'v8.17.0', 'v0.12.18', 'nonsense'])('%s is told which Node is needed', (version) => {
    const finding = nodeVersionFinding(version)
    expect(finding).toContain('连片需要 Node.js 20.19 或更新版本')
    expect(finding).toContain(`Lianpian needs Node.js 20.19 or newer; this is ${version}`)
  })

  it.each(['server/start.mjs', 'tests/run.mjs'])('%s says so and ends before it loads anything', (program) => {
    const pretence = join(folder, 'old-node.cjs')
    writeFileSync(pretence, "Object.defineProperty(process, 'version', { value: 'v18.20.4' })")
    const ended = spawnSync(process.execPath, ['--require', pretence, join(home, program)], { encoding: 'utf8' })
    expect(ended.stderr.trim()).toBe(nodeVersionFinding('v18.20.4'))
    expect(ended).toMatchObject({ status: 1, stdout: '' })
  })

  it.each(['server/start.mjs', 'server/node-version.mjs', 'tests/run.mjs'])('an old Node can parse %s', (program) => {
    const { program: syntax } = parseSync(program, readFileSync(join(home, program), 'utf8'))
    const newer =
      /"(ImportDeclaration|ChainExpression|PropertyDefinition|PrivateIdentifier|StaticBlock)"|"[?|&]{2}="|"\?\?"/
    expect(JSON.stringify(syntax)).not.toMatch(newer)
  })
})

it('starting before the dependencies are installed says what to run', () => {
  const bare = join(folder, 'bare')
  for (const file of ['start.mjs', 'node-version.mjs']) cpSync(join(home, 'server', file), join(bare, 'server', file))
  const ended = spawnSync(process.execPath, [join(bare, 'server/start.mjs')], { cwd: bare, encoding: 'utf8' })
  expect(ended.stderr).toContain('run npm ci first')
  expect(ended.status).toBe(1)
})

describe('building the page at start', () => {
  const at = (file: string, second: number) => {
    mkdirSync(join(folder, 'office', file, '..'), { recursive: true })
    writeFileSync(join(folder, 'office', file), '')
    utimesSync(join(folder, 'office', file), second, second)
  }
  const isStale = () => isPageStale(join(folder, 'office'))

  it('the page is built when there is none, and not again while nothing it is made from changes', async () => {
    at('web/map/MapPane.tsx', 100)
    at('server/contract/status.ts', 100)
    expect(await isStale()).toBe(true)
    at('web/dist/index.html', 200)
    at('web/dist/assets/index.js', 300)
    at('server/main.ts', 400) // the server's own files are no part of the page
    expect(await isStale()).toBe(false)
  })

  it.each(['web/map/MapPane.tsx', 'server/contract/status.ts', 'geodata/geojson.ts', 'package-lock.json'])(
    'a change of %s has the page built again',
    async (file) => {
      at('web/dist/index.html', 200)
      expect(await isStale()).toBe(false)
      at(file, 201)
      expect(await isStale()).toBe(true)
      at(file, 199)
    },
  )

  it('two servers that start on a stale page build it once, and the page is replaced as a whole', async () => {
    at('web/dist/index.html', 200)
    at('web/dist/assets/index-old.js', 200)
    at('web/map/MapPane.tsx', 300)
    const seenMeanwhile: string[][] = []
    let builds = 0
    const build = async (into: string) => {
      builds++
      mkdirSync(into, { recursive: true })
      writeFileSync(join(into, 'index.html'), 'new')
      await new Promise(setImmediate)
      seenMeanwhile.push(readdirSync(join(folder, 'office/web/dist')))
      writeFileSync(join(into, 'index-new.js'), '')
    }
    const start = () => buildPageIfStale(join(folder, 'office'), build)
    await Promise.all([start(), start(), start()])
    expect(builds).toBe(1)
    expect(seenMeanwhile).toEqual([['assets', 'index.html']])
    expect(readdirSync(join(folder, 'office/web/dist')).sort()).toEqual(['index-new.js', 'index.html'])
    expect(await isStale()).toBe(false)
  })

  it('a page that cannot be built leaves the old one as it was, and the next start tries again', async () => {
    at('web/map/MapPane.tsx', Date.now() / 1000 + 100)
    const build = (into: string) => {
      mkdirSync(into, { recursive: true })
      return Promise.reject(new Error('a file is missing'))
    }
    await expect(buildPageIfStale(join(folder, 'office'), build)).rejects.toThrow('a file is missing')
    expect(readFileSync(join(folder, 'office/web/dist/index.html'), 'utf8')).toBe('new')
    expect(await isStale()).toBe(true)
  })
})
