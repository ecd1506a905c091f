/** What a file will hold, said first; what narrows it; and the formats it comes in, each a link. */
import { useMutation } from '@tanstack/react-query'
import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import type { Wanted } from './file-url.ts'
import { takeFile } from './take-file.ts'

/** Tables first, then what map programs read, then drawings. */
const groups: readonly (readonly Wanted[])[] = [
  ['xlsx', 'csv', 'csv-gb18030'],
  ['gpkg', 'geojson', 'kml', 'fgb', 'dxf'],
]

type FileListProps = {
  /** How many of what, in words. */
  what: string
  filter: string
  isEmpty: boolean
  urlOf: (wanted: Wanted) => string
  onTaken: () => void
  children: ReactNode
}

export function FileList({ what, filter, isEmpty, urlOf, onTaken, children }: FileListProps) {
  const t = useT()
  const take = useMutation({ mutationFn: takeFile, onSuccess: onTaken })
  const isOfThese = groups.flat().some((wanted) => urlOf(wanted) === take.variables)
  const onClick = (event: MouseEvent, url: string) => {
    // to open it elsewhere is the browser's own
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (!take.isPending) take.mutate(url)
  }
  return (
    <>
      <p className="export-what" role="status">
        <b>{what}</b>
        <span className="quiet">{filter}</span>
      </p>
      <div className="export-narrowing">{children}</div>
      {take.error && isOfThese && <ProblemNote problem={take.error} />}
      {groups.map((formats) => (
        <div key={formats[0]} className="menu">
          {formats.map((wanted) => (
            <Link
              key={wanted}
              className="menu-item"
              href={urlOf(wanted)}
              download
              isDisabled={isEmpty}
              onClick={(event) => onClick(event, urlOf(wanted))}
            >
              <span>{t(`exports.formats.${wanted}`)}</span>
              <span className="quiet">{t(`exports.forWhom.${wanted}`)}</span>
            </Link>
          ))}
        </div>
      ))}
    </>
  )
}
