/** /api/audit: who changed what, and whether the trail is whole. */
import { createRoute, z } from '@hono/zod-openapi'
import { AuditFilter, AuditList, AuditVerdict } from '#contract/audit.ts'
import { Adcode } from '#contract/keys.ts'
import { getDistrict } from '../districts/districts.queries.ts'
import { json, problems, topicApp } from '../http/route.ts'
import { databaseOf, type Services } from '../services.ts'
import { listAuditEntries, verifyAudit } from './audit.queries.ts'

const list = createRoute({
  method: 'get',
  path: '/api/audit',
  summary: 'The audit trail of a district, newest first, with every row before and after',
  request: { query: AuditFilter },
  responses: { 200: json(AuditList, 'One page of entries'), ...problems },
})
const verify = createRoute({
  method: 'get',
  path: '/api/audit/verify',
  summary: 'Whether the hash chain of a district’s audit trail is whole, and where it breaks',
  request: { query: z.strictObject({ adcode: Adcode }) },
  responses: { 200: json(AuditVerdict, 'The verdict'), ...problems },
})

export const auditRoutes = (services: Services) =>
  topicApp()
    .openapi(list, async (c) => {
      const filter = c.req.valid('query')
      await getDistrict(databaseOf(services), filter.adcode)
      return c.json(await listAuditEntries(databaseOf(services), c.get('reader'), filter), 200)
    })
    .openapi(verify, async (c) => {
      const { adcode } = c.req.valid('query')
      await getDistrict(databaseOf(services), adcode)
      return c.json(await verifyAudit(databaseOf(services), c.get('reader'), adcode), 200)
    })
