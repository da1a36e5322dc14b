import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesState } from '../../../src-main/contract/rules.ts'
import { useMay } from '../../stores/index.ts'
import { useRules } from '../../stores/sync-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DefaultsDialog } from './defaults-dialog.tsx'

/** The defaults of this version are others than the rules of this site: never taken over by themselves (F-259). */
export function DefaultsNotice() {
  const { t } = useTranslation('sync')
  const rules = useRules((state) => state.rules)
  const may = useMay('editSyncSites')
  const [open, setOpen] = useState(false)
  if (rules === null || !differs(rules)) return null
  return (
    <div className="notices is-first">
      <Banner
        tone={rules.newest > rules.version ? 'attention' : 'plain'}
        action={
          <Button size="small" onPress={() => setOpen(true)}>
            {t('rules.defaults.show')}
          </Button>
        }
      >
        {rules.newest > rules.version ? t('rules.defaults.newer') : t('rules.defaults.differs', { count: rules.difference.length })}
      </Banner>
      {open && <DefaultsDialog rules={rules} mayApply={may} onClose={() => setOpen(false)} />}
    </div>
  )
}

export const differs = ({ newest, version, difference }: RulesState): boolean => newest > version || difference.length > 0
