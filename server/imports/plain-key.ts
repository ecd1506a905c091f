/** Words in a form in which two ways of writing them are equal. They compare; they are never shown and never saved. */

export const plainKey = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** Companies are named with and without their kind: 惠济燃气有限公司 and 惠济燃气公司. */
export const operatorKey = (name: string | null | undefined): string =>
  plainKey(name).replace(/(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/, '')
