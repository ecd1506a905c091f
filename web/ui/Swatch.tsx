/** A sample of a fill with its hatch, the same two signs as on the map, and the patterns all samples share. */
import { useId } from 'react'

/** Tiles of 8 px with lines of 1 px, as the map lays them. */
const marks = {
  dots: 'M2 2h1v1H2zM6 6h1v1H6z',
  'dense-dots': 'M1 1h1v1H1zM5 1h1v1H5zM3 3h1v1H3zM7 3h1v1H7zM1 5h1v1H1zM5 5h1v1H5zM3 7h1v1H3zM7 7h1v1H7z',
  diagonal: 'M-1 1L1 -1M-1 9L9 -1M7 9L9 7',
  vertical: 'M2 0V8M6 0V8',
  horizontal: 'M0 2H8M0 6H8',
  cross: 'M-1 1L1 -1M-1 9L9 -1M7 9L9 7M-1 7L1 9M-1 -1L9 9M7 -1L9 1',
  ahead: 'M-1 -1L9 9M-1 7L1 9M7 -1L9 1',
} as const

type HatchName = keyof typeof marks
type SwatchProps = { fill: string; hatch: HatchName | null; width?: number; height?: number; faint?: boolean }

export function Swatch({ fill, hatch, width = 22, height = 14, faint = false }: SwatchProps) {
  return (
    <svg
      className="swatch"
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
      data-faint={faint || undefined}
    >
      <rect width="100%" height="100%" fill={fill} />
      {hatch && <Hatched hatch={hatch} />}
    </svg>
  )
}

/** A rectangle over the whole of the surrounding SVG, filled with the hatch in ink. */
export function Hatched({
  hatch,
  x = 0,
  width = '100%',
}: {
  hatch: HatchName
  x?: number | string
  width?: number | string
}) {
  const id = useId()
  return (
    <>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className={hatch.endsWith('dots') ? 'hatch hatch-dots' : 'hatch'} d={marks[hatch]} />
      </pattern>
      <rect x={x} width={width} height="100%" fill={`url(#${id})`} />
    </>
  )
}
