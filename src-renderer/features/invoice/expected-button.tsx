import { Truck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { refusalSentence } from '../../i18n.ts'
import { invoice as store, useInvoice } from '../../stores/trade.ts'
import { Button } from '../../ui/button.tsx'
import { isoDay } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useFormat, useNow } from '../../ui/use-format.ts'
import { Day } from './date-dialog.tsx'
import { setExpected } from './head-changes.ts'

/** Goods are expected until they are there. */
export const isAwaited = ({ kind, state }: Pick<Invoice, 'kind' | 'state'>): boolean =>
  kind === 'inbound_shipment' && (state === 'new' || state === 'shipped')

/** When the goods of a supplier are expected; opens the question for it (5E). */
export function ExpectedButton({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('outbound')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const day = invoice.expectedDelivery
  const words = day === null ? t('expected.do') : t('expected.on', { day: format.date(day) })
  return (
    <>
      <Tooltip text={words} placement="bottom">
        <Button kind="quiet" icon={Truck} aria-label={words} onPress={() => setOpen(true)}>
          {day === null ? undefined : format.date(day)}
        </Button>
      </Tooltip>
      {isOpen && <ExpectedDialog said={day} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExpectedDialog({ said, onClose }: { said: string | null; onClose: () => void }) {
  const { t } = useTranslation('outbound')
  const isBusy = useInvoice((state) => state.busy === 'day')
  const refusal = useInvoice((state) => (state.refusal?.target === 'day' ? state.refusal.error : null))
  const now = useNow(3_600_000)
  const [day, setDay] = useState(said ?? isoDay(now))
  const close = () => {
    store.getState().clearRefusal()
    onClose()
  }
  const send = async (next: string | null) => {
    if (await setExpected(next)) onClose()
  }
  return (
    <Dialog
      title={t('expected.title')}
      lead={t('expected.lead')}
      isOpen
      onClose={close}
      foot={
        <>
          {said !== null && (
            <Button isDisabled={isBusy} onPress={() => void send(null)}>
              {t('expected.unknown')}
            </Button>
          )}
          <Button keys="cancel" onPress={close}>
            {t('common:cancel')}
          </Button>
          <Button kind="primary" type="submit" form="expected-day" busy={isBusy} keys={{ key: 'Enter' }}>
            {t('expected.set')}
          </Button>
        </>
      }
    >
      <form
        id="expected-day"
        onSubmit={(event) => {
          event.preventDefault()
          void send(day)
        }}
      >
        <Day label={t('expected.label')} day={day} mistake={refusal && refusalSentence(refusal)} isShut={false} onChange={setDay} />
      </form>
    </Dialog>
  )
}
