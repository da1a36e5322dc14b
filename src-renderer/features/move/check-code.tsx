import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeLength, compareCodes } from '../../../src-main/contract/store-move.ts'
import { Banner } from '../../ui/banner.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** This site's word over its figures, and a field for the other's: equal, or which figures to compare (F-236). */
export function CheckCode({ own }: { own: string }) {
  const { t, i18n } = useTranslation('move')
  const [typed, setTyped] = useState('')
  const isWhole = typed.replaceAll(/[\s-]/g, '').length >= codeLength
  const found = isWhole ? compareCodes(own, typed) : null
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  return (
    <>
      <dl className="kv">
        <dt>{t('code.label')}</dt>
        <dd className="code checkcode">{own}</dd>
      </dl>
      <TextField label={t('code.other')} hint={t('code.what')} value={typed} onChange={setTyped} maxLength={20} autoComplete="off" />
      <div aria-live="polite">
        {found?.kind === 'equal' && <Banner tone="ok">{t('code.equal')}</Banner>}
        {found?.kind === 'unreadable' && <Banner tone="attention">{t('code.unreadable')}</Banner>}
        {found?.kind === 'differs' && (
          <Banner tone="attention">{t('code.differs', { parts: list.format(found.parts.map((part) => t(`code.parts.${part}`))) })}</Banner>
        )}
      </div>
    </>
  )
}
