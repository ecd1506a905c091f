/** What can be done with the shape in the hand besides drawing it; each button says its key. */
import { useEffect, useState } from 'react'
import type { DrawEvent, Tool } from './scene.ts'
import type { Words } from './words.ts'

export type DraftActions = { undo(): void; redo(): void; finish(): void; cancel(): void }
type DraftBarProps = { tool: Tool; last: DrawEvent | null; words: Words; actions: DraftActions }

export function DraftBar({ tool, last, words, actions }: DraftBarProps) {
  const [steps, setSteps] = useState({ canUndo: false, canRedo: false, isOpen: true })
  useEffect(() => {
    if (last?.kind === 'change' || last?.kind === 'finish')
      setSteps({ canUndo: last.canUndo, canRedo: last.canRedo, isOpen: last.kind === 'change' })
  }, [last])
  const isNew = tool !== 'edit'
  return (
    <div className="map-draft" role="toolbar" aria-label={words.drawing}>
      <BarButton name={words.undo} shortcut="Ctrl Z" isOff={!steps.canUndo} onPress={actions.undo} />
      <BarButton name={words.redo} shortcut="Ctrl Shift Z" isOff={!steps.canRedo} onPress={actions.redo} />
      {isNew && (
        <BarButton
          name={words.finish}
          shortcut="Enter"
          isOff={!steps.isOpen || !steps.canUndo}
          onPress={actions.finish}
        />
      )}
      <BarButton name={words.cancel} shortcut="Esc" isOff={false} onPress={actions.cancel} />
    </div>
  )
}

type BarButtonProps = { name: string; shortcut: string; isOff: boolean; onPress: () => void }

const BarButton = ({ name, shortcut, isOff, onPress }: BarButtonProps) => (
  <button
    type="button"
    disabled={isOff}
    title={`${name} ${shortcut}`}
    aria-keyshortcuts={shortcut.replaceAll(' ', '+')}
    onClick={onPress}
  >
    {name}
  </button>
)
