import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useIdentity, useUnsettled } from './use-identity.ts'

/** Stands over every page while the data can only be read. */
export function ReadOnlyNotice() {
  const { t } = useTranslation('identity')
  const outcome = useUnsettled()
  const open = useIdentity((identity) => identity.open)
  if (outcome === null) return null
  return (
    <div className="notices is-first">
      <Banner
        tone="stopped"
        action={
          <Button size="small" onPress={open}>
            {t('open')}
          </Button>
        }
      >
        {t(`notice.${outcome}`)}
      </Banner>
    </div>
  )
}
