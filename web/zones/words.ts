/** What marked ground is called by what it means: the words of the document, else ours. */
import { historicQuarter, type ZoneMeaning } from '#contract/zone.ts'
import { figure, i18n, type Say } from '#web/language.ts'
import { documentName } from '#web/ui/document-name.ts'

export const meaningName = (t: Say, code: string, meanings: readonly ZoneMeaning[]): string =>
  code === historicQuarter ? t('zones.historicShort') : labelWords(code, meanings)

/** The label as printed; our word for it, where we have one, in English and where no document prints it any more. */
function labelWords(code: string, meanings: readonly ZoneMeaning[]): string {
  const printed = meanings.find((each) => each.code === code)?.label
  const key = `policies.tests.${code}`
  return (i18n.language === 'en' || !printed) && i18n.exists(key) ? i18n.t(key) : (printed ?? code)
}

/** Whether a document over the district still asks for it: a pack may be taken back after ground was marked by it. */
export const isActing = (code: string, meanings: readonly ZoneMeaning[]): boolean =>
  meanings.some((each) => each.code === code)

/** 豫政办〔2019〕58号 二（一）、惠政文〔2019〕63号 二 */
export const rulesOf = (t: Say, { rules }: ZoneMeaning): string =>
  rules.map(({ pack, clause }) => `${documentName(pack)} ${clause}`).join(t('shell.comma'))

/** 1.2 ha are told as 12 000 m², 1.2 km² as they are: digits that are known. */
export const sizeWords = (sizeM2: number): string =>
  sizeM2 >= 1e6 ? `${figure(sizeM2 / 1e6, 2)} km²` : `${figure(sizeM2)} m²`
