/** The pictures in the left column. */
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'
import type { ChangeView } from '#web/use-view.ts'
import type { View } from '#web/view.ts'
import { PictureList } from './PictureList.tsx'

type PicturesPanelProps = { view: View; change: ChangeView; readOnly: boolean }

export function PicturesPanel({ view, change, readOnly }: PicturesPanelProps) {
  const t = useT()
  return (
    <Section title={t('placing.pictures')}>
      <PictureList
        view={view}
        change={change}
        readOnly={readOnly}
        onOpen={(id) => change((now) => ({ ...now, selected: besideCompound(now.selected, id) }))}
      />
    </Section>
  )
}

/** A compound stays chosen while a picture is matched for it: the way back leads to it. */
export const besideCompound = (selected: readonly string[], picture: string): string[] => [
  ...selected.filter((id) => id.split('-')[1] === 'c').slice(-1),
  picture,
]
