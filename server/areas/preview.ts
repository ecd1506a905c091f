/** What a drawn boundary or a set of compounds would be as an area. Advice: saving looks at everything again. */
import type { AreaPreview, PreviewRequest } from '#contract/area.ts'
import type { BoundaryShape } from '#contract/geometry.ts'
import type { Language } from '#contract/language/catalogue.ts'
import type { Reader } from '../accounts/reader.ts'
import { formFaults } from '../compounds/boundary.queries.ts'
import type { Connection } from '../db/connection.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { NotFound, Refusal } from '../errors.ts'
import { say } from '../http/words.ts'
import { findCandidates, findStoredArea } from './areas.queries.ts'
import { defaultMaxGapM, type Fault } from './contiguity.ts'
import { tellFault } from './fault-words.ts'
import { mustBeKnown, takenFaults } from './membership.ts'
import type { Ground } from './neighbours.queries.ts'
import { proposeName } from './propose-name.ts'
import { breaksArea, surveySets } from './survey.ts'

/** As many as one area may have when it is saved. */
const mostMembers = 2000

/** Throws NotFound for an unknown district or area, Refusal for ids that are no compounds of the district. */
export async function previewArea(
  connection: Connection,
  reader: Reader,
  language: Language,
  request: PreviewRequest,
): Promise<AreaPreview> {
  const district = await getDistrict(connection, request.adcode)
  const maxGapM = request.maxGapM ?? (await usualGapM(connection, reader, request.areaId))
  const { ids, partial, faults } = request.boundary
    ? await chooseInside(connection, reader, district, request.boundary)
    : { ids: [...new Set(request.compounds)], partial: [], faults: [] }
  mustBeFew(language, ids)
  const survey = (await surveySets(connection, reader, district, [{ key: 'draft', ids, maxGapM }]))('draft')
  mustBeKnown(district.adcode, ids, survey.members)
  const isDrawnWrong = faults.some(({ code }) => code === 'invalid-boundary')
  const all = isDrawnWrong ? faults : [...survey.faults, ...takenFaults(survey.members, request.areaId), ...faults]
  return {
    contiguous: !all.some(breaksArea),
    faults: all.map((fault) => tellFault(language, fault)),
    totals: survey.totals,
    compounds: ids,
    partial,
    links: survey.links,
    outline: survey.shape,
    maxGapM,
    proposedName: await proposeName(connection, reader, language, district, survey.members),
  }
}

/** An area that is being edited keeps its own limit. */
async function usualGapM(connection: Connection, reader: Reader, areaId: string | undefined): Promise<number> {
  if (areaId === undefined) return defaultMaxGapM
  const area = await findStoredArea(connection, reader, areaId)
  if (!area) throw new NotFound('area', areaId)
  return area.maxGapM
}

/** Who is meant by a drawn boundary, and what is to be said of it. */
async function chooseInside(connection: Connection, reader: Reader, ground: Ground, drawn: BoundaryShape) {
  const [wrong] = await formFaults(connection, ground.measureSrid, drawn)
  if (wrong) {
    const { code: finding, place = null } = wrong
    const fault: Fault = { code: 'invalid-boundary', params: { finding }, compounds: [], place }
    return { ids: [], partial: [], faults: [fault] }
  }
  const candidates = await findCandidates(connection, reader, ground, drawn)
  const partial = candidates.filter(({ isMember }) => !isMember)
  const faults = partial.map(({ id, name, share, place }): Fault => {
    const params = { names: name, share: Math.max(1, Math.floor(share * 100)) }
    return { code: 'partial', params, compounds: [id], place }
  })
  const ids = candidates.filter(({ isMember }) => isMember).map(({ id }) => id)
  return { ids, partial: partial.map(({ id }) => id), faults }
}

function mustBeFew(language: Language, ids: readonly string[]): void {
  if (ids.length <= mostMembers) return
  const what = say(language, 'areas.tooManyMembers', { count: ids.length, limit: mostMembers })
  throw new Refusal('bad-value', { field: 'boundary', what })
}
