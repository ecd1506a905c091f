/** The name of an icon button, and its key, after a short rest of the pointer or at once on focus. */
import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

type TipProps = {
  text: string
  shortcut?: string
  children: ReactElement
  placement?: 'top' | 'bottom' | 'left' | 'right'
}

export function Tip({ text, shortcut, children, placement = 'bottom' }: TipProps) {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      {children}
      <Tooltip className="tip" placement={placement} offset={6}>
        {text}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
