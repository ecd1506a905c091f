/** 计划管理: a sheet over the map, with the list of its pages at the left and one of them open. */
import { Suspense, useLayoutEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { Link } from 'wouter'
import { useT } from './language.ts'
import { pages } from './pages.tsx'
import type { PanelProps } from './panels.tsx'
import { Icon } from './ui/Icon.tsx'
import { ProblemNote } from './ui/Note.tsx'
import { Skeleton } from './ui/Skeleton.tsx'
import { type PageName, pageNames, urlOf } from './view.ts'

export function ProgrammeScreen({ page, ...panels }: PanelProps & { page: PageName }) {
  const { ledger, view, change } = panels
  const t = useT()
  const names = pageNames.filter((name) => name in pages)
  const Opened = pages[page]
  const list = useRef<HTMLElement>(null)
  // a narrow screen has room for some of the pages: the open one is among them
  useLayoutEffect(() => {
    list.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [page])
  return (
    <section className="programme" aria-label={t('programme.title')}>
      <nav ref={list} className="programme-pages" aria-label={t('programme.list')}>
        {names.map((name) => (
          <Link
            key={name}
            data-page={name}
            href={urlOf({ ...view, page: name, item: null })}
            aria-current={name === page ? 'page' : undefined}
          >
            {t(`programme.pages.${name}`)}
          </Link>
        ))}
      </nav>
      <Button
        className="icon-button programme-close"
        aria-label={t('programme.close')}
        onPress={() => change({ page: null, item: null })}
      >
        <Icon name="close" />
      </Button>
      <main className="programme-page" key={`${view.adcode} ${page}`}>
        {ledger.problem && <ProblemNote problem={ledger.problem} onRetry={ledger.retry} />}
        {Opened ? (
          <Suspense fallback={<Skeleton label={t('shell.loading')} />}>
            <Opened {...panels} />
          </Suspense>
        ) : (
          <p className="quiet">{t('programme.noPage')}</p>
        )}
      </main>
    </section>
  )
}
