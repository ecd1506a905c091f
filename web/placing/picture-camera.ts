/** Looking at a picture through a window: where it is drawn, and which of its pixels lies under the pointer. Pure. */

/** `scale`: window pixels in one of the picture; `left`, `top`: where its upper left corner is drawn. */
export type PictureCamera = { scale: number; left: number; top: number }
export type Size = { wide: number; high: number }
export type Point = readonly [number, number]

const mostScale = 8

/** The whole picture in the middle of the window. */
export function wholeIn(window: Size, picture: Size): PictureCamera {
  const scale = Math.min(window.wide / picture.wide, window.high / picture.high)
  return { scale, left: (window.wide - picture.wide * scale) / 2, top: (window.high - picture.high * scale) / 2 }
}

/** Larger or smaller by `factor`, the picture's point under `at` staying there; never smaller than whole. */
export function zoomed(camera: PictureCamera, factor: number, at: Point, window: Size, picture: Size): PictureCamera {
  const least = wholeIn(window, picture).scale
  const scale = Math.min(Math.max(mostScale, least), Math.max(least, camera.scale * factor))
  if (scale === least) return wholeIn(window, picture)
  const [right, down] = pixelAt(camera, at)
  return { scale, left: at[0] - right * scale, top: at[1] - down * scale }
}

export const moved = (camera: PictureCamera, right: number, down: number): PictureCamera => ({
  ...camera,
  left: camera.left + right,
  top: camera.top + down,
})

export const pixelAt = ({ scale, left, top }: PictureCamera, [x, y]: Point): [number, number] => [
  (x - left) / scale,
  (y - top) / scale,
]

export const drawnAt = ({ scale, left, top }: PictureCamera, [right, down]: Point): [number, number] => [
  left + right * scale,
  top + down * scale,
]
