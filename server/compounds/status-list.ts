/** How a status filter stands in a query: codes with commas between them, each one known. */
import { z } from '@hono/zod-openapi'
import { Status, statuses } from '#contract/status.ts'

export const statusList = z
  .string()
  .max(200)
  .superRefine((list, context) => {
    const isKnown = list.split(',').every((code) => Status.safeParse(code).success)
    if (!isKnown) context.addIssue({ code: 'invalid_value', values: [...statuses], input: list })
  })
