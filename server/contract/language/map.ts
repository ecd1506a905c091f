/** Words of the page: map. */
export const map = {} as const
