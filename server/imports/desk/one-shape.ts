/** One row's shape as exact as the file has it, to be taken for a boundary by hand. Nothing is written. */
import { z } from 'zod'
import { BoundaryShape } from '#contract/geometry.ts'
import { ImportWishes } from '#contract/import.ts'
import { examineShape } from '#geodata/checks/examine.ts'
import { Refusal } from '../../errors.ts'
import { plainShape } from '../plain-shape.ts'
import { type LookDoor, type LookWishes, takeFile } from './look.ts'

export const OneShapeQuestion = z.strictObject({ wishes: ImportWishes, at: z.int().min(0) })
/** Null for a row without a shape, or whose shape has no inside. */
export const OneShape = z.object({ name: z.string().nullable(), shape: BoundaryShape.nullable() })

/** Asks nothing of the ledger. @throws Refusal `bad-geometry` for a shape no boundary could be made of. */
export function oneShape(door: LookDoor, asked: LookWishes, at: number): Promise<z.infer<typeof OneShape>> {
  return takeFile(door, asked, async (sitting) => {
    const [record] = await sitting.ask('records', { ats: [at] })
    const name = typeof record?.values.name === 'string' ? record.values.name : null
    const [found] = await sitting.ask('shapes', { ats: [at], sketchPoints: false })
    const shape = found ? plainShape(found.geometry) : null
    if (shape?.type !== 'Polygon' && shape?.type !== 'MultiPolygon') return { name, shape: null }
    const findings = examineShape(shape, ['Polygon', 'MultiPolygon'])
    if (findings.length > 0) throw new Refusal('bad-geometry', { count: findings.length }, findings)
    return { name, shape: BoundaryShape.parse(shape) }
  })
}
