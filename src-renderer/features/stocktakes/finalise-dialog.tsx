import { ArrowDown, ArrowUp, Check, Lock, Scissors } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../src-main/contract/result.ts'
import type { Stocktake, StocktakeForecast } from '../../../src-main/contract/stocktakes.ts'
import { api } from '../../api.ts'
import { refusalSentence } from '../../i18n.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { useAnswer } from '../../stores/stock-pages.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { Outcome } from '../invoice/outcome.tsx'

/** Asks before finalising, and names what it does and what stands in its way: Enter finalises, Escape does not (3E, 5I). */
export function FinaliseDialog({ take, onClose }: { take: Stocktake; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const { number } = take
  const { value: forecast, refusal: unknown } = useForecast(take)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppError | null>(null)
  const isUnsaved = useCounting((state) => state.typed.size > 0 || state.sending > 0) && !busy
  const finalise = async () => {
    setBusy(true)
    const answer = await counting.getState().finalise()
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.error)
    counting.getState().setFilter({ show: 'all', search: '' })
    showToast(number === null ? t('finalise.donePending') : t('finalise.done', { number }))
    onClose()
  }
  const isBlocked = forecast === null || forecast.blocked.length > 0 || forecast.counted === 0
  const said = refusal ?? unknown
  return (
    <Dialog
      role="alertdialog"
      title={number === null ? t('finalise.titlePending') : t('finalise.title', { number })}
      lead={take.datedBackTo === null ? t('finalise.lead') : t('finalise.leadThen', { day: format.date(take.datedBackTo) })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button keys="cancel" onPress={onClose} autoFocus={forecast !== null && isBlocked}>
            {t('finalise.cancel')}
          </Button>
          <Button
            key={isBlocked ? 'blocked' : 'open'}
            kind="primary"
            autoFocus={!isBlocked}
            busy={busy}
            isDisabled={isBlocked || isUnsaved}
            keys={{ key: 'Enter' }}
            onPress={() => void finalise()}
          >
            {t('finalise.do')}
          </Button>
        </>
      }
    >
      {forecast === null && said === null && <Skeleton />}
      {forecast !== null && forecast.blocked.length === 0 && <Consequences forecast={forecast} />}
      <div className="dialog-notes">
        {forecast !== null && forecast.blocked.length > 0 && <Blocked forecast={forecast} onClose={onClose} />}
        {isUnsaved && <Banner tone="waiting">{t('finalise.notYet')}</Banner>}
        {said && (
          <Banner tone="attention" alert>
            {refusalSentence(said)}
          </Banner>
        )}
      </div>
    </Dialog>
  )
}

/** Asked anew whenever the data change: what is said must be what will be done. */
const useForecast = ({ id, version }: Stocktake) =>
  // A count that is saved under the dialog makes another version.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useAnswer(useCallback(() => api['stocktake.forecast']({ id }), [id, version]))

function Consequences({ forecast }: { forecast: StocktakeForecast }) {
  const { t } = useTranslation('stocktakes')
  const format = useFormat()
  const { addition, reduction, newBatches, same, uncounted } = forecast
  return (
    <ul className="outcomes">
      {addition.lines > 0 && (
        <Outcome
          icon={ArrowUp}
          what={t('finalise.added', { count: addition.lines, value: format.amount(addition.value) })}
          after={newBatches > 0 ? t('finalise.addedNew', { count: newBatches }) : t('finalise.addedAfter')}
        />
      )}
      {reduction.lines > 0 && (
        <Outcome
          icon={ArrowDown}
          what={t('finalise.taken', { count: reduction.lines, value: format.amount(reduction.value) })}
          after={t('finalise.takenAfter')}
        />
      )}
      {same > 0 && <Outcome icon={Check} what={t('finalise.same', { count: same })} after={t('finalise.sameAfter')} />}
      {uncounted > 0 && <Outcome icon={Scissors} what={t('finalise.dropped', { count: uncounted })} after={t('finalise.droppedAfter')} />}
      <Outcome icon={Lock} what={t('finalise.locked')} after={t('finalise.lockedAfter')} />
    </ul>
  )
}

const shown = 3

/** Each line that stands in the way, with its reason; what can be shown in the table has its filter. */
function Blocked({ forecast: { blocked }, onClose }: { forecast: StocktakeForecast; onClose: () => void }) {
  const { t } = useTranslation('stocktakes')
  const show = () => {
    const twice = blocked.find(({ reason }) => reason === 'stocktake_counted_twice')
    const reasons = new Set(blocked.map(({ reason }) => reason))
    const what = reasons.has('stocktake_moved')
      ? 'toDecide'
      : [...reasons].every((one) => one.startsWith('stocktake_reason'))
        ? 'withoutReason'
        : 'different'
    const ofTwice = { show: 'all', search: `${twice?.params['item']} ${twice?.params['batch']}` } as const
    counting.getState().setFilter(twice === undefined ? { show: what, search: '' } : ofTwice)
    onClose()
  }
  return (
    <Banner
      tone="attention"
      alert
      action={
        <Button size="small" onPress={show}>
          {t('finalise.go')}
        </Button>
      }
    >
      <b className="medium">{t('finalise.blockedTitle')}</b>
      <ul className="blocked">
        {blocked.slice(0, shown).map(({ lineId, reason, params }) => (
          <li key={lineId}>{refusalSentence({ code: 'refused', reason, params })}</li>
        ))}
        {blocked.length > shown && <li>{t('finalise.blockedMore', { count: blocked.length - shown })}</li>}
      </ul>
    </Banner>
  )
}
