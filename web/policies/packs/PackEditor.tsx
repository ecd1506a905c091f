/** A pack opened to be written: one of the district's own, a copy of another, or a new one. */
import { Button } from 'react-aria-components'
import { today } from '#contract/days.ts'
import type { PolicyPack } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { Answered } from '#web/ui/Answered.tsx'
import { Note } from '#web/ui/Note.tsx'
import { PackWriting } from './PackWriting.tsx'
import { usePacks } from './use-packs.ts'
import { copiedPack, emptyPack, textOf } from './written-pack.ts'

type PackEditorProps = { adcode: string; open: string; onBack: () => void; onChoose: (id: string) => void }

export function PackEditor(props: PackEditorProps) {
  const t = useT()
  const { adcode, open, onBack } = props
  return (
    <article className="pack-editor">
      <Button className="link" onPress={onBack}>
        ‹ {t('packs.back')}
      </Button>
      <Answered query={usePacks(adcode)}>
        {({ items }) => {
          const begin = beginning(open, adcode, items)
          if (!begin) return <Note tone="warning">{t('packs.gone')}</Note>
          return <PackWriting {...props} {...begin} key={open} packs={items} />
        }}
      </Answered>
    </article>
  )
}

type Beginning = { begun: string; seen: PolicyPack | null }

/** What is to be written, by `edit-<id>`, `copy-<id>` or `new`; null where there is no such pack. */
function beginning(open: string, adcode: string, packs: readonly PolicyPack[]): Beginning | null {
  const [, way, id] = /^(edit|copy|new)-?(.*)$/.exec(open) ?? []
  if (way === 'new') return { begun: textOf(emptyPack(adcode, today())), seen: null }
  const pack = packs.find((each) => each.id === id)
  if (!pack) return null
  return way === 'copy'
    ? { begun: textOf(copiedPack(pack, adcode, today())), seen: null }
    : { begun: textOf(pack), seen: pack }
}
