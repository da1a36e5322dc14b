import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Leads to the paper of the list (U-62, U-63); in a narrow window the drawing alone. */
export function PrintButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('output')
  return (
    <Button kind="quiet" icon={Printer} keys="printDocument" onPress={onPress}>
      <span className="only-wide">{t('print.do')}</span>
      <span className="vh only-narrow">{t('print.do')}</span>
    </Button>
  )
}
