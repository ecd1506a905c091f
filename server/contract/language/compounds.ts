/** Words of the page: compounds. */
export const compounds = {} as const
