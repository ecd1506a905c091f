/** Line icons of 20 units, drawn in the ink of their text. An icon never stands without a name beside or behind it. */
const paths = {
  search: 'M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10M12.2 12.2l4.3 4.3',
  close: 'M5 5l10 10M15 5L5 15',
  chevron: 'M6 8l4 4 4-4',
  up: 'M10 16V4.5M5.5 9L10 4.5 14.5 9',
  down: 'M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5',
  play: 'M7 5l8 5-8 5z',
  pause: 'M7 5v10M13 5v10',
  plus: 'M10 4v12M4 10h12',
  legend: 'M4 5h3v3H4zM4 12h3v3H4zM10 6.5h6M10 13.5h6',
  streets: 'M6 3v14M14 3v14M10 4v2M10 9v2M10 14v2',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.9h13M8 4.5v11',
  select: 'M5.5 3.5l9 6.2-4.2.9-1.9 4.4z',
  polygon: 'M5 14.5L4 6l7-2.5 5.5 5-2.5 7z',
  line: 'M3.5 15.5l5-8 4 4 4-7',
  lasso:
    'M10 4c4 0 6.5 1.8 6.5 4.2S14 12.5 10 12.5 3.5 10.7 3.5 8.2 6 4 10 4M7 12.2c-1.5.8-1.5 2.8.3 3 1.3.2 1.7 1 1.2 2.3',
  measure: 'M3.5 13.5l10-10 3 3-10 10zM6.5 10.5l1.5 1.5M9 8l2 2M11.5 5.5l1.5 1.5',
  undo: 'M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H9',
  redo: 'M12.5 4.5L16 8l-3.5 3.5M16 8H8.5a4 4 0 0 0 0 8H11',
  print: 'M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 11.5h8v5H6z',
  light:
    'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1',
  dark: 'M15.5 12.2A6.5 6.5 0 0 1 7.8 4.5a6.5 6.5 0 1 0 7.7 7.7z',
  areas: 'M4 7l5-3 7 2.5-1.5 8.5-7 1.5z',
  progress: 'M3.5 16.5h13M5.5 16.5v-5M10 16.5v-9M14.5 16.5V4',
  utilities: 'M3 7h14M3 10h5M10 10h7M3 13h2M7 13h2M11 13h2M15 13h2',
  import: 'M10 3v8.5M6.5 8.2L10 11.7l3.5-3.5M3.5 12.5v4h13v-4',
  keys: 'M3 6h14v8.5H3zM5.5 8.8h1M9.5 8.8h1M13.5 8.8h1M6.5 12h7',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
