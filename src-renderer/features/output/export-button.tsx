import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Makes a file of all rows of the list (U-64); in a narrow window the drawing alone. */
export function ExportButton({ onExport }: { onExport: () => Promise<void> | void }) {
  const { t } = useTranslation('output')
  const [isBusy, setBusy] = useState(false)
  const press = async () => {
    setBusy(true)
    await onExport()
    setBusy(false)
  }
  return (
    <Button kind="quiet" icon={Download} busy={isBusy} onPress={() => void press()}>
      <span className="only-wide">{t('export')}</span>
      <span className="vh only-narrow">{t('export')}</span>
    </Button>
  )
}
