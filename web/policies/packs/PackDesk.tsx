/** 政策包的制定与修改: which packs there are, which of them are the district's own, and the way to a new one. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PolicyPack } from '#contract/policy.ts'
import { useT } from '#web/language.ts'
import { useStage } from '#web/stage.tsx'
import { documentName } from '#web/ui/document-name.ts'
import { ProblemNote } from '#web/ui/Note.tsx'
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx'
import { Section } from '#web/ui/Section.tsx'
import { usePacks, useTakeBack } from './use-packs.ts'

/** `open` names what is to be edited: `edit-<id>`, `copy-<id>` or `new`. */
type PackDeskProps = { adcode: string; readOnly: boolean; onOpen: (open: string) => void }

export function PackDesk({ adcode, readOnly, onOpen }: PackDeskProps) {
  const t = useT()
  const { data, error, refetch } = usePacks(adcode)
  const [taking, setTaking] = useState<PolicyPack | null>(null)
  if (error && !data) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!data || readOnly) return null
  const isOwn = ({ territory }: PolicyPack) => territory.every((prefix) => prefix === adcode)
  return (
    <Section className="pack-desk" title={t('packs.title')}>
      <p className="quiet">{t('packs.lead')}</p>
      <ul>
        {data.items.map((pack) => (
          <li key={pack.id}>
            <span>
              {documentName(pack)} <span className="quiet">{t('packs.version', { version: pack.version })}</span>
            </span>
            {isOwn(pack) && (
              <Button
                className="link"
                aria-label={`${t('packs.change')} ${documentName(pack)}`}
                onPress={() => onOpen(`edit-${pack.id}`)}
              >
                {t('packs.change')}
              </Button>
            )}
            <Button
              className="link"
              aria-label={`${t('packs.copy')} ${documentName(pack)}`}
              onPress={() => onOpen(`copy-${pack.id}`)}
            >
              {t('packs.copy')}
            </Button>
            {isOwn(pack) && (
              <Button
                className="link"
                aria-label={`${t('packs.takeBack')} ${documentName(pack)}`}
                onPress={() => setTaking(pack)}
              >
                {t('packs.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button className="button" onPress={() => onOpen('new')}>
        {t('packs.begin')}
      </Button>
      {taking && <TakeBack adcode={adcode} pack={taking} onClose={() => setTaking(null)} />}
    </Section>
  )
}

function TakeBack({ adcode, pack, onClose }: { adcode: string; pack: PolicyPack; onClose: () => void }) {
  const t = useT()
  const stage = useStage()
  const taking = useTakeBack(adcode)
  const { id, version } = pack
  const named = { name: documentName(pack), version }
  return (
    <ReasonDialog
      title={t('packs.takeBackTitle', named)}
      text={t('packs.takeBackText')}
      label={t('packs.reason')}
      action={t('packs.takeBack')}
      isPending={taking.isPending}
      problem={taking.error}
      onClose={onClose}
      onReason={(reason) =>
        taking.mutate(
          { id, version, reason },
          {
            onSuccess: () => {
              stage.say({ text: t('packs.takenBack', named) })
              onClose()
            },
          },
        )
      }
    />
  )
}
