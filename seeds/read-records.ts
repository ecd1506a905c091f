/** Reads the real records and policy packs from their files: parsed, checked against each other, refused by name. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Crosswalk } from '#contract/crosswalk.ts'
import { eachRecord } from '#contract/each-record.ts'
import type { PackFault } from '#contract/pack-editing.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { lineAt, readPackText } from '#server/policies/packs/pack-text.ts'
import { DistrictRecords, type Source, SourceList } from './record-schema.ts'

const seedsFolder = fileURLToPath(new URL('.', import.meta.url))

/** A seed file that cannot be used; the text names the file, the place in it and what is wrong there. */
export class SeedFileError extends Error {
  override name = 'SeedFileError'
}

/** The source documents, in the order of sources.json. Throws SeedFileError. */
export function readSources(folder = seedsFolder): Source[] {
  return readSeedFile(SourceList, folder, 'sources.json')
}

/** Every district the documents speak of, ordered by adcode, with its street offices, compounds and declared totals. */
export function readDistrictRecords(folder = seedsFolder): DistrictRecords[] {
  const sources = sourceIds(folder)
  const districts = seedFiles(folder, 'records').map((file) => {
    const district = readSeedFile(DistrictRecords, folder, file)
    for (const { source, path } of namedSources(district)) {
      if (!sources.has(source)) throw new SeedFileError(`${file}: ${path}: ${source} is not in sources.json`)
    }
    return district
  })
  return districts.sort((a, b) => (a.adcode < b.adcode ? -1 : 1))
}

/** One pack per source document, ordered by id. Throws SeedFileError, which tells every fault by its line. */
export function readPolicyPacks(folder = seedsFolder): PolicyPack[] {
  const sources = sourceIds(folder)
  const packs = seedFiles(folder, 'policies').map((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const { pack, faults } = readPackText(text, 'en')
    if (!pack) throw new SeedFileError(faults.map((fault) => toldFault(file, fault)).join('\n'))
    if (!sources.has(pack.source))
      throw new SeedFileError(`${file}:${lineAt(text, ['source'])}: source: ${pack.source} is not in sources.json`)
    return pack
  })
  return packs.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** How the catalogues of the packs answer each other. Throws SeedFileError, also for an item no catalogue has. */
export function readCrosswalk(folder = seedsFolder): Crosswalk {
  const file = 'crosswalk.json'
  const crosswalk = readSeedFile(Crosswalk, folder, file)
  const items = readPolicyPacks(folder).flatMap(({ catalogues }) => catalogues.flatMap((each) => each.items))
  const known = new Set(items.map(({ code }) => code))
  for (const topic of crosswalk.topics) {
    const lost = Object.keys(topic.items).find((item) => !known.has(item))
    if (lost) throw new SeedFileError(`${file}: ${topic.code}: ${lost} is in no catalogue`)
  }
  return crosswalk
}

const toldFault = (file: string, { line, path, reason }: PackFault): string =>
  `${file}:${line}: ${path && `${path}: `}${reason}`

const sourceIds = (folder: string) => new Set(readSources(folder).map((source) => source.id))

const seedFiles = (folder: string, kind: 'records' | 'policies') =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${kind}/${name}`)

function readSeedFile<T>(schema: z.ZodType<T>, folder: string, file: string): T {
  const result = schema.safeParse(parseJson(readFileSync(join(folder, file), 'utf8'), file))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${file}: ${z.core.toDotPath(issue.path)}: ${issue.message}`)
  throw new SeedFileError(faults.join('\n'))
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new SeedFileError(`${file}: is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** Every source id named at any depth, with the path to it. */
const namedSources = (district: DistrictRecords) =>
  [...eachRecord(district)].flatMap(({ record: { source }, path }) =>
    typeof source === 'string' ? [{ source, path: z.core.toDotPath([...path, 'source']) }] : [],
  )
