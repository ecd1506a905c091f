import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { errorInShort } from '#server/http/log.ts'

describe('what the log keeps of a failed statement', () => {
  const boundary = '8'.repeat(10_000_000)
  const refused = Object.assign(new Error(`invalid input syntax for type json: "${boundary}"`), {
    code: '22P02',
    detail: boundary,
  })
  const failed = new DrizzleQueryError(
    `UPDATE compound SET boundary = $1 ${'-- '.repeat(400)}`,
    [boundary, '410108-c-001'],
    refused,
  )

  it('is its beginning, its SQLSTATE and where it was asked, in a few hundred characters', () => {
    const kept = errorInShort(failed)
    expect(kept.message).toMatch(/^Failed query: UPDATE compound SET boundary = \$1/)
    expect(kept.query).toMatch(/^UPDATE compound .* … \(1234 characters\)$/)
    expect(kept.cause).toMatchObject({ code: '22P02', message: expect.stringMatching(/^invalid input syntax/) })
    expect(kept.stack).toContain('log.test.ts')
    expect(JSON.stringify(kept).length).toBeLessThan(10_000)
  })

  it('holds none of its parameters but their number', () => {
    expect(errorInShort(failed).params).toBe('2 values')
    expect(JSON.stringify(errorInShort(new DrizzleQueryError('SELECT $1', ['张三'], refused)))).not.toContain('张三')
  })
})
