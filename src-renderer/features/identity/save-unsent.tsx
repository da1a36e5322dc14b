import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IdentityState } from '../../../src-main/contract/identity.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { saveText } from '../../ui/save-text.ts'
import { useFormat } from '../../ui/use-format.ts'
import { unsentWords } from './facts.tsx'
import { useIdentity } from './use-identity.ts'

/** What only this file has goes into a file of the user's first; the same button again makes another one. */
export function SaveUnsent({ state }: { state: IdentityState }) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const busy = useIdentity((identity) => identity.busy)
  if (state.unsentRecords === 0) return <p className="muted">{t('save.none')}</p>
  const save = async () => {
    const file = await useIdentity.getState().save()
    if (file !== null) saveText(file)
  }
  const { saved } = state
  const records = t('unsent.records', { count: saved?.records ?? 0 })
  return (
    <Banner
      tone={saved === null ? 'attention' : 'ok'}
      action={
        <Button size="small" icon={Download} busy={busy} onPress={() => void save()} autoFocus={saved === null}>
          {t('save.do')}
        </Button>
      }
    >
      <span role="status">
        {saved === null
          ? t('save.lead', { waiting: unsentWords(state, t) })
          : t('save.saved', { time: format.when(saved.at), file: saved.fileName, records })}
      </span>
    </Banner>
  )
}
