/** What every page of money is given: `onOpen` shows the money of a compound, `onMap` closes the sheet and shows it on the map. */
export type PaneProps = {
  adcode: string
  readOnly: boolean
  onOpen: (id: string) => void
  onMap: (id: string) => void
}
