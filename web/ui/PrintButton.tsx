/** Prints the page that is open over the map, as its style sheet lays it on paper. */
import { Button } from 'react-aria-components'
import { useT } from '#web/language.ts'
import { printSheet } from '#web/printing.ts'

export function PrintButton({ look = 'button button-small' }: { look?: string }) {
  const t = useT()
  return (
    <Button className={look} onPress={() => void printSheet(async () => undefined)}>
      {t('shell.print')}
    </Button>
  )
}
