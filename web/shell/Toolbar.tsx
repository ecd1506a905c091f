/** The tools over the map's upper left corner: the one in hand is pressed; each says its name and its key. */
import { Button, ToggleButton } from 'react-aria-components'
import { useT } from '#web/language.ts'
import type { Tool, ViewName } from '#web/map/scene.ts'
import { printSheet } from '#web/printing.ts'
import { useStage, useStageState } from '#web/stage.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { Tip } from '#web/ui/Tip.tsx'
import { type KeyName, keyLabel, shortcuts } from './keys.ts'

type ToolButton = { tool: Tool; icon: IconName; key: KeyName }

const select: ToolButton = { tool: 'select', icon: 'select', key: 'select' }
const measure: ToolButton = { tool: 'measure', icon: 'measure', key: 'measure' }

/** What P draws depends on the view: an area among compounds, a line among works. */
export const drawnBy: Readonly<Record<ViewName, Tool | null>> = { areas: 'area', progress: null, utilities: 'work' }

function toolsOf(view: ViewName, readOnly: boolean): ToolButton[] {
  const drawn = readOnly ? null : drawnBy[view]
  return [
    select,
    ...(drawn ? [{ tool: drawn, icon: drawn === 'work' ? 'line' : 'polygon', key: 'polygon' } as const] : []),
    ...(view === 'areas' ? [{ tool: 'lasso', icon: 'lasso', key: 'lasso' } as const] : []),
    measure,
  ]
}

export function Toolbar({ view, readOnly }: { view: ViewName; readOnly: boolean }) {
  const t = useT()
  const stage = useStage()
  const { inHand } = useStageState()
  return (
    <div className="toolbar" role="toolbar" aria-label={t('shell.tools')}>
      {toolsOf(view, readOnly).map(({ tool, icon, key }) => {
        const name = t(key === 'polygon' && tool === 'work' ? 'shell.keys.line' : keyLabel(key))
        const pressed = inHand.tool === tool
        return (
          <Tip key={tool} text={name} shortcut={shortcuts[key]}>
            <ToggleButton
              className="tool"
              aria-label={name}
              isSelected={pressed}
              onChange={() => (pressed || tool === 'select' ? stage.putDown() : stage.takeUp(tool))}
            >
              <Icon name={icon} />
            </ToggleButton>
          </Tip>
        )
      })}
      <Tip text={t('shell.keys.print')} shortcut={shortcuts.print}>
        <Button
          className="tool"
          aria-label={t('shell.keys.print')}
          onPress={() => printSheet(async () => stage.map.current?.drawn())}
        >
          <Icon name="print" />
        </Button>
      </Tip>
    </div>
  )
}
