/** What a source document is called: by its number; in English as far as we have a translation. */
import { i18n } from '#web/language.ts'

export function documentName({ id, documentNumber }: { id: string; documentNumber: string }): string {
  const key = `compounds.documents.${id}`
  return i18n.exists(key) ? i18n.t(key) : documentNumber
}
