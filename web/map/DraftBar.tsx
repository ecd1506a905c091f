/** What can be done with the shape in the hand besides drawing it; each button says its key. */
import type { DrawEvent, Tool } from './scene.ts'
import type { Words } from './words.ts'

export type DraftActions = {
  undo(): void
  redo(): void
  finish(): void
  cancel(): void
  moveTogether(together: boolean): void
}
export type Hold = Extract<DrawEvent, { kind: 'hold' }>
type DraftBarProps = { tool: Tool; hold: Hold | null; words: Words; actions: DraftActions }

const nothingYet: Pick<Hold, 'canUndo' | 'canRedo' | 'isOpen' | 'sharing'> = {
  canUndo: false,
  canRedo: false,
  isOpen: true,
  sharing: null,
}

export function DraftBar({ tool, hold, words, actions }: DraftBarProps) {
  const { canUndo, canRedo, isOpen, sharing } = hold?.tool === tool ? hold : nothingYet
  return (
    <div className="map-draft" role="toolbar" aria-label={words.drawing}>
      <BarButton name={words.undo} shortcut="Ctrl Z" isOff={!canUndo} onPress={actions.undo} />
      <BarButton name={words.redo} shortcut="Ctrl Shift Z" isOff={!canRedo} onPress={actions.redo} />
      {tool !== 'edit' && tool !== 'place' && (
        <BarButton name={words.finish} shortcut="Enter" isOff={!isOpen || !canUndo} onPress={actions.finish} />
      )}
      <BarButton name={words.cancel} shortcut="Esc" isOff={false} onPress={actions.cancel} />
      {sharing && (
        <label className="map-draft-share" title={sharing.names.join('、')}>
          <input
            type="checkbox"
            role="switch"
            aria-checked={sharing.together}
            checked={sharing.together}
            onChange={({ target }) => actions.moveTogether(target.checked)}
          />
          {words.moveShared}
        </label>
      )}
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
