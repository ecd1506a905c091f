/** The menu of chosen compounds in one classification, as a workbook named by the server. */
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { useT } from '#web/language.ts'
import { FileButton } from '#web/ui/FileButton.tsx'

type ExportButtonProps = { adcode: string; catalogue: string; compounds: string[] | null }

export function ExportButton({ adcode, catalogue, compounds }: ExportButtonProps) {
  const t = useT()
  const fetchFile = async () =>
    download(
      await client.api.menu.workbook.$post({ json: { adcode, catalogue, ...(compounds && { compounds }) } }),
      `${catalogue}.xlsx`,
    )
  return <FileButton label={t('menu.exportSheet')} fetchFile={fetchFile} />
}
