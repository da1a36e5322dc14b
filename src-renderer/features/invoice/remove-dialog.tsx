import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Asks before a document is deleted (5E). */
export function RemoveDialog({ invoice, isOpen, onClose }: { invoice: Invoice; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('trade')
  const refusal = useInvoice((state) => (state.refusal?.target === 'remove' ? state.refusal.error : null))
  const { number } = invoice
  const say = invoice.kind === 'supplier_return' ? 'documents:return.remove' : 'remove'
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const remove = async () => {
    if (!(await store.getState().remove())) return
    showToast(number === null ? t(`${say}.donePending`) : t(`${say}.done`, { number }))
    go('transactions')
  }
  return (
    <Dialog
      role="alertdialog"
      title={number === null ? t(`${say}.titlePending`) : t(`${say}.title`, { number })}
      isOpen={isOpen}
      onClose={close}
      foot={
        <>
          <Button autoFocus keys="cancel" onPress={close}>
            {t('remove.cancel')}
          </Button>
          <Button kind="danger" onPress={() => void remove()}>
            {t(`${say}.do`)}
          </Button>
        </>
      }
    >
      <p className="read">{t('remove.sentence')}</p>
      {refusal && (
        <Banner tone="attention" alert>
          {refusalSentence(refusal)}
        </Banner>
      )}
    </Dialog>
  )
}
