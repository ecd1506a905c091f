/** Search and commands in one list, on Ctrl/⌘ K: compounds, areas, roads, commands, each group with its few best. */
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useT } from '#web/language.ts'
import { Icon } from '#web/ui/Icon.tsx'

export type PaletteItem = {
  id: string
  label: string
  /** Other words it is found by. */
  also?: readonly string[]
  detail?: string
  /** The key that does the same. */
  shortcut?: string
  act: () => void
}
export type PaletteGroup = { title: string; items: readonly PaletteItem[] }

const mostPerGroup = 8

type PaletteProps = {
  groups: readonly PaletteGroup[]
  extra: (typed: string) => PaletteItem | null
  onClose: () => void
}

export function Palette({ groups, extra, onClose }: PaletteProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const extraItem = typed.trim() ? extra(typed.trim()) : null
  const found = groups
    .map(({ title, items }) => ({ title, items: bestOf(items, typed) }))
    .concat(extraItem ? [{ title: t('shell.filterGroup'), items: [extraItem] }] : [])
    .filter(({ items }) => items.length > 0)
  const isNothing = typed.trim() !== '' && !groups.some(({ items }) => bestOf(items, typed).length > 0)
  const act = (item: PaletteItem) => {
    onClose()
    item.act()
  }
  return (
    <ModalOverlay className="scrim scrim-top" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette">
        <Dialog aria-label={t('shell.search')} className="palette-body">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField className="palette-field" aria-label={t('shell.search')} autoFocus>
              <Icon name="search" />
              <Input placeholder={t('shell.searchHint')} />
              <kbd>Esc</kbd>
            </SearchField>
            {isNothing && (
              <p className="palette-nothing" role="status">
                {t('shell.nothingFound')}
              </p>
            )}
            <Menu
              className="menu palette-list"
              renderEmptyState={() => <p className="quiet">{t('shell.nothingFound')}</p>}
            >
              {found.map(({ title, items }) => (
                <MenuSection key={title} className="palette-group">
                  <Header>{title}</Header>
                  {items.map((item) => (
                    <MenuItem
                      key={item.id}
                      id={item.id}
                      className="menu-item"
                      textValue={item.label}
                      onAction={() => act(item)}
                    >
                      <span>{item.label}</span>
                      {item.detail && <span className="quiet">{item.detail}</span>}
                      {item.shortcut && <kbd>{item.shortcut}</kbd>}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Names that begin with the words before those that only contain them. */
export function bestOf(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return items.slice(0, mostPerGroup)
  const starts: PaletteItem[] = []
  const contains: PaletteItem[] = []
  for (const item of items) {
    const names = [item.label, ...(item.also ?? [])].map((name) => name.toLowerCase())
    if (names.some((name) => name.startsWith(wanted))) starts.push(item)
    else if (names.some((name) => name.includes(wanted))) contains.push(item)
    if (starts.length >= mostPerGroup) break
  }
  return [...starts, ...contains].slice(0, mostPerGroup)
}
