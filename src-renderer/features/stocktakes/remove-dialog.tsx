import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { Stocktake } from '../../../src-main/contract/stocktakes.ts'
import { refusalSentence } from '../../i18n.ts'
import { go } from '../../stores/route.ts'
import { counting } from '../../stores/stocktake-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast.tsx'

/** Asks before a stocktake is deleted (5E). */
export function RemoveDialog({ take: { number }, onClose }: { take: Stocktake; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const remove = async () => {
    const answer = await counting.getState().remove()
    if (!answer.ok) return setRefusal(answer.error)
    showToast(number === null ? t('remove.donePending') : t('remove.done', { number }))
    go('stocktakes')
    counting.getState().close()
  }
  return (
    <Dialog
      role="alertdialog"
      title={number === null ? t('remove.titlePending') : t('remove.title', { number })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button autoFocus keys="cancel" onPress={onClose}>
            {t('remove.cancel')}
          </Button>
          <Button kind="danger" onPress={() => void remove()}>
            {t('remove.do')}
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
