/** Map files on the import desk, looked at to pick one shape from: nothing of them is written. */
import type { FeatureCollection } from 'geojson'
import type { BoundaryShape } from '#contract/geometry.ts'
import { type ImportPreview, type ImportRun, type ImportTidings, ImportWishes } from '#contract/import.ts'
import { ApiProblem, reachFor } from '#web/api.ts'
import type { Outline } from './inside.ts'

const at = (id: string, rest: string) => `/api/imports/${encodeURIComponent(id)}${rest}`
const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Which table, and in which system its numbers are where the file does not say. */
export type LayerWish = { table: number; crs: string | null }
const wishesOf = ({ table, crs }: LayerWish): ImportWishes =>
  ImportWishes.parse({ table, ...(crs !== null && { crs: { code: crs } }) })

export async function readLayers(adcode: string): Promise<ImportRun[]> {
  const answer = await reachFor(`/api/imports?${new URLSearchParams({ adcode })}`, {})
  return ((await answer.json()) as { items: ImportRun[] }).items // written by the contract's schema
}

export async function uploadLayer(adcode: string, file: File): Promise<ImportRun> {
  const answer = await reachFor(`/api/imports?${new URLSearchParams({ adcode, name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
  return answer.json()
}

export async function lookAtLayer(id: string, wish: LayerWish, signal: AbortSignal): Promise<ImportPreview> {
  const answer = await reachFor(at(id, '/preview'), { ...posted(wishesOf(wish)), signal })
  const lines = (await answer.text()).trim().split('\n')
  const last = JSON.parse(lines.at(-1) ?? 'null') as ImportTidings | null // the contract's last line: the preview or a problem
  if (last && 'preview' in last) return last.preview
  const problem = last && 'problem' in last ? (last.problem as { status?: number; code?: string; detail?: string }) : {}
  const { status = 500, code = 'unexpected', detail = '' } = problem
  throw new ApiProblem({ ...problem, status, code, detail })
}

export type LayerShape = { name: string | null; shape: BoundaryShape | null }

/** One row's shape as exact as the file has it, in degrees of CGCS2000. */
export async function readLayerShape(id: string, wish: LayerWish, row: number): Promise<LayerShape> {
  return (await reachFor(at(id, '/shape'), posted({ wishes: wishesOf(wish), at: row }))).json()
}

export type PickableShape = { at: number; geometry: Outline }

/** Of the preview's picture what has an inside, and as what the map shows of it. */
export function pickable({ picture }: ImportPreview): { shapes: PickableShape[]; shown: FeatureCollection } {
  const features = picture.features as FeatureCollection['features'] // GeoJSON, as the contract says
  const outlines = features.filter(({ geometry }) => geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon')
  return {
    shapes: outlines.map(({ properties, geometry }) => ({
      at: Number(properties?.at),
      geometry: geometry as Outline, // just looked at
    })),
    shown: { type: 'FeatureCollection', features: outlines },
  }
}
