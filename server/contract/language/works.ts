/** Words of the page: works. */
export const works = {} as const
