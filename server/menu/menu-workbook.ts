/** The menu of chosen compounds in one catalogue: a sheet of compounds × items, and one with every tick and where it comes from. */
import type { ItemLink } from '#contract/item-links.ts'
import type { MenuBuilding, MenuCatalogue, MenuEntry } from '#contract/menu.ts'
import { type MenuStanding, needOf, standingOf } from '#contract/menu-standing.ts'
import type { WorkbookSheet } from '#geodata/writers/xlsx-layout.ts'

export type Say = (key: string, params?: Record<string, string | number>) => string
export type Workbook = { title: string; fileName: string; sheets: readonly WorkbookSheet[] }
export type Ticks = {
  name: string
  planYear: number | null
  buildings: readonly MenuBuilding[]
  entries: readonly MenuEntry[]
}

type Asked = {
  district: string
  catalogue: MenuCatalogue
  links: readonly ItemLink[]
  labelOf: (item: string) => string
  compounds: readonly Ticks[]
}

/** One row a compound, and one for each building with a word of its own. */
type Place = { compound: Ticks; building: MenuBuilding | null }

export function menuWorkbook(say: Say, asked: Asked): Workbook {
  const { district, catalogue, compounds } = asked
  const title = say('menu.workbook', { district, catalogue: catalogue.title })
  const places = compounds.flatMap((compound): Place[] => {
    const speaking = new Set(compound.entries.flatMap(({ buildingId }) => buildingId ?? []))
    const buildings = compound.buildings.filter(({ id }) => speaking.has(id))
    return [{ compound, building: null }, ...buildings.map((building) => ({ compound, building }))]
  })
  const lines = [title, `${catalogue.documentNumber} · ${say('menu.workbookNote')}`]
  return {
    title,
    fileName: `${title}.xlsx`,
    sheets: [gridSheet(say, asked, places, lines), listSheet(say, asked, places, lines)],
  }
}

const standingAt = ({ links }: Asked, { compound, building }: Place, item: string): MenuStanding =>
  standingOf(item, building?.id ?? null, compound.entries, links)

function gridSheet(say: Say, asked: Asked, places: readonly Place[], lines: string[]): WorkbookSheet {
  const { items } = asked.catalogue
  return {
    name: asked.catalogue.code,
    lines,
    header: [say('menu.compound'), say('menu.building'), ...items.map(({ number, label }) => `${number} ${label}`)],
    widths: [26, 14, ...items.map(() => 11)],
    rows: places.map((place) => [
      place.compound.name,
      place.building ? nameOf(say, place.building) : null,
      ...items.map(({ code }) => {
        const { state } = standingAt(asked, place, code)
        return state === 'unsaid' ? null : say(`menu.states.${state}`)
      }),
    ]),
  }
}

const columns = [
  'compound',
  'building',
  'item',
  'state',
  'quantity',
  'unit',
  'costWan',
  'payer',
  'year',
  'work',
  'excavation',
  'note',
  'from',
] as const

function listSheet(say: Say, asked: Asked, places: readonly Place[], lines: string[]): WorkbookSheet {
  return {
    name: say('menu.listSheet'),
    lines,
    header: columns.map((column) => say(`menu.${column}`)),
    widths: [26, 14, 32, 12, 10, 8, 12, 16, 8, 22, 10, 34, 44],
    rows: places.flatMap((place) =>
      asked.catalogue.items.flatMap((item) => {
        const standing = standingAt(asked, place, item.code)
        const { state, own, heard } = standing
        if (state === 'unsaid') return []
        const payer = own?.payer ?? (own?.need === 'needed' ? (item.payer ?? asked.catalogue.payer)?.kind : null)
        const from = heard.map(({ entry, relation }) =>
          say(`menu.heardFrom.${relation}`, {
            item: asked.labelOf(entry.itemCode),
            need: say(`menu.needs.${needOf(entry)}`),
          }),
        )
        return [
          [
            place.compound.name,
            place.building ? nameOf(say, place.building) : null,
            `${item.number} ${item.label}`,
            say(`menu.states.${state}`),
            own?.quantity ?? null,
            own?.unit ?? null,
            own?.costWan ?? null,
            payer ? say(`menu.payers.${payer}`) : null,
            own?.year ?? place.compound.planYear,
            own?.work ? (own.work.name ?? own.work.id) : null,
            own ? diggingOf(say, item, own) : null,
            own?.note ?? null,
            standing.inherited ? say('menu.inherited') : own ? null : from.join('；'),
          ],
        ]
      }),
    ),
  }
}

const nameOf = (say: Say, { name, id }: MenuBuilding) => name ?? say('menu.buildingNumber', { id: id.slice(-4) })

/** As the catalogue has it; where it leaves that to be asked, what was answered. */
function diggingOf(say: Say, { excavates }: MenuCatalogue['items'][number], own: MenuEntry): string | null {
  const said = excavates === 'ask' && own.excavates !== null ? (own.excavates ? 'yes' : 'no') : excavates
  return said ? say(`menu.excavates.${said}`) : null
}
