/** 未附鉴定报告: a fact recorded without the paper that shows it to be so. A hint of our own; no verdict hangs on it. */
import type { PackResult } from '#contract/eligibility.ts'
import { i18n, type Sentence, useT } from '#web/language.ts'

export type Paper = PackResult['papers'][number]

export function PaperNote({ paper: { code, label } }: { paper: Paper }) {
  const t = useT()
  const key = `evidence.papers.${code}`
  const paper = i18n.exists(key) ? t(key as Sentence) : label // a pack may name papers the catalogue does not know
  return <p className="class-small paper-note">{t('evidence.lacks', { paper })}</p>
}
