/** Works of one compound that would come in the wrong order, rule by rule, with the clause; a rule can be waived for a reason. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { CompoundMenu, MenuCatalogues, SequenceWarning } from '#contract/menu.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { PrintedClause } from '#web/ui/PrintedClause.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { useKeptFocus } from '#web/use-kept-focus.ts'
import { useUndo } from '#web/use-undo.ts'
import { useWaive } from './use-menu.ts'
import { findItem, isWaived, itemName } from './words.ts'

type Ordered = Pick<CompoundMenu, 'id' | 'warnings' | 'waivers'>
type WarningListProps = { known: MenuCatalogues; menu: Ordered; readOnly: boolean }

export function WarningList({ known, menu, readOnly }: WarningListProps) {
  const t = useT()
  const rules = [...new Set(menu.warnings.map(({ packId, rule }) => `${packId} ${rule}`))]
  if (rules.length === 0) return null
  const standing = menu.warnings.filter((warning) => !isWaived(menu.waivers, warning)).length
  return (
    <section className="order-warnings" aria-label={t('menu.tabs.order')} data-quiet={standing === 0 || undefined}>
      <p className="order-count">{standing === 0 ? t('menu.noWarnings') : t('menu.warnings', { count: standing })}</p>
      {rules.map((key) => (
        <Rule
          key={key}
          {...{ known, menu, readOnly }}
          warnings={menu.warnings.filter(({ packId, rule }) => `${packId} ${rule}` === key)}
        />
      ))}
    </section>
  )
}

function Rule({ known, menu, readOnly, warnings }: WarningListProps & { warnings: SequenceWarning[] }) {
  const t = useT()
  const stage = useStage()
  const undo = useUndo()
  const waiving = useWaive(menu.id.slice(0, 6))
  const [asking, setAsking] = useState(false)
  const [first] = warnings
  const catalogue = known.catalogues.find(({ packId, code }) => packId === first?.packId && code === first.catalogue)
  const rule = catalogue?.sequence.find(({ code }) => code === first?.rule)
  const waiver = menu.waivers.find((each) => first && isWaived([each], first))
  const { list, leaving } = useKeptFocus<HTMLDivElement>([waiver ? 'waived' : 'bound'], '.rule-act')
  if (!first || !catalogue || !rule) return null
  const { packId } = first
  const nameOf = (code: string, digs: boolean) => {
    const found = findItem(known, code)
    const name = found ? itemName(found.item) : code
    return digs ? t('menu.digging', { item: name }) : name
  }
  const save = (reason: string | null, seen: number | null) =>
    waiving.mutateAsync({ compoundId: menu.id, packId, rule: rule.code, reason, seen })
  const [waived, bound] = [t('menu.waivedToast', { rule: rule.label }), t('menu.boundToast', { rule: rule.label })]
  const ask = () => {
    waiving.reset()
    leaving('bound')
    setAsking(true)
  }
  const waive = (reason: string) =>
    void save(reason, null).then(
      ({ version }) => {
        setAsking(false)
        stage.say({ text: waived, undo: () => undo(() => save(null, version), bound) })
      },
      () => undefined, // the refusal stands in the dialog
    )
  const bind = ({ version, reason }: Ordered['waivers'][number]) => {
    leaving('waived')
    void save(null, version).then(
      () => stage.say({ text: bound, undo: () => undo(() => save(reason, null), waived) }),
      ({ message }: Error) => stage.say({ text: message }),
    )
  }
  return (
    <div className="order-rule" ref={list} tabIndex={-1} data-waived={waiver !== undefined || undefined}>
      <h4>
        {rule.label}{' '}
        <PrintedClause
          document={{ id: packId, documentNumber: catalogue.documentNumber }}
          clause={rule.clause}
          printed={rule.printed}
          quoted={catalogue.clauses.find(({ id }) => id === rule.clause)?.quoted}
          note={rule.note ?? null}
          about={rule.label}
        />
      </h4>
      {waiver ? (
        <p className="quiet">
          {t('menu.waived', { by: waiver.by, onDay: waiver.onDay ?? '', reason: waiver.reason })}{' '}
          {!readOnly && (
            <Button className="link rule-act" isDisabled={waiving.isPending} onPress={() => bind(waiver)}>
              {t('menu.bindAgain')}
            </Button>
          )}
        </p>
      ) : (
        <>
          <ul>
            {warnings.map(({ first: earlier, later, kind, firstWhen, laterWhen, firstDigs, laterDigs }) => (
              <li key={`${earlier} ${later}`}>
                {t(`menu.warning.${kind}`, {
                  first: nameOf(earlier, firstDigs),
                  later: nameOf(later, laterDigs),
                  firstWhen: firstWhen ?? '–',
                  laterWhen: laterWhen ?? '–',
                })}
              </li>
            ))}
          </ul>
          {!readOnly && (
            <Button className="link rule-act" isDisabled={waiving.isPending} onPress={ask}>
              {t('menu.waive')}
            </Button>
          )}
        </>
      )}
      {asking && (
        <ReasonDialog
          title={t('menu.waiveTitle', { rule: rule.label })}
          text={t('menu.waiveText')}
          label={t('menu.waiveReason')}
          action={t('menu.waive')}
          isPending={waiving.isPending}
          problem={waiving.error}
          onReason={waive}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
