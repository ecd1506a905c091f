/** Words of the page: areas. */
export const areas = {} as const
