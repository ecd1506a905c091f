/** The menu of chosen compounds in one classification, as a workbook named by the server. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'

type ExportButtonProps = { adcode: string; catalogue: string; compounds: string[] | null; label?: string }

export function ExportButton({ adcode, catalogue, compounds, label }: ExportButtonProps) {
  const t = useT()
  const fetching = useMutation<void, Error>({
    mutationFn: async () =>
      download(
        await client.api.menu.workbook.$post({ json: { adcode, catalogue, ...(compounds && { compounds }) } }),
        `${catalogue}.xlsx`,
      ),
  })
  return (
    <>
      <Button className="button button-small" isDisabled={fetching.isPending} onPress={() => fetching.mutate()}>
        {label ?? t('menu.exportSheet')}
      </Button>
      {fetching.error && <ProblemNote problem={fetching.error} />}
    </>
  )
}
