/** 片区一览表 of a scheme as a file: asked for in the language of the page, named as the server names it. */
import { client } from '#web/api.ts'
import { download } from '#web/download.ts'
import { useT } from '#web/language.ts'
import { FileButton } from '#web/ui/FileButton.tsx'

/** `schemeOf` answers the scheme's id, after saving it where it still has to be; null where there is none. */
export function WorkbookButton({
  schemeOf,
  isDisabled = false,
}: {
  schemeOf: () => Promise<string | null>
  isDisabled?: boolean
}) {
  const t = useT()
  const fetchFile = async () => {
    const id = await schemeOf()
    if (id) await download(await client.api.schemes[':id'].workbook.$get({ param: { id }, query: {} }), `${id}.xlsx`)
  }
  return (
    <FileButton label={t('areaPanel.exportWorkbook')} look="button" isDisabled={isDisabled} fetchFile={fetchFile} />
  )
}
