/** Words of the page: shell. */
export const shell = {} as const
