/** How long a browser may keep a tile, and whether the one it keeps is still good. */
import type { Revisions } from './tile-parts.queries.ts'

/** `v`: the revision the page knows. `adcode`: the district that revision is of. Neither selects content. */
export type KnownRevision = { v?: number | undefined; adcode?: string | undefined }

/**
 * A tile may be kept for ever under an address that names the revision of all its content. A revision is one district's,
 * so that is so where the tile meets one district only, at that revision. Where it meets several, a neighbour's change
 * would not change the address; where none, a first record there would not: these are asked about anew each time, which
 * costs a 304. A page that knows another revision than the statement read must not keep the answer under that name.
 */
export function cacheControl(revisions: Revisions, { v, adcode }: KnownRevision): string {
  const [district, ...others] = Object.entries(revisions)
  if (v === undefined || !district || others.length > 0 || (adcode !== undefined && adcode !== district[0]))
    return 'no-cache'
  return v === district[1] ? 'private, max-age=31536000, immutable' : 'no-store'
}

/** If-None-Match against an ETag, compared weakly as RFC 9110 13.1.2 asks. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}

/** Whether the client takes gzip; one that says nothing takes anything (RFC 9110 12.5.3). */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return true
  const accepted = acceptEncoding
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.replace(/\s*;.*/, ''))
  return accepted.includes('gzip') || accepted.includes('*')
}
