/** Maps of 32 to 63 compounds, close together: what is proven of them, on the first two levels and on all three. */
import { type BundleGoal, BundleParams } from '#contract/bundling.ts'
import { createRandom } from '#geodata/demo/random.ts'
import { bundle } from '#server/areas/bundling/bundle.ts'
import { rectangle, toyCompound, toyMap } from '#tests/server/areas/bundling/toy-map.ts'

const maps = 32

/** Yards of odd sizes on a grid, every one the neighbour of those around it. */
function mapOf(size: number) {
  const random = createRandom(size)
  const columns = Math.round(Math.sqrt(size * 1.3))
  return toyMap(
    Array.from({ length: size }, (_, place) =>
      toyCompound({
        id: `c${place}`,
        ring: rectangle(
          (place % columns) * 150,
          Math.floor(place / columns) * 150,
          70 + random.between(0, 60),
          70 + random.between(0, 60),
        ),
        households: Math.round(random.between(40, 500)),
        planYear: 2020 + Math.floor(random.between(0, 5)),
      }),
    ),
  )
}

export function smallMapLines(): string[] {
  return (['fewest', 'most', 'any'] satisfies BundleGoal[]).map((goal) => {
    const plans = Array.from({ length: maps }, (_, place) => bundle(mapOf(32 + place), BundleParams.parse({ goal })))
    const times = plans.map(({ elapsedMs }) => elapsedMs).sort((a, b) => a - b)
    const isWhole = (proven: number, { pieces }: (typeof plans)[number]) => proven === pieces.total
    const two = plans.filter((plan) => isWhole(plan.pieces.proven, plan)).length
    const three = plans.filter((plan) => isWhole(plan.pieces.thirdLevelProven, plan)).length
    return `  ${maps} maps of 32 to 63, ${goal}: ${two} proven on levels 1 and 2, ${three} on all three; median ${times[maps / 2]} ms, longest ${times[maps - 1]} ms`
  })
}
