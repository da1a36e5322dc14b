import { LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { SupportDialog } from './support-dialog.tsx'

/** Opens the support bundle (4-10), for those who may see the log. */
export function SupportButton() {
  const { t } = useTranslation('support')
  const [isOpen, setOpen] = useState(false)
  const mayViewLog = useMay('viewLog')
  if (!mayViewLog) return null
  return (
    <>
      <Button icon={LifeBuoy} onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && <SupportDialog onClose={() => setOpen(false)} />}
    </>
  )
}
