/** The facts of several chosen compounds recorded in one step: “这 28 个：未列入棚改，依据 2019 年名单”. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { FactsDialog } from './FactsDialog.tsx'
import { asksFor } from './facts-form.ts'
import { useDistrictPolicies } from './use-policies.ts'

type SelectionFactsProps = { adcode: string; compounds: readonly { id: string; name: string }[] }

export function SelectionFacts({ adcode, compounds }: SelectionFactsProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { data } = useDistrictPolicies(adcode)
  const tests = data?.policies.flatMap((each) => each.tests) ?? []
  const asks = asksFor(tests)
  if (asks.length === 0) return null
  return (
    <>
      <Button className="button" onPress={() => setOpen(true)}>
        {t('policies.recordMany')}
      </Button>
      {isOpen && <FactsDialog adcode={adcode} compounds={compounds} asks={asks} onClose={() => setOpen(false)} />}
    </>
  )
}
