/** What a release of the product did: which version of a document it put in force here, and whose verdict that changed. */
import type { PackRelease } from '#contract/pack-editing.ts'
import { useT } from '#web/language.ts'
import { PackPreview } from './PackPreview.tsx'

type ReleaseNoteProps = { release: PackRelease; onChoose: (id: string) => void }

export function ReleaseNote({ release: { version, onDay, changes }, onChoose }: ReleaseNoteProps) {
  const t = useT()
  const told = t('packs.released', { version, day: onDay, count: changes.length })
  if (changes.length === 0) return <p className="quiet">{t('packs.releasedOnly', { version, day: onDay })}</p>
  return (
    <details className="pack-release">
      <summary>{told}</summary>
      <PackPreview changes={changes} onChoose={onChoose} />
    </details>
  )
}
