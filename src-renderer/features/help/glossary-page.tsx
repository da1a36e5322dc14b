import '../../styles/help.css'
import { BookOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { findTerms, termNames } from './terms.ts'

/** The words of the program in plain language, searched as they are typed (U-81). */
export function GlossaryPage() {
  const { t, i18n } = useTranslation('help')
  const [search, setSearch] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDListElement>(null)
  useShortcuts({ searchList: () => box.current?.focus() })
  const all = termNames.map((id) => ({ id, name: t(`terms.${id}.name`), means: t(`terms.${id}.means`) }))
  const found = findTerms(all, search, i18n.language)
  return (
    <>
      <header className="page-head">
        <h1>{t('glossary.title')}</h1>
        <span className="sub">{t('glossary.lead')}</span>
      </header>
      <div className="toolbar">
        <SearchBox
          ref={box}
          label={t('glossary.search')}
          placeholder={t('glossary.search')}
          value={search}
          onChange={setSearch}
          onLeave={() => list.current?.focus()}
        />
        <span className="grow" />
        <span className="muted nowrap" role="status">
          {t('glossary.count', { count: found.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState icon={BookOpen} title={t('glossary.nothing', { text: search.trim() })}>
          {t('glossary.nothingMore')}
        </EmptyState>
      ) : (
        <dl ref={list} className="glossary scroll" tabIndex={0} aria-label={t('glossary.title')}>
          {found.map(({ id, name, means }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
