/** 片区一览表 of a scheme as a file: asked for in the language of the page, named as the server names it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { client, problemOf } from '#web/api.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'

/** `schemeOf` answers the scheme's id, after saving it where it still has to be; null where there is none. */
export function WorkbookButton({
  schemeOf,
  isDisabled = false,
}: {
  schemeOf: () => Promise<string | null>
  isDisabled?: boolean
}) {
  const t = useT()
  const fetching = useMutation<void, Error>({
    mutationFn: async () => {
      const id = await schemeOf()
      if (id) await download(id)
    },
  })
  return (
    <>
      <Button className="button" isDisabled={isDisabled || fetching.isPending} onPress={() => fetching.mutate()}>
        {t('areaPanel.exportWorkbook')}
      </Button>
      {fetching.error && <ProblemNote problem={fetching.error} />}
    </>
  )
}

async function download(id: string): Promise<void> {
  const answer = await client.api.schemes[':id'].workbook.$get({ param: { id }, query: {} })
  if (!answer.ok) throw await problemOf(answer)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameOf(answer.headers.get('content-disposition')) ?? `${id}.xlsx`
  link.click()
  // the browser has taken the file by the time anything else is pressed
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in UTF-8 out of the header (RFC 5987). */
function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return encoded === undefined ? null : decodeURIComponent(encoded)
}
