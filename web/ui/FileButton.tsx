/** A button that fetches a file the server makes; while it is made the button waits, a refusal stands beside it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { ProblemNote } from './Note.tsx'

type FileButtonProps = {
  label: string
  /** What the file is of, where the label alone does not say it. */
  named?: string
  look?: string
  isDisabled?: boolean
  fetchFile: () => Promise<void>
}

export function FileButton({ label, named, look = 'button button-small', isDisabled, fetchFile }: FileButtonProps) {
  const fetching = useMutation<void, Error>({ mutationFn: fetchFile })
  return (
    <>
      <Button
        className={look}
        aria-label={named}
        isDisabled={isDisabled || fetching.isPending}
        onPress={() => fetching.mutate()}
      >
        {label}
      </Button>
      {fetching.error && <ProblemNote problem={fetching.error} />}
    </>
  )
}
