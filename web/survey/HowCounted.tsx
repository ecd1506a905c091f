/** Which facts count, how much, and by which clause: the number is nobody's secret. */
import type { Survey } from '#contract/survey.ts'
import { type Sentence, useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'

export function HowCounted({ survey }: { survey: Survey }) {
  const t = useT()
  return (
    <Section>
      <details className="survey-how">
        <summary>{t('survey.how')}</summary>
        <p className="quiet">{t('survey.howText')}</p>
        <table className="members">
          <thead>
            <tr>
              <th scope="col">{t('survey.field')}</th>
              <th scope="col" className="number">
                {t('survey.weight')}
              </th>
              <th scope="col">{t('survey.clauses')}</th>
            </tr>
          </thead>
          <tbody>
            {survey.fields.map(({ field, weight, required, because }) => (
              <tr key={field}>
                <th scope="row">
                  {t(`words.field.${field}`)}
                  {required && <em className="tag survey-required">{t('survey.required')}</em>}
                </th>
                <td className="number">{weight}</td>
                <td>
                  {because.map(({ document, clause }) => (
                    <span key={`${document} ${clause}`} className="survey-clause">
                      {/* the documents are those of the seeds, each with its name in the catalogue */}
                      {t(`compounds.documents.${document}` as Sentence)} {clause}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  )
}
