/** What can go wrong in the words of the domain. These errors know no HTTP; server/http/problem.ts gives them a status. */
export type Params = Record<string, string | number>

/** A refusal with a stable code, whose sentence is `problems.<code>` in the catalogue. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string
  readonly params: Params
  /** Where in the request the trouble lies, each with its own sentence key. */
  readonly findings: Finding[]

  constructor(code: string, params: Params = {}, findings: Finding[] = []) {
    super(`${code} ${JSON.stringify(params)}`)
    this.code = code
    this.params = params
    this.findings = findings
  }
}

/** News about a value or a geometry: a code of the catalogue, its figures, and where to look. */
export type Finding = { code: string; params: Params; pointer?: string; place?: [number, number] | null }

/** The record asked for is not there, or not visible to the reader: the two are not told apart. */
export class NotFound extends Refusal {
  constructor(
    kind:
      | 'compound'
      | 'area'
      | 'work'
      | 'district'
      | 'tile'
      | 'street-office'
      | 'route'
      | 'bundling'
      | 'scheme'
      | 'barrier'
      | 'picture'
      | 'balance-unit'
      | 'lineage'
      | 'sign-off'
      | 'policy'
      | 'zone'
      | 'deadline'
      | 'schedule'
      | 'decision'
      | 'evidence'
      | 'target'
      | 'outcome'
      | 'plan'
      | 'plan-edition'
      | 'plan-filing'
      | 'idle-space'
      | 'menu-item'
      | 'catalogue'
      | 'unit'
      | 'import',
    id: string,
  ) {
    super(`no-such-${kind}`, { id })
  }
}

/** Somebody changed the record in the meantime. Carries it as it stands, so that nothing drawn is lost. */
export class StaleVersion extends Refusal {
  readonly current: unknown
  constructor(
    params: { id: string; seen: number; current: number; name?: string },
    current: unknown,
    code:
      | 'stale-version'
      | 'stale-boundary'
      | 'stale-plan-year'
      | 'stale-money'
      | 'stale-fact'
      | 'stale-menu' = 'stale-version',
  ) {
    super(code, params)
    this.current = current
  }
}
