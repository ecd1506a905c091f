/** What is wrong with a pack as it is written, line by line; each fault leads to its line. */
import { Button } from 'react-aria-components'
import type { PackCheck, PackFault } from '#contract/pack-editing.ts'
import { useT } from '#web/language.ts'
import { Section } from '#web/ui/Section.tsx'

type PackFaultsProps = { check: PackCheck | undefined; isBehind: boolean; onFault: (fault: PackFault) => void }

export function PackFaults({ check, isBehind, onFault }: PackFaultsProps) {
  const t = useT()
  return (
    <Section title={check ? t('packs.faults', { count: check.faults.length }) : t('packs.checking')}>
      {isBehind && <p className="quiet">{t('packs.checking')}</p>}
      {check && check.faults.length === 0 && <p className="pack-faultless">{t('packs.faultless')}</p>}
      <ul className="pack-faults">
        {check?.faults.map((fault) => (
          <li key={`${fault.line} ${fault.column} ${fault.path} ${fault.reason}`}>
            <Button className="link" onPress={() => onFault(fault)}>
              {t('packs.fault', { line: fault.line, path: fault.path, reason: fault.reason })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
