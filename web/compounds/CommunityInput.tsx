/** The community of a compound: one of its street office's, or a new one named on the spot. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Community } from '#contract/district.ts'
import { addCommunity } from '#web/api.ts'
import { keepCommunity } from '#web/district.ts'
import { useT } from '#web/language.ts'
import { ProblemNote } from '#web/ui/Note.tsx'

type CommunityInputProps = {
  adcode: string
  communities: readonly Community[]
  /** The street office chosen in the same form; empty when unknown. */
  streetOfficeId: string
  typed: string
  onType: (id: string) => void
}

export function CommunityInput({ adcode, communities, streetOfficeId, typed, onType }: CommunityInputProps) {
  const t = useT()
  const id = useId()
  const [naming, setNaming] = useState(false)
  const own = communities.filter((each) => each.streetOfficeId === streetOfficeId || each.id === typed)
  return (
    <div className="field">
      <label htmlFor={id}>{t('words.field.communityId')}</label>
      <select
        id={id}
        className="input"
        value={typed}
        disabled={own.length === 0}
        onChange={({ target }) => onType(target.value)}
      >
        <option value="">{t(own.length === 0 ? 'compounds.noCommunities' : 'shell.unknown')}</option>
        {own.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <div className="field-below">
        {streetOfficeId === '' ? (
          <span className="quiet">{t('compounds.communityNeedsStreet')}</span>
        ) : naming ? (
          <CommunityName
            place={{ adcode, streetOfficeId }}
            onClose={() => setNaming(false)}
            onNamed={({ id }) => {
              onType(id)
              setNaming(false)
            }}
          />
        ) : (
          <Button className="link" onPress={() => setNaming(true)}>
            {t('compounds.nameCommunity')}
          </Button>
        )}
      </div>
    </div>
  )
}

type CommunityNameProps = {
  place: { adcode: string; streetOfficeId: string }
  onNamed: (added: Community) => void
  onClose: () => void
}

function CommunityName({ place, onNamed, onClose }: CommunityNameProps) {
  const t = useT()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const adding = useMutation({
    mutationFn: () => addCommunity({ ...place, name: name.trim() }),
    onSuccess: (added) => {
      keepCommunity(queries, added)
      onNamed(added)
    },
  })
  const add = () => {
    if (name.trim() !== '' && !adding.isPending) adding.mutate()
  }
  return (
    <>
      <input
        className="input"
        // biome-ignore lint/a11y/noAutofocus: it appears because the person asked for it, and there is nothing else to do in it
        autoFocus
        value={name}
        maxLength={60}
        autoComplete="off"
        aria-label={t('compounds.communityName')}
        placeholder={t('compounds.communityName')}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault() // Enter names the community; it does not save the compound
          add()
        }}
      />
      <div className="buttons">
        <Button className="button" isDisabled={name.trim() === '' || adding.isPending} onPress={add}>
          {t('compounds.add')}
        </Button>
        <Button className="button" onPress={onClose}>
          {t('shell.cancel')}
        </Button>
      </div>
      {adding.error && <ProblemNote problem={adding.error} />}
    </>
  )
}
