/** Words of the page: progress. */
export const progress = {} as const
