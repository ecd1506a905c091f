/** An area over several street offices needs one that leads (牵头街道). It is told, and keeps nobody from saving. */
import type { Member } from './areas.queries.ts'
import type { Fault } from './contiguity.ts'

/** Nothing, or one fault: no office leads, or one that none of the members belongs to. */
export function leadStreetFaults(
  members: readonly Pick<Member, 'streetOfficeId' | 'streetOffice'>[],
  leadId: string | null,
): Fault[] {
  const offices = new Map(
    members.flatMap(({ streetOfficeId, streetOffice }) =>
      streetOfficeId === null ? [] : [[streetOfficeId, streetOffice ?? streetOfficeId] as const],
    ),
  )
  if (offices.size < 2 || (leadId !== null && offices.has(leadId))) return []
  const streets = [...offices.values()].join('、')
  // `context` chooses the sentence for an office from elsewhere
  const params: Fault['params'] = leadId === null ? { streets } : { streets, context: 'elsewhere' }
  return [{ code: 'lead-street', params, compounds: [], place: null }]
}
